import type { z } from 'zod';
import type { RandomStream } from '../random/stream.ts';
import type { Labels } from './labels.ts';
import type { Raster } from './raster.ts';

/**
 * What an operation is. One folder under `ops/` holds one operation: `meta.ts` (name, parameters, texts: no pixels, so
 * the window may import it), `op.ts` (draw, apply, label rule) and its tests. `ops/README.md` shows how to add one.
 *
 * `Parameters` are what a recipe says (ranges, probabilities); `Drawn` is what one application used (values), in the
 * vocabulary that lineage and `apply` share. `apply` and `mapLabels` are pure functions of their arguments.
 */
export interface OperationMeta<Parameters> {
  /** Albumentations' name. */
  readonly name: string;
  readonly group: OperationGroup;
  /** One plain sentence. */
  readonly summary: string;
  readonly targets: readonly LabelTarget[];
  /** A strict object schema with Albumentations' parameter names and defaults, without `p`. */
  readonly parameters: z.ZodType<Parameters>;
  /** Probability when the recipe gives none. */
  readonly defaultP: number;
  /** Paper, or the library and version whose behaviour is matched. */
  readonly source: string;
}

export interface Operation<Parameters, Drawn> {
  readonly meta: OperationMeta<Parameters>;
  /** The schema of drawn values, as lineage records them and `apply` reads them. */
  readonly drawn: z.ZodType<Drawn>;
  /** Draws the values of one application. May look at the picture's size and kind, and at statistics it asks for. */
  draw(parameters: Parameters, sample: Sample, random: RandomStream): Drawn;
  /** `extra` holds the further pictures of a mixing operation; empty for all others. */
  apply(sample: Sample, drawn: Drawn, extra: readonly Sample[]): Sample;
}

/** A picture with all that is known about it; operations change both together. */
export interface Sample {
  readonly raster: Raster;
  readonly labels: Labels;
}

export type OperationGroup = 'geometry' | 'color' | 'noise-and-blur' | 'occlusion' | 'mixing' | 'format';

export type LabelTarget = 'image' | 'mask' | 'boxes' | 'keypoints' | 'polygons';

/** One operation as it was applied: a line of `operations` in lineage, and an entry of OPS.json. */
export interface AppliedOperation {
  readonly op: string;
  readonly params: Readonly<Record<string, unknown>>;
}
