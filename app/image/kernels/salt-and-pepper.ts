import { RandomStream } from '../../random/stream.ts';
import { blankLike, colorChannels, maxValue, type Raster } from '../raster.ts';

interface Grains {
  /** Part of the pixels that change. */
  readonly amount: number;
  /** Part of those that become white; the others become black. */
  readonly salt: number;
  readonly seed: number;
}

/**
 * Makes exactly as many pixels white and black as asked for. Each pixel in turn is taken with the probability of what is
 * still wanted among what is still to come (selection sampling, Knuth), so no list of places is needed. Alpha stays.
 */
export function saltAndPepper(source: Raster, { amount, salt, seed }: Grains): Raster {
  const { data, channels, width, height } = source;
  const colors = colorChannels(channels);
  const max = maxValue(source);
  const random = new RandomStream({ seed, item: 0, copy: 0, step: 0 });
  const target = blankLike(source, width, height);
  target.data.set(data);
  let left = Math.floor(width * height * amount);
  let whites = Math.floor(left * salt);
  for (let p = 0, rest = width * height; left > 0; p++, rest--) {
    if (random.below(rest) >= left) continue;
    const white = random.below(left) < whites;
    if (white) whites--;
    left--;
    target.data.fill(white ? max : 0, p * channels, p * channels + colors);
  }
  return target;
}
