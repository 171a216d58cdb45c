/** Finds the pictures of a dataset that show the same thing, in threads. */
import { Cancelled } from '../../../app/errors.ts';
import type { PictureItem } from '../../../app/formats/picture-item.ts';
import type { OpenedPictures } from '../files/opened-dataset.ts';
import { workerFile } from '../jobs/worker-file.ts';
import { forEachLimited } from './for-each-limited.ts';
import type { PictureResult, PictureTask } from './picture-task.ts';
import { WorkerPool } from './worker-pool.ts';

interface GroupingOptions {
  readonly workers: number;
  readonly signal: AbortSignal;
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** The group of each picture, by the number of its first member. Pictures that cannot be read are alone. */
export async function groupNearDuplicates(
  { items, filePath }: OpenedPictures,
  { workers, signal, onProgress }: GroupingOptions,
): Promise<Int32Array> {
  const file = workerFile('./picture-worker.ts', import.meta.url);
  const pool = new WorkerPool<PictureTask, PictureResult>(file, { size: workers, workerData: null });
  const fingerprints = new Array<Uint32Array | null>(items.length).fill(null);
  let done = 0;
  try {
    await forEachLimited(items.length, workers, async (index) => {
      if (signal.aborted) throw new Cancelled();
      const item = items[index] as PictureItem;
      const result = await pool.run({ kind: 'fingerprint', filePath: filePath(item), source: item.path });
      if (result.kind === 'fingerprint') fingerprints[index] = result.words;
      onProgress?.(++done);
    });
    const grouped = await pool.run({ kind: 'group', fingerprints });
    if (grouped.kind !== 'groups') throw new Error(`A picture worker answered with ${grouped.kind}.`);
    return grouped.codes;
  } finally {
    await pool.close();
  }
}
