import { AppError } from '../../errors.ts';
import { RandomStream } from '../../random/stream.ts';
import type { Field } from '../op.ts';
import { blankLike, colorChannels, maxValue, type Raster } from '../raster.ts';

/**
 * Fields of random numbers, one a sample, made again from their seed whenever they are needed. Each number takes 16
 * random bits: a word of the generator gives two, and a table gives the normal value to each. 65,536 levels, up to 4.3
 * standard deviations, are finer than any sample can show.
 */

/** Independent normal numbers. */
export function normalField(length: number, seed: number, { mean, std }: { mean: number; std: number }): Float32Array {
  return lookedUp(length, seed, normalQuantiles(), { offset: mean, factor: std });
}

/** Independent numbers, uniform from low to high. */
export function uniformField(length: number, seed: number, [low, high]: readonly [number, number]): Float32Array {
  return lookedUp(length, seed, uniformLevels, { offset: low, factor: high - low });
}

const uniformLevels = Float32Array.from({ length: 65_536 }, (_, bits) => (bits + 0.5) / 65_536);

/** Plain loops over tables: `Float32Array.from` with a function took ten times as long (640 × 480 × 3, Node 24). */
function lookedUp(
  length: number,
  seed: number,
  table: Float32Array,
  { offset, factor }: { readonly offset: number; readonly factor: number },
): Float32Array {
  const bits = randomBits(length, seed);
  const field = new Float32Array(length);
  for (let i = 0; i < length; i++) field[i] = offset + factor * (table[bits[i] as number] as number);
  return field;
}

/** Independent numbers of any distribution, given as its quantiles, each times a factor. */
export function quantileField(
  length: number,
  seed: number,
  { quantiles, factor }: { readonly quantiles: Float32Array; readonly factor: number },
): Float32Array {
  return lookedUp(length, seed, quantiles, { offset: 0, factor });
}

/** Independent whole numbers of 16 random bits. */
function randomBits(length: number, seed: number): Uint16Array {
  const random = new RandomStream({ seed, item: 0, copy: 0, step: 0 });
  const field = new Uint16Array(length);
  for (let i = 0; i < length; i += 2) {
    const word = random.uint32();
    field[i] = word;
    if (i + 1 < length) field[i + 1] = word >>> 16;
  }
  return field;
}

/** Above this mean a Poisson distribution is a normal one to within what a sample shows. */
const MANY = 64;

/**
 * Independent counts of events with the given means: by going through the probabilities until they reach the random
 * number, or, where that would be many, by the normal distribution.
 */
export function poissonField(length: number, seed: number, meanAt: (i: number) => number): Float32Array {
  const quantiles = normalQuantiles();
  const bits = randomBits(length, seed);
  const counts = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const mean = meanAt(i);
    const level = bits[i] as number;
    counts[i] =
      mean > MANY
        ? Math.max(0, Math.round(mean + Math.sqrt(mean) * (quantiles[level] as number)))
        : countReaching((level + 0.5) / 65_536, mean);
  }
  return counts;
}

/** The smallest count at which the probabilities of a Poisson variable add up to `wanted`. */
function countReaching(wanted: number, mean: number): number {
  let count = 0;
  let probability = Math.exp(-mean);
  for (let reached = probability; reached < wanted && count < 4 * MANY; reached += probability) {
    count++;
    probability *= mean / count;
  }
  return count;
}

let quantileTable: Float32Array | undefined;

/** The normal distribution's value at each of 65,536 equal shares. */
export function normalQuantiles(): Float32Array {
  quantileTable ??= Float32Array.from({ length: 65_536 }, (_, i) => normalQuantile((i + 0.5) / 65_536));
  return quantileTable;
}

/** Where the normal distribution reaches the probability p: rational approximation of Acklam, right to 1.2e-9 relative. */
function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p < 0.024_25) {
    const q = Math.sqrt(-2 * Math.log(p));
    return (
      horner(
        q,
        [
          -7.784894002430293e-3, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
          2.938163982698783,
        ],
      ) / horner(q, [7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1])
    );
  }
  const q = p - 0.5;
  const r = q * q;
  return (
    (q *
      horner(
        r,
        [
          -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
          2.506628277459239,
        ],
      )) /
    horner(r, [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1])
  );
}

function horner(x: number, coefficients: readonly number[]): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}

/** A field that was given, if it fits: as high and wide as the picture, with one channel or one for each color. */
export function fittingField(field: Field, source: Raster): Field {
  const [height, width, channels = 1] = field.shape;
  const fits = height === source.height && width === source.width;
  if (fits && (channels === 1 || channels >= colorChannels(source.channels))) return field;
  throw new AppError(
    'op.invalid-value',
    `The field of noise is ${field.shape.join(' × ')}; expected ${source.height} × ${source.width} (rows × columns), with one ` +
      'channel or as many as the picture has. Take a field made for this picture.',
    { field: 'fields[0]' },
  );
}

/** Adds a field to the colors, rounds and clips; one channel is added to all. Alpha is copied. */
export function addField(source: Raster, { shape, values }: Field): Raster {
  const { channels, data } = source;
  const colors = colorChannels(channels);
  const each = shape[2] ?? 1;
  const limit = maxValue(source) + 0.5;
  const target = blankLike(source, source.width, source.height);
  target.data.set(data);
  for (let i = 0, n = 0; i < data.length; i += channels, n += each) {
    for (let c = 0; c < colors; c++) {
      const sum = (data[i + c] as number) + (values[each === 1 ? n : n + c] as number) + 0.5;
      target.data[i + c] = sum < 0 ? 0 : Math.min(limit, sum);
    }
  }
  return target;
}

/** Enlarges a field to the size of a picture, with bilinear interpolation and half-pixel centers. */
export function enlargeField({ shape, values }: Field, width: number, height: number): Field {
  const [rows = 1, columns = 1, channels = 1] = shape;
  const out = new Float32Array(width * height * channels);
  const place = (i: number, from: number, to: number) => Math.min(from - 1, Math.max(0, ((i + 0.5) * from) / to - 0.5));
  for (let y = 0, at = 0; y < height; y++) {
    const v = place(y, rows, height);
    const top = Math.floor(v) * columns;
    const bottom = Math.min(rows - 1, Math.floor(v) + 1) * columns;
    for (let x = 0; x < width; x++) {
      const u = place(x, columns, width);
      const left = Math.floor(u);
      const right = Math.min(columns - 1, left + 1);
      for (let c = 0; c < channels; c++, at++) {
        const value = (i: number) => values[i * channels + c] as number;
        const upper = value(top + left) + (value(top + right) - value(top + left)) * (u - left);
        const lower = value(bottom + left) + (value(bottom + right) - value(bottom + left)) * (u - left);
        out[at] = upper + (lower - upper) * (v - Math.floor(v));
      }
    }
  }
  return { shape: [height, width, channels], values: out };
}

/** Multiplies the colors by a field, rounds and clips; one channel is for all. Alpha is copied. */
export function multiplyByField(source: Raster, { shape, values }: Field): Raster {
  const { channels, data } = source;
  const colors = colorChannels(channels);
  const each = shape[2] ?? 1;
  const limit = maxValue(source) + 0.5;
  const target = blankLike(source, source.width, source.height);
  target.data.set(data);
  for (let i = 0, n = 0; i < data.length; i += channels, n += each) {
    for (let c = 0; c < colors; c++) {
      const product = (data[i + c] as number) * (values[each === 1 ? n : n + c] as number) + 0.5;
      target.data[i + c] = product < 0 ? 0 : Math.min(limit, product);
    }
  }
  return target;
}
