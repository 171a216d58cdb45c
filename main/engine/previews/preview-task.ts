import type { AppliedOperation } from '../../../app/image/op.ts';
import type { ImageRecipe } from '../../../app/model/recipe.ts';
import type { CopyOf } from '../runs/make-copy.ts';

/** What crosses to the threads that make previews. */

/** A picture of a dataset: where its file lies, and what it is called in messages. */
export interface SourceFile {
  readonly filePath: string;
  readonly source: string;
}

export type PreviewTask =
  | {
      readonly kind: 'copy';
      readonly file: SourceFile;
      readonly recipe: ImageRecipe;
      readonly which: CopyOf;
      readonly size: number;
      /** Also encode the whole copy as the run would, to know what that costs. */
      readonly measure: boolean;
    }
  | { readonly kind: 'source'; readonly file: SourceFile; readonly size: number };

export interface PreviewPicture {
  /** Its name in the cache. */
  readonly id: string;
  /** Of the picture before it was scaled down. */
  readonly width: number;
  readonly height: number;
  readonly operations: readonly AppliedOperation[];
  readonly cost: PictureCost | null;
}

export interface PictureCost {
  readonly sourceSeconds: number;
  readonly copySeconds: number;
  readonly sourceBytes: number;
  readonly copyBytes: number;
}
