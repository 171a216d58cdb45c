import type { CombineEffect, Effect, PointEffect, RemapEffect, Sampling, TableEffect, WarpEffect } from './effect.ts';
import { type BoxRules, KEEP_ALL_BOXES } from './geometry/box-rules.ts';
import { fieldLabels } from './geometry/field-labels.ts';
import { keepBoxes, type LabelMap, mapLabels, matrixLabels } from './geometry/map-labels.ts';
import { inverse } from './geometry/matrix.ts';
import { mapInstances, runArea } from './geometry/run-lengths.ts';
import { remap } from './kernels/remap.ts';
import { resizeRaster } from './kernels/resize.ts';
import { applyTables, thenTable } from './kernels/table.ts';
import { warp } from './kernels/warp.ts';
import type { CutLabel, DroppedLabel, Labels } from './labels.ts';
import type { Sample, View } from './op.ts';
import { joinWarps, needsWhole, type PendingWarp, startWarp } from './pending-warp.ts';
import { blankLike, maxValue, type Raster } from './raster.ts';

export interface CanvasOptions {
  /** `fused`: consecutive maps are one resampling. `stepwise`: one a step, as Albumentations does. */
  readonly resampling: 'fused' | 'stepwise';
  readonly boxRules?: BoxRules | undefined;
}

export interface FinishedCanvas {
  readonly sample: Sample;
  readonly dropped: readonly DroppedLabel[];
  readonly cut: readonly CutLabel[];
}

/**
 * A picture being worked on. Effects are noted first and computed when something needs the pixels, so that consecutive
 * maps become one resampling of only the pixels that are wanted, and look-up tables one table. In fused mode a look-up
 * that stands between two maps is done after both: that is the same but for the rounding of what lies between pixels.
 * Labels move at once, step by step, in both modes.
 */
export class Canvas {
  readonly #options: CanvasOptions;
  readonly #dropped: DroppedLabel[] = [];
  readonly #cut: CutLabel[] = [];
  #raster: Raster;
  #labels: Labels;
  /** The raster was made here, so that it may be written to. */
  #owned = false;
  #warp: PendingWarp | null = null;
  #points: (PointEffect | TableEffect)[] = [];

  constructor(sample: Sample, options: CanvasOptions) {
    this.#raster = sample.raster;
    this.#labels = sample.labels;
    this.#options = options;
  }

  /** Does (or notes) what an operation does; `op` is its name and `others` its further pictures. */
  add(effect: Effect, op: string, others: readonly Sample[]): void {
    switch (effect.kind) {
      case 'warp':
        this.#addWarp(effect, op);
        break;
      case 'table':
      case 'point':
        this.#points.push(effect);
        break;
      case 'filter':
        this.#compute();
        this.#replace(effect.apply(this.#raster));
        break;
      case 'remap':
        this.#remap(effect, op);
        break;
      case 'combine':
        this.#combine(effect, op, others);
        break;
    }
  }

  /** The picture as it stands, for drawing values. Looking at it changes nothing. */
  view(): View {
    const size = this.#warp?.mapping ?? this.#raster;
    return {
      width: size.width,
      height: size.height,
      channels: this.#raster.channels,
      maxValue: maxValue(this.#raster),
      labels: this.#labels,
      pixels: () => this.#copy().#sample().raster,
      mask: () => this.#copy().#sample().labels.mask,
    };
  }

  /** Computes what is still noted, judges the boxes a last time and gives the result. */
  finish(): FinishedCanvas {
    const { raster, labels } = this.#sample();
    const kept = keepBoxes(labels.boxes, raster, this.#options.boxRules ?? KEEP_ALL_BOXES, 'the end');
    this.#dropped.push(...kept.dropped);
    this.#cut.push(...kept.cut);
    const instances = labels.instances.filter(({ id, runs }) => {
      if (runArea(runs) > 0) return true;
      this.#dropped.push({ kind: 'mask', id, op: 'the end', reason: 'nothing of it is in the picture' });
      return false;
    });
    const sample = { raster, labels: { ...labels, boxes: kept.boxes, instances } };
    return { sample, dropped: this.#dropped, cut: this.#cut };
  }

  #addWarp(effect: WarpEffect, op: string): void {
    const joined = this.#options.resampling === 'fused' ? this.#join(effect) : null;
    if (joined === null) this.#compute();
    this.#warp = joined ?? startWarp(effect, this.#raster);
    this.#moveLabels(matrixLabels(effect.mapping), op);
  }

  #remap({ field, sampling }: RemapEffect, op: string): void {
    this.#compute();
    const { maskInterpolation, maskBorder, fillMask } = sampling;
    this.#resampleMasks(
      (mask) => remap(mask, field, { interpolation: maskInterpolation, border: maskBorder, fill: fillMask }),
      (mask) => remap(mask, field, { interpolation: 'nearest', border: 'constant', fill: 0 }),
    );
    const { interpolation, border, fill } = sampling;
    this.#replace(remap(this.#raster, field, { interpolation, border: border ?? 'replicate', fill }));
    this.#moveLabels(fieldLabels(field), op);
  }

  #combine(effect: CombineEffect, op: string, others: readonly Sample[]): void {
    const made = effect.apply([this.#sample(), ...others], { rules: this.#options.boxRules ?? KEEP_ALL_BOXES, op });
    this.#labels = made.labels;
    this.#dropped.push(...(made.dropped ?? []));
    this.#cut.push(...(made.cut ?? []));
    this.#replace(made.raster);
  }

  #moveLabels(map: LabelMap, op: string): void {
    const mapped = mapLabels(this.#labels, map, this.#options.boxRules ?? KEEP_ALL_BOXES, op);
    this.#labels = mapped.labels;
    this.#dropped.push(...mapped.dropped);
    this.#cut.push(...mapped.cut);
  }

  /** An object's mask shows nothing beyond the picture: a border would make copies of the object. */
  #resampleMasks(whole: (mask: Raster) => Raster, instance: (mask: Raster) => Raster): void {
    const { mask, instances } = this.#labels;
    if (mask === null && instances.length === 0) return;
    this.#labels = {
      ...this.#labels,
      mask: mask === null ? null : whole(mask),
      instances: mapInstances(instances, instance),
    };
  }

  /** The map that stands for what is noted and `effect`, or null where the noted must be computed first. */
  #join(effect: WarpEffect): PendingWarp | null {
    // What a border fills must not go through look-ups that came before it, nor averages be taken before them.
    if (this.#points.length > 0 && (effect.sampling?.border === 'constant' || needsWhole(effect.sampling))) return null;
    return this.#warp === null ? startWarp(effect, this.#raster) : joinWarps(this.#warp, effect);
  }

  #sample(): Sample {
    this.#compute();
    return { raster: this.#raster, labels: this.#labels };
  }

  #copy(): Canvas {
    const copy = new Canvas({ raster: this.#raster, labels: this.#labels }, this.#options);
    copy.#warp = this.#warp;
    copy.#points = [...this.#points];
    return copy;
  }

  #replace(raster: Raster): void {
    this.#owned = raster !== this.#raster;
    this.#raster = raster;
  }

  /** Computes the noted map and then the noted look-ups. */
  #compute(): void {
    const pending = this.#warp;
    this.#warp = null;
    if (pending !== null) {
      this.#resampleMasks(
        (mask) => resampleMask(mask, pending),
        (mask) => resampleMask(mask, { ...pending, sampling: asInstance(pending.sampling) }),
      );
      this.#replace(resample(this.#raster, pending));
    }
    const points = this.#points;
    this.#points = [];
    for (const effect of mergeTables(points)) this.#applyPoint(effect);
  }

  #applyPoint(effect: PointEffect | TableEffect): void {
    const target = this.#owned ? this.#raster : blankLike(this.#raster, this.#raster.width, this.#raster.height);
    if (effect.kind === 'table') applyTables(this.#raster, target, effect.tables);
    else effect.apply(this.#raster, target);
    this.#raster = target;
    this.#owned = true;
  }
}

function asInstance(sampling: Sampling | null): Sampling | null {
  if (sampling === null) return null;
  return { ...sampling, maskInterpolation: 'nearest', maskBorder: 'constant', fillMask: 0 };
}

function resample(source: Raster, { mapping, sampling, window, wholeResize }: PendingWarp): Raster {
  if (wholeResize) {
    const { interpolation, antialias, premultipliedAlpha } = sampling as Sampling;
    return resizeRaster(source, mapping, { interpolation, antialias, premultipliedAlpha });
  }
  return warp(source, {
    width: mapping.width,
    height: mapping.height,
    inverse: inverse(sampling?.interpolation === 'nearest' ? mapping.nearest : mapping.pixels),
    interpolation: sampling?.interpolation ?? 'nearest',
    border: sampling?.border ?? 'replicate',
    fill: sampling?.fill ?? 0,
    window,
  });
}

function resampleMask(mask: Raster, { mapping, sampling, window }: PendingWarp): Raster {
  const interpolation = sampling?.maskInterpolation ?? 'nearest';
  if (interpolation === 'area' && sampling?.border === null) {
    return resizeRaster(mask, mapping, { interpolation, antialias: true, premultipliedAlpha: false });
  }
  return warp(mask, {
    width: mapping.width,
    height: mapping.height,
    inverse: inverse(interpolation === 'nearest' ? mapping.nearest : mapping.pixels),
    interpolation,
    border: sampling?.maskBorder ?? 'replicate',
    fill: sampling?.fillMask ?? 0,
    window,
  });
}

/** Consecutive tables become one; 8- and 16-bit tables round after each step, so this is exact. */
function mergeTables(points: readonly (PointEffect | TableEffect)[]): readonly (PointEffect | TableEffect)[] {
  const merged: (PointEffect | TableEffect)[] = [];
  for (const effect of points) {
    const last = merged.at(-1);
    if (effect.kind === 'table' && last?.kind === 'table') merged[merged.length - 1] = joinTables(last, effect);
    else merged.push(effect);
  }
  return merged;
}

function joinTables(first: TableEffect, second: TableEffect): TableEffect {
  const count = Math.max(first.tables.length, second.tables.length);
  const pick = (tables: TableEffect['tables'], i: number) => (tables[i] ?? tables[0]) as Uint8Array | Uint16Array;
  const tables = Array.from({ length: count }, (_, i) => thenTable(pick(first.tables, i), pick(second.tables, i)));
  return { kind: 'table', tables };
}
