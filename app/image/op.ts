import type { z } from 'zod';
import type { RandomStream } from '../random/stream.ts';
import type { Effect } from './effect.ts';
import type { Labels } from './labels.ts';
import type { Channels, Raster } from './raster.ts';

/**
 * What an operation is. One folder under `ops/` holds one operation: `meta.ts` (name, parameters, texts: no pixels, so
 * the window may import it), `op.ts` (draw, effects) and its tests. `ops/README.md` shows how to add one.
 *
 * `Parameters` are what a recipe says (ranges, probabilities); `Drawn` is what one application used (values), in the
 * vocabulary that lineage and `apply` share. `draw` and `effects` are pure functions of their arguments.
 */
export interface OperationMeta<Parameters> {
  /** Albumentations' name. */
  readonly name: string;
  readonly group: OperationGroup;
  /** One plain sentence. */
  readonly summary: string;
  readonly targets: readonly LabelTarget[];
  /** A strict object schema with Albumentations' parameter names and defaults, without `p`. */
  readonly parameters: ParameterSchema<Parameters>;
  /** Probability when the recipe gives none. */
  readonly defaultP: number;
  /** Paper, or the library and version whose behaviour is matched. */
  readonly source: string;
}

export type ParameterSchema<Parameters> = z.ZodType<Parameters> & { readonly shape: Readonly<Record<string, unknown>> };

/** An operation that `apply` knows and recipes do not, because it has nothing to draw. */
export interface ReplayedOperation<Drawn> {
  readonly name: string;
  /** The schema of drawn values, as lineage records them and `apply` reads them; entries that only explain are ignored. */
  readonly drawn: z.ZodType<Drawn>;
  /** What to do to a picture of this size and kind. */
  effects(drawn: Drawn, frame: Frame, fields: readonly Field[]): readonly Effect[];
}

export interface Operation<Parameters, Drawn> extends Omit<ReplayedOperation<Drawn>, 'name'> {
  readonly meta: OperationMeta<Parameters>;
  /** Draws the values of one application; only numbers of `random` may be used. */
  draw(parameters: Parameters, view: View, random: RandomStream): Drawn;
}

/** A picture with all that is known about it; operations change both together. */
export interface Sample {
  readonly raster: Raster;
  readonly labels: Labels;
}

/** Size and kind of a picture. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly channels: Channels;
  readonly maxValue: 255 | 65535;
}

/** A picture as the operation before left it. Its pixels cost time: ask only where the values depend on them. */
export interface View extends Frame {
  /** As the operation before left them, but for the mask: ask `mask()`. */
  readonly labels: Labels;
  pixels(): Raster;
  mask(): Raster | null;
}

/** A field of numbers that came with the values, such as displacements or noise: `.npy` or `.f32` files of `apply`. */
export interface Field {
  /** Rows, columns and, where there are any, channels. */
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export type OperationGroup = 'geometry' | 'color' | 'noise-and-blur' | 'occlusion' | 'mixing' | 'format';

export type LabelTarget = 'image' | 'mask' | 'boxes' | 'keypoints' | 'polygons';

/** One operation as it was applied: a line of `operations` in lineage, and an entry of OPS.json. */
export interface AppliedOperation {
  readonly op: string;
  readonly params: Readonly<Record<string, unknown>>;
}
