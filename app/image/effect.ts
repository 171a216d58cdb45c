import type { BoxRules } from './geometry/box-rules.ts';
import type { DisplacementField } from './geometry/displacement-field.ts';
import type { Mapping } from './geometry/mapping.ts';
import type { CutLabel, DroppedLabel } from './labels.ts';
import type { Sample } from './op.ts';
import type { Raster } from './raster.ts';

/**
 * What an operation does, stated instead of done, so that `Canvas` can put several into one pass: consecutive maps
 * into one resampling, consecutive look-up tables into one table.
 */
export type Effect = WarpEffect | RemapEffect | TableEffect | PointEffect | FilterEffect | CombineEffect;

/** Moves pixels and labels. */
export interface WarpEffect {
  readonly kind: 'warp';
  readonly mapping: Mapping;
  /** Null where every pixel comes from a pixel and none from outside: flips, quarter turns, crops. */
  readonly sampling: Sampling | null;
}

/** Moves pixels and labels by a field: distortions. `sampling` says how; its border is never null. */
export interface RemapEffect {
  readonly kind: 'remap';
  readonly field: DisplacementField;
  readonly sampling: Sampling;
}

export interface Sampling {
  readonly interpolation: Interpolation;
  readonly maskInterpolation: Interpolation;
  /** What lies outside the picture; null for resizes, which never look outside. */
  readonly border: Border | null;
  /** The same for the mask: a mask says of every pixel what it shows, so mirrored pixels may have mirrored values. */
  readonly maskBorder: Border;
  readonly fill: Fill;
  readonly fillMask: Fill;
  /** A resize that averages what it covers (`antialias`), with alpha weighting the colours or not. */
  readonly antialias: boolean;
  readonly premultipliedAlpha: boolean;
}

export type Interpolation = 'nearest' | 'bilinear' | 'cubic' | 'area' | 'lanczos4' | 'lanczos3' | 'box';

export type Border = 'constant' | 'replicate' | 'reflect' | 'wrap' | 'reflect101';

/** One value for all channels, or one a channel, in the picture's own scale (0–255 or 0–65535). */
export type Fill = number | readonly number[];

/** A look-up table for colour samples: one for all colour channels, or one for each. Alpha stays. */
export interface TableEffect {
  readonly kind: 'table';
  readonly tables: readonly (Uint8Array | Uint16Array)[];
}

/** Computes each pixel from that pixel alone; `target` has the size of `source` and may be the same raster. */
export interface PointEffect {
  readonly kind: 'point';
  readonly apply: (source: Raster, target: Raster) => void;
}

/** Computes pixels from their neighbourhood or from the whole picture; the size stays and labels with it. */
export interface FilterEffect {
  readonly kind: 'filter';
  readonly apply: (source: Raster) => Raster;
}

/** Anything else, such as mixing: `samples[0]` is the picture worked on, the others are the further inputs. */
export interface CombineEffect {
  readonly kind: 'combine';
  readonly apply: (samples: readonly Sample[], context: CombineContext) => Combined;
}

export interface CombineContext {
  /** Which boxes stay. */
  readonly rules: BoxRules;
  /** The operation's name, for what it drops. */
  readonly op: string;
}

export interface Combined extends Sample {
  /** Labels taken away, each with its reason. */
  readonly dropped?: readonly DroppedLabel[];
  /** Labels that are smaller now. */
  readonly cut?: readonly CutLabel[];
}
