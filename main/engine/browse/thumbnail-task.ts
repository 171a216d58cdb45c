import type { StoredThumbnail } from '../store/browse-index.ts';

export interface ThumbnailTask {
  readonly filePath: string;
  /** For messages. */
  readonly name: string;
  /** Pixels of the longer side at most. */
  readonly edge: number;
}

/** The picture's name in the cache, and the size of what it was made of. */
export type ThumbnailMade = StoredThumbnail;

export interface ThumbnailWorkerData {
  readonly projectFolder: string;
}
