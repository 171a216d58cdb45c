import { z } from 'zod';
import type { RandomStream } from '../../../random/stream.ts';
import { type Stains, separatedStains, stainAxes, varyStains } from '../../kernels/stains.ts';
import type { Operation, View } from '../../op.ts';
import { colorChannels } from '../../raster.ts';
import { type HEStainParameters, heStainMeta, STAIN_PRESETS } from './meta.ts';

const vector = z.tuple([z.number(), z.number(), z.number()]);
const pair = z.tuple([z.number(), z.number()]);

const drawn = z.object({
  /** What each stain takes of red, green and blue: hematoxylin, eosin. */
  stain_matrix: z.tuple([vector, vector]),
  scale_factors: pair,
  shift_values: pair,
  augment_background: z.boolean().default(false),
});

type Drawn = z.output<typeof drawn>;

/** Grey pictures have no stains and stay. */
export const heStain: Operation<HEStainParameters, Drawn> = {
  meta: heStainMeta,
  drawn,
  draw(parameters, view, random) {
    const stain_matrix = stainsOf(parameters, view, random);
    const twice = (range: readonly [number, number]): [number, number] => [
      random.between(...range),
      random.between(...range),
    ];
    return {
      stain_matrix,
      scale_factors: twice(parameters.intensity_scale_range),
      shift_values: twice(parameters.intensity_shift_range),
      augment_background: parameters.augment_background,
    };
  },
  effects: (values, { channels }) =>
    colorChannels(channels) === 1
      ? []
      : [
          {
            kind: 'point',
            apply: (source, target) =>
              varyStains(source, target, {
                stains: values.stain_matrix,
                factors: values.scale_factors,
                shifts: values.shift_values,
                background: values.augment_background,
              }),
          },
        ],
};

function stainsOf({ method, preset }: HEStainParameters, view: View, random: RandomStream): Drawn['stain_matrix'] {
  const standard = PRESETS.standard;
  if (method === 'random_preset') return PRESETS[STAIN_PRESETS[random.below(STAIN_PRESETS.length)] ?? 'standard'];
  if (method === 'preset') return PRESETS[preset ?? 'standard'];
  if (colorChannels(view.channels) === 1) return standard;
  const found: Stains | null =
    method === 'macenko' ? stainAxes(view.pixels()) : separatedStains(view.pixels(), PRESETS.ruifrok);
  return found === null ? standard : [[...found[0]], [...found[1]]];
}

/** Published reference vectors, as Albumentations has them. */
const PRESETS: Readonly<Record<(typeof STAIN_PRESETS)[number], Drawn['stain_matrix']>> = {
  ruifrok: [
    [0.644211, 0.716556, 0.266844],
    [0.092789, 0.954111, 0.283111],
  ],
  macenko: [
    [0.5626, 0.7201, 0.4062],
    [0.2159, 0.8012, 0.5581],
  ],
  standard: [
    [0.65, 0.7, 0.29],
    [0.07, 0.99, 0.11],
  ],
  high_contrast: [
    [0.55, 0.88, 0.11],
    [0.12, 0.86, 0.49],
  ],
  h_heavy: [
    [0.75, 0.61, 0.32],
    [0.04, 0.93, 0.36],
  ],
  e_heavy: [
    [0.6, 0.75, 0.28],
    [0.17, 0.95, 0.25],
  ],
  dark: [
    [0.78, 0.55, 0.28],
    [0.09, 0.97, 0.21],
  ],
  light: [
    [0.57, 0.71, 0.38],
    [0.15, 0.89, 0.42],
  ],
};
