import type { PictureItem } from '../../../app/formats/picture-item.ts';
import type { Problem } from '../../../app/formats/problem.ts';
import type { TableFormat } from '../../../app/formats/tables/file-format.ts';
import type { FailedItem } from '../runs/journal.ts';
import type { OpenedLabels } from './labels/opened-labels.ts';

/** A dataset that was found and recognized and is ready to be read. `close` removes what an archive was unpacked to. */
export type OpenedDataset = OpenedTable | OpenedPictures;

export interface OpenedTable {
  readonly kind: 'tabular';
  readonly format: TableFormat;
  /** File name without folders, for messages. */
  readonly name: string;
  readonly filePath: string;
  readonly byteLength: number;
  close(): Promise<void>;
}

export interface OpenedPictures {
  readonly kind: 'image';
  readonly format: string;
  readonly name: string;
  /** Sorted by path, by code unit. */
  readonly items: readonly PictureItem[];
  /** Class names in sorted order. */
  readonly classes: readonly string[];
  readonly problems: readonly Problem[];
  /**
   * Files that promised a picture and cannot be used (empty, not a picture, a link out of the folder, unreadable, in no
   * class): not among `items`; a run lists them under `failed` in its report.
   */
  readonly rejected: readonly FailedItem[];
  /** Null where folders give the classes and nothing else is known. */
  readonly labels: OpenedLabels | null;
  /** The bytes of one picture. */
  read(item: PictureItem): Promise<Uint8Array>;
  /** Absolute path of one picture, for workers that read it themselves. */
  filePath(item: PictureItem): string;
  close(): Promise<void>;
}
