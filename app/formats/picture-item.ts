export type SplitPart = 'train' | 'val' | 'test';

/** A picture of a dataset. */
export interface PictureItem {
  /** Path inside the dataset with `/` between folders: the picture's identity, and the key of its random numbers. */
  readonly path: string;
  readonly class: string;
  /** The part its folder puts it in; null where the dataset has no parts. */
  readonly part: SplitPart | null;
}
