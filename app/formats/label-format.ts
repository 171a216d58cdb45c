import type { Category, LabelScheme, PictureLabels } from './annotation.ts';
import type { SplitPart } from './picture-item.ts';

/**
 * How a format of labels writes. A picture's own files and its record in the files of the whole follow from the picture
 * alone, so threads make them; the files of the whole are put together from the records at the end, piece by piece.
 */
export interface LabelFormat {
  readonly name: string;
  /** Two pictures may not have the same name but for the extension: their label files would be one. */
  readonly namesByStem: boolean;
  /** Subfolders of pictures stay. */
  readonly keepsFolders: boolean;
  /** The folder of pictures of a part. */
  pictureFolder(part: SplitPart | null): string;
  describe(picture: DescribedPicture, settings: LabelSettings): DescribedFiles;
  /** Files that are about all pictures, in pieces. */
  finish(records: readonly RecordSource[], settings: LabelSettings): Iterable<WholeFile>;
  /** What of a picture's labels this format cannot say. */
  losses(labels: PictureLabels, settings: LabelSettings): readonly LabelLoss[];
}

export interface DescribedPicture {
  /** Path in the result. */
  readonly path: string;
  readonly part: SplitPart | null;
  readonly labels: PictureLabels;
  /** A picture of the source as it came: its numbers stay where they can. */
  readonly original: boolean;
}

/** What a format is told about a whole dataset. */
export interface LabelSettings {
  readonly scheme: LabelScheme;
  /** What the source is made of, which decides between forms of one format. */
  readonly content: LabelContent;
  /** Names what made the result, for the file's description; null for a conversion. */
  readonly description: string | null;
  /** Any picture is divided into parts. */
  readonly divided: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface LabelContent {
  readonly polygons: boolean;
  readonly orientedBoxes: boolean;
  readonly keypoints: boolean;
  /** Labels that are a box and nothing else. */
  readonly bareBoxes: boolean;
}

export interface DescribedFiles {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** One line of text for `finish`; empty where the format needs none. */
  readonly record: string;
}

/** The records of one part, read as often as asked for, in the order of their pictures. */
export interface RecordSource {
  readonly part: SplitPart | null;
  records(): Iterable<string>;
}

export interface WholeFile {
  readonly path: string;
  readonly pieces: Iterable<string>;
}

export interface LabelLoss {
  readonly code: string;
  /** What is lost, to follow a number: `holes in outlines`. */
  readonly what: string;
  readonly count: number;
}

export function categoryOf(scheme: LabelScheme, position: number): Category {
  const category = scheme.categories[position];
  if (category === undefined) throw new Error(`There is no category ${position}.`);
  return category;
}
