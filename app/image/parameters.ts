import { z } from 'zod';
import type { Border, Interpolation } from './effect.ts';

/**
 * Building blocks of parameter schemas, each taking what Albumentations takes and giving its normalized form. The
 * `error` of each says what was expected; `steps.ts` puts the field and what was found before it.
 */

export type Range = readonly [number, number];

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** A pair [low, high], or a number v that means [−v, v]. */
export function symmetricRange(bounds: Bounds, fallback: Range) {
  return range(bounds, fallback, 'a number v for [-v, v]', (v) => (v < 0 ? [v, -v] : [-v, v]));
}

/** A pair [low, high], or a number v that means [0, v]. */
export function rangeFromZero(bounds: Bounds, fallback: Range) {
  return range({ min: 0, ...bounds }, fallback, 'a number v for [0, v]', (v) => [0, v]);
}

/** A pair [low, high], or a number v that means [1, v]. */
export function rangeFromOne(bounds: Bounds, fallback: Range) {
  return range({ min: 1, ...bounds }, fallback, 'a number v for [1, v]', (v) => [1, v]);
}

/** Factors around 1: a pair [low, high], or a number v that means [1 − v, 1 + v], never below 0. */
export function factorRange(fallback: Range) {
  return range({ min: 0 }, fallback, 'a number v for [1 - v, 1 + v]', (v) => [Math.max(0, 1 - v), 1 + v]);
}

/** Sides of a kernel: a pair [low, high] of whole numbers, or a number v that means [`min`, v]. Even ones become odd. */
export function kernelSides(min: number, fallback: Range) {
  return range({ min, max: 255 }, fallback, `a number v for [${min}, v]`, (v) => [min, v])
    .refine((pair) => pair.every(Number.isInteger), { error: `expected whole numbers from ${min} to 255` })
    .transform(([low, high]): [number, number] => [low + ((low + 1) % 2), high + ((high + 1) % 2)]);
}

/** A pair [low, high] of whole numbers. */
export function wholeRange(bounds: Bounds, fallback: Range) {
  const error = `expected a pair [low, high] of whole numbers${within(bounds)}`;
  return z
    .tuple([z.int({ error }), z.int({ error })], { error })
    .refine((pair) => isRange(pair, bounds), { error })
    .default([...fallback]);
}

/** A number. */
export function amount(bounds: Bounds, fallback: number) {
  const error = `expected a number${within(bounds)}`;
  return z
    .number({ error })
    .min(bounds.min ?? Number.NEGATIVE_INFINITY, { error })
    .max(bounds.max ?? Number.POSITIVE_INFINITY, { error })
    .default(fallback);
}

/** A whole number. */
export function wholeNumber(bounds: Required<Bounds>, fallback: number) {
  const error = `expected a whole number${within(bounds)}`;
  return z.int({ error }).min(bounds.min, { error }).max(bounds.max, { error }).default(fallback);
}

/** A pair [low, high], or a number v that means v itself. */
export function rangeAround(bounds: Bounds, fallback: Range) {
  return range(bounds, fallback, 'a number', (v) => [v, v]);
}

/** A range for both axes, or `{x, y}` with one for each; a number means itself, a missing axis `neutral`. */
export function perAxis(bounds: Bounds, neutral: number) {
  const axis = rangeAround(bounds, [neutral, neutral]);
  const error = `expected a number, a pair [low, high] or {"x": …, "y": …} of them${within(bounds)}`;
  return z
    .union([z.strictObject({ x: axis, y: axis }), axis.transform((pair) => ({ x: pair, y: pair }))], { error })
    .prefault([neutral, neutral]);
}

/** A pair [low, high]. */
export function pairRange(bounds: Bounds, fallback: Range) {
  const error = `expected a pair [low, high]${within(bounds)}`;
  const end = bounded(bounds, error);
  return z
    .tuple([end, end], { error })
    .refine((pair) => isRange(pair, bounds), { error })
    .default([...fallback]);
}

/** A number whose bounds stand in the published schema too, where editors and the window find them. */
function bounded({ min, max }: Bounds, error: string) {
  const number = z.number({ error });
  const above = min === undefined ? number : number.min(min, { error });
  return max === undefined ? above : above.max(max, { error });
}

function range(bounds: Bounds, fallback: Range, alternative: string, widen: (v: number) => [number, number]) {
  const error = `expected a pair [low, high] or ${alternative}${within(bounds)}`;
  const end = bounded(bounds, error);
  return z
    .union([z.number(), z.tuple([end, end])], { error })
    .refine((value) => isRange(typeof value === 'number' ? widen(value) : value, bounds), { error })
    .transform((value): [number, number] => (typeof value === 'number' ? widen(value) : value))
    .prefault([...fallback]);
}

function isRange([low, high]: Range, { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Bounds) {
  return low <= high && low >= min && high <= max;
}

function within({ min, max }: Bounds): string {
  if (min !== undefined && max !== undefined) return `, from ${min} to ${max}`;
  if (min !== undefined) return `, of at least ${min}`;
  return max === undefined ? '' : `, of at most ${max}`;
}

/** A side of a picture in pixels. */
export function side() {
  const error = 'expected a whole number of pixels, from 1 to 65535';
  return z.int({ error }).min(1, { error }).max(65_535, { error });
}

/** A position in pixels. */
export function position(fallback: number) {
  const error = 'expected a whole number of pixels, of at least 0';
  return z.int({ error }).min(0, { error }).default(fallback);
}

export function flag(fallback: boolean) {
  return z.boolean({ error: 'expected true or false' }).default(fallback);
}

export function choice<const T extends string>(options: readonly [T, ...T[]], fallback: T) {
  return z.enum(options, { error: `expected one of ${quoted(options)}` }).default(fallback as never);
}

const BORDERS = ['constant', 'replicate', 'reflect', 'wrap', 'reflect_101'] as const;
const INTERPOLATIONS = ['nearest', 'bilinear', 'cubic', 'area', 'lanczos4'] as const;

/** OpenCV's number or the name; `reflect101` is the same as `reflect_101`. Gives the name. */
export function borderMode(fallback: (typeof BORDERS)[number]) {
  const error = `expected one of ${quoted(BORDERS)} or a number from 0 to 4`;
  return z
    .union([z.enum(BORDERS), z.literal('reflect101'), z.int().min(0, { error }).max(4, { error })], { error })
    .transform((value) => {
      if (value === 'reflect101') return 'reflect_101';
      return typeof value === 'number' ? (BORDERS[value] ?? fallback) : value;
    })
    .prefault(fallback);
}

export function interpolation(fallback: (typeof INTERPOLATIONS)[number]) {
  const error = `expected one of ${quoted(INTERPOLATIONS)} or a number from 0 to 4`;
  const synonyms = { linear: 'bilinear', bicubic: 'cubic' } as const;
  return z
    .union([z.enum(INTERPOLATIONS), z.enum(['linear', 'bicubic']), z.int().min(0, { error }).max(4, { error })], {
      error,
    })
    .transform((value): (typeof INTERPOLATIONS)[number] => {
      if (typeof value === 'number') return INTERPOLATIONS[value] ?? fallback;
      return value === 'linear' || value === 'bicubic' ? synonyms[value] : value;
    })
    .prefault(fallback);
}

/** A value for all channels or a list with one a channel, in the picture's own scale. */
export function fill(fallback = 0) {
  const error = 'expected a number of at least 0, or a list of one to four of them, one a channel';
  const value = z.number({ error }).min(0, { error }).max(65_535, { error });
  return z.union([value, z.array(value).min(1, { error }).max(4, { error })], { error }).default(fallback);
}

/** The recipe's spelling of a border in the vocabulary of drawn values. */
export function drawnBorder(name: (typeof BORDERS)[number]): Border {
  return name === 'reflect_101' ? 'reflect101' : name;
}

/** Drawn values take any of the names, and both spellings. */
export const drawnValues = {
  border: (fallback: Border) =>
    z
      .enum(['constant', 'replicate', 'reflect', 'wrap', 'reflect101', 'reflect_101'])
      .transform((value): Border => (value === 'reflect_101' ? 'reflect101' : value))
      .prefault(fallback),
  interpolation: (fallback: Interpolation) =>
    z
      .enum(['nearest', 'bilinear', 'linear', 'cubic', 'bicubic', 'area', 'lanczos4', 'lanczos3', 'box'])
      .transform((value): Interpolation => {
        if (value === 'linear') return 'bilinear';
        return value === 'bicubic' ? 'cubic' : value;
      })
      .prefault(fallback),
  fill: () => z.union([z.number(), z.array(z.number()).min(1)]).default(0),
  pair: (fallback: Range) => z.tuple([z.number(), z.number()]).default([...fallback]),
  flag: (fallback: boolean) => z.boolean().default(fallback),
  side: () => z.int().min(1).max(65_535),
  rect: () => z.tuple([z.int(), z.int(), z.int(), z.int()]),
};

function quoted(options: readonly string[]): string {
  return options.map((option) => `"${option}"`).join(', ');
}
