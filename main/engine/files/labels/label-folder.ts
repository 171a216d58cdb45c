import type { LabelScheme, PictureLabels } from '../../../../app/formats/annotation.ts';
import type { PictureItem } from '../../../../app/formats/picture-item.ts';
import type { FoundPicture, LabelTally } from './labeled-items.ts';

/** A folder whose files were sorted. Paths are relative to `root`, with `/` between folders. */
export interface LabelFolder {
  /** Absolute. */
  readonly root: string;
  readonly files: readonly string[];
  readonly pictures: readonly string[];
  readonly signal: AbortSignal | undefined;
}

/** What the reader of a format found. */
export interface LabelDataset {
  readonly format: string;
  readonly found: readonly FoundPicture[];
  readonly scheme: LabelScheme;
  readonly tally: LabelTally;
  /** Absolute paths of all files that labels were read from. */
  readonly files: readonly string[];
  read(item: PictureItem): Promise<PictureLabels>;
}
