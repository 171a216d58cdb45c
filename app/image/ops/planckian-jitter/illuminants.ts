/**
 * Colors of light sources by temperature, every 500 kelvin: black bodies, and daylight of the CIE D series. The figures
 * are those published with Zini et al., "Planckian jitter" (ICLR 2023).
 */

export type Illuminants = 'blackbody' | 'cied';

type Color = readonly [r: number, g: number, b: number];

/** The temperature around which the jitter is drawn. */
export const WHITE = 6000;

export const LOWEST: Readonly<Record<Illuminants, number>> = { blackbody: 3000, cied: 4000 };

const STEP = 500;

const COLORS: Readonly<Record<Illuminants, readonly Color[]>> = {
  blackbody: [
    [0.6743, 0.4029, 0.0013],
    [0.6281, 0.4241, 0.1665],
    [0.5919, 0.4372, 0.2513],
    [0.5623, 0.4457, 0.3154],
    [0.5376, 0.4515, 0.3672],
    [0.5163, 0.4555, 0.4103],
    [0.4979, 0.4584, 0.4468],
    [0.4816, 0.4604, 0.4782],
    [0.4672, 0.4619, 0.5053],
    [0.4542, 0.463, 0.5289],
    [0.4426, 0.4638, 0.5497],
    [0.432, 0.4644, 0.5681],
    [0.4223, 0.4648, 0.5844],
    [0.4135, 0.4651, 0.599],
    [0.4054, 0.4653, 0.6121],
    [0.398, 0.4654, 0.6239],
    [0.3911, 0.4655, 0.6346],
    [0.3847, 0.4656, 0.6444],
    [0.3787, 0.4656, 0.6532],
    [0.3732, 0.4656, 0.6613],
    [0.368, 0.4655, 0.6688],
    [0.3632, 0.4655, 0.6756],
    [0.3586, 0.4655, 0.682],
    [0.3544, 0.4654, 0.6878],
    [0.3503, 0.4653, 0.6933],
  ],
  cied: [
    [0.5829, 0.4421, 0.2288],
    [0.551, 0.4514, 0.2948],
    [0.5246, 0.4576, 0.3488],
    [0.5021, 0.4618, 0.3941],
    [0.4826, 0.4646, 0.4325],
    [0.4654, 0.4667, 0.4654],
    [0.4502, 0.4681, 0.4938],
    [0.4364, 0.4692, 0.5186],
    [0.424, 0.47, 0.5403],
    [0.4127, 0.4705, 0.5594],
    [0.4023, 0.4709, 0.5763],
    [0.3928, 0.4713, 0.5914],
    [0.3839, 0.4715, 0.6049],
    [0.3757, 0.4716, 0.6171],
    [0.3681, 0.4717, 0.6281],
    [0.3609, 0.4718, 0.638],
    [0.3543, 0.4719, 0.6472],
    [0.348, 0.4719, 0.6555],
    [0.3421, 0.4719, 0.6631],
    [0.3365, 0.4719, 0.6702],
    [0.3313, 0.4719, 0.6766],
    [0.3263, 0.4719, 0.6826],
    [0.3217, 0.4719, 0.6882],
  ],
};

/** The color of light of a temperature in kelvin, between the two nearest of the table; the ends go on unchanged. */
export function illuminant(kind: Illuminants, temperature: number): Color {
  const colors = COLORS[kind];
  const position = Math.min(colors.length - 1, Math.max(0, (temperature - LOWEST[kind]) / STEP));
  const i = Math.floor(position);
  const low = colors[i] as Color;
  const high = colors[Math.min(colors.length - 1, i + 1)] as Color;
  const between = (c: 0 | 1 | 2) => low[c] + (high[c] - low[c]) * (position - i);
  return [between(0), between(1), between(2)];
}
