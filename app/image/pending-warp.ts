import type { Sampling, WarpEffect } from './effect.ts';
import type { Mapping, Size } from './geometry/mapping.ts';
import { inverse, isAxisAligned, mapPoint, product } from './geometry/matrix.ts';
import { type Rect, wholeRect } from './raster.ts';

/** One resampling that stands for one or several maps. */
export interface PendingWarp {
  /** From the source to the result of all maps; label fields are those of the last one. */
  readonly mapping: Mapping;
  readonly sampling: Sampling | null;
  /** What of the source the maps left in the picture: beyond it lies the border. */
  readonly window: Rect;
  /** A resize that must see the whole picture, such as averaging: it can be joined to nothing. */
  readonly wholeResize: boolean;
}

export function startWarp(effect: WarpEffect, source: Size): PendingWarp {
  return { ...effect, window: wholeRect(source), wholeResize: needsWhole(effect.sampling) };
}

/**
 * The one resampling that does `first` and then `next`, or null where there is none: where a border would be needed of a
 * picture that is not an upright part of the source (two turns in a row), where interpolations differ, and where a
 * resize averages.
 */
export function joinWarps(first: PendingWarp, next: WarpEffect): PendingWarp | null {
  if (first.wholeResize || needsWhole(next.sampling)) return null;
  const joined = joinSampling(first.sampling, next.sampling);
  if (joined === undefined) return null;
  const window = next.sampling === null || isBordered(first) ? first.window : keptPart(first);
  if (window === null || (isBordered(first) && isBordered(next))) return null;
  return { mapping: joinMappings(first.mapping, next.mapping), sampling: joined, window, wholeResize: false };
}

/** A resize that averages, or whose kernel is wider than a pixel's neighbours, needs the whole picture at once. */
export function needsWhole(sampling: Sampling | null): boolean {
  if (sampling === null || sampling.border !== null) return false;
  return sampling.antialias || !['bilinear', 'nearest'].includes(sampling.interpolation);
}

function isBordered({ sampling }: { readonly sampling: Sampling | null }): boolean {
  return sampling !== null && sampling.border !== null;
}

function joinSampling(first: Sampling | null, next: Sampling | null): Sampling | null | undefined {
  if (first === null || next === null) return first ?? next;
  const same = first.interpolation === next.interpolation && first.maskInterpolation === next.maskInterpolation;
  if (!same) return undefined;
  return first.border === null ? next : first;
}

function joinMappings(first: Mapping, next: Mapping): Mapping {
  return {
    ...next,
    pixels: product(next.pixels, first.pixels),
    nearest: product(next.nearest, first.nearest),
    edges: product(next.edges, first.edges),
  };
}

/** The upright part of the source that crops and flips left, in whole pixels; null where it is not such a part. */
function keptPart({ mapping }: PendingWarp): Rect | null {
  if (!isAxisAligned(mapping.pixels)) return null;
  const back = inverse(mapping.edges);
  const [xa, ya] = mapPoint(back, 0, 0);
  const [xb, yb] = mapPoint(back, mapping.width, mapping.height);
  const exact = [Math.min(xa, xb), Math.min(ya, yb), Math.max(xa, xb), Math.max(ya, yb)];
  const [x1, y1, x2, y2] = exact.map(Math.round) as [number, number, number, number];
  const whole = exact.every((value) => Math.abs(value - Math.round(value)) < 1e-6);
  return whole && x2 > x1 && y2 > y1 ? { x1, y1, x2, y2 } : null;
}
