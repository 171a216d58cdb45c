import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { RandomStream } from '../../random/stream.ts';
import type { CombineEffect, Fill } from '../effect.ts';
import { type Cover, hideLabels } from '../geometry/hide-labels.ts';
import type { Size } from '../geometry/mapping.ts';
import { fillValues } from '../kernels/fill-values.ts';
import { inpaint } from '../kernels/inpaint.ts';
import { drawnValues } from '../parameters.ts';
import { colorChannels, maxValue, type Raster } from '../raster.ts';
import { INPAINTED, RANDOM_FILLS } from './hole-parameters.ts';

/** What the dropout operations share: rectangles that hide what is behind them. */

export type Hole = [x1: number, y1: number, x2: number, y2: number];

/** Albumentations' radius: pixels around a hidden one that count. */
const INPAINT_RADIUS = 3;

/** The same for one cover of any shape, which has no fills of chance. */
export const drawnHoleFill = () => z.union([z.enum(INPAINTED), z.number(), z.array(z.number()).min(1)]).default(0);

export const drawnHoles = {
  holes_xyxy: z.array(drawnValues.rect()),
  fill: z.union([z.enum([...RANDOM_FILLS, ...INPAINTED]), z.number(), z.array(z.number()).min(1)]).default(0),
  /** From which random fills are made again. */
  fill_seed: z.int().min(0).max(0xffffffff).optional(),
  fill_mask: z
    .union([z.number(), z.array(z.number()).min(1)])
    .nullable()
    .default(null),
};

type NamedFill = (typeof RANDOM_FILLS)[number] | (typeof INPAINTED)[number];

export interface HolesDrawn {
  holes_xyxy: Hole[];
  fill: Fill | NamedFill;
  fill_seed?: number | undefined;
  fill_mask: Fill | null;
}

interface HoleFills {
  readonly fill: number | number[] | NamedFill;
  readonly fill_mask: number | number[] | null;
}

export function drawHoles(holes: Hole[], parameters: HoleFills, random: RandomStream): HolesDrawn {
  const seed = isRandom(parameters.fill) ? { fill_seed: random.uint32() } : {};
  return { holes_xyxy: holes, fill: parameters.fill, ...seed, fill_mask: parameters.fill_mask };
}

/** Covers the holes in the picture and, unless `fill_mask` is null, in the mask; labels know what is hidden. */
export function holesEffect(values: HolesDrawn): CombineEffect {
  return {
    kind: 'combine',
    apply([sample], context) {
      if (sample === undefined) throw new AppError('op.invalid-value', `${context.op} has no picture.`);
      if (values.holes_xyxy.length === 0) return sample;
      const holes = values.holes_xyxy.map((hole) => within(hole, sample.raster));
      const cover = coverOf(holes, sample.raster);
      const { labels, dropped } = hideLabels(sample.labels, cover, context);
      const mask =
        labels.mask === null || values.fill_mask === null ? labels.mask : filled(labels.mask, holes, values.fill_mask);
      const raster = isRandom(values.fill)
        ? filledAtRandom(sample.raster, holes, values)
        : fillCover(sample.raster, cover, values.fill);
      return { raster, labels: { ...labels, mask }, dropped };
    },
  };
}

function isRandom(value: HolesDrawn['fill']): value is (typeof RANDOM_FILLS)[number] {
  return value === 'random' || value === 'random_uniform';
}

/** The picture (or mask) with what is covered filled. */
export function fillCover(source: Raster, cover: Cover, value: Fill | (typeof INPAINTED)[number]): Raster {
  if (value === 'inpaint_telea' || value === 'inpaint_ns') {
    return inpaint(source, cover, { method: value, radius: INPAINT_RADIUS });
  }
  const target: Raster = { ...source, data: source.data.slice() };
  const color = fillValues(value, source.channels, maxValue(source));
  for (let pixel = 0; pixel < cover.data.length; pixel++) {
    if (cover.data[pixel] === 1) target.data.set(color, pixel * source.channels);
  }
  return target;
}

function within([x1, y1, x2, y2]: Hole, { width, height }: Size): Hole {
  return [Math.max(0, x1), Math.max(0, y1), Math.min(width, x2), Math.min(height, y2)];
}

function coverOf(holes: readonly Hole[], { width, height }: Size): Cover {
  const data = new Uint8Array(width * height);
  for (const [x1, y1, x2, y2] of holes) {
    for (let y = y1; y < y2; y++) data.fill(1, y * width + x1, Math.max(y * width + x1, y * width + x2));
  }
  return { width, height, data };
}

function filled(source: Raster, holes: readonly Hole[], fillColor: Fill): Raster {
  const target: Raster = { ...source, data: source.data.slice() };
  const color = fillValues(fillColor, source.channels, maxValue(source));
  for (const hole of holes) fillHole(target, hole, () => color);
  return target;
}

/** Colors from the seed; alpha stays. */
function filledAtRandom(source: Raster, holes: readonly Hole[], { fill: kind, fill_seed: seed }: HolesDrawn): Raster {
  if (seed === undefined) throw new AppError('op.invalid-value', `A fill "${String(kind)}" needs "fill_seed".`);
  const random = new RandomStream({ seed, item: 0, copy: 0, step: 0 });
  const target: Raster = { ...source, data: source.data.slice() };
  const draw = () => Array.from({ length: colorChannels(source.channels) }, () => random.below(maxValue(source) + 1));
  for (const hole of holes) {
    const color = draw();
    fillHole(target, hole, kind === 'random' ? draw : () => color);
  }
  return target;
}

function fillHole({ data, width, channels }: Raster, [x1, y1, x2, y2]: Hole, color: () => readonly number[]): void {
  for (let y = y1; y < y2; y++) {
    for (let x = x1; x < x2; x++) data.set(color(), (y * width + x) * channels);
  }
}

/** A side of a hole: whole pixels, or a share of the picture's side where the range lies within 0 … 1. */
export function drawHoleSide([low, high]: readonly [number, number], side: number, random: RandomStream): number {
  const share = high <= 1 && low < 1;
  const pixels = share ? Math.floor(random.between(low, high) * side) : low + random.below(high - low + 1);
  return Math.min(side, Math.max(1, pixels));
}
