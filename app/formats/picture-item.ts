export type SplitPart = 'train' | 'val' | 'test';

/** A picture of a dataset. */
export interface PictureItem {
  /** Path inside the dataset with `/` between folders: the picture's identity, and the key of its random numbers. */
  readonly path: string;
  /** Of a dataset with labels: the rarest class of all that are in it, empty where nothing is. */
  readonly class: string;
  /** The part its folder puts it in; null where the dataset has no parts. */
  readonly part: SplitPart | null;
  /** Path below the folder of pictures that a dataset with labels has. */
  readonly name?: string;
  /** How many labels of each class are in it, where the dataset has labels. */
  readonly counts?: Readonly<Record<string, number>>;
}
