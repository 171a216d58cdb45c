import type { PictureLabels } from '../../../app/formats/annotation.ts';
import type { ImageRecipe } from '../../../app/model/recipe.ts';
import type { FinishedItem } from './journal.ts';
import type { LabelOutput } from './label-output.ts';
import type { PlannedPicture } from './picture-plan.ts';

/** What picture workers are given once, when they start. */
export interface PictureWorkerData {
  readonly recipe: ImageRecipe;
  /** Absolute folders of the run: the result so far, and where files are written before they are renamed into it. */
  readonly stage: string;
  readonly temporary: string;
  readonly output: LabelOutput | null;
}

export type PictureTask =
  | {
      readonly kind: 'make';
      readonly filePath: string;
      readonly contentHash: string;
      readonly planned: PlannedPicture;
      readonly labels: PictureLabels | null;
    }
  | { readonly kind: 'fingerprint'; readonly filePath: string; readonly source: string }
  | { readonly kind: 'group'; readonly fingerprints: readonly (Uint32Array | null)[] };

export type PictureResult =
  | { readonly kind: 'made'; readonly item: FinishedItem }
  | { readonly kind: 'fingerprint'; readonly words: Uint32Array | null }
  /** The near-duplicate group of each picture: the number of its first member. */
  | { readonly kind: 'groups'; readonly codes: Int32Array };
