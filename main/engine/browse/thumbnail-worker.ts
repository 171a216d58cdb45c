/** The thread that makes pictures small enough to look at, and keeps them in the cache of the project. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../app/errors.ts';
import { scalePicture } from '../../../app/image/vips.ts';
import { systemCode } from '../runs/output-errors.ts';
import { failedAnswer, type WorkerAnswer } from '../runs/worker-pool.ts';
import { ContentCache } from '../store/content-cache.ts';
import type { ThumbnailMade, ThumbnailTask, ThumbnailWorkerData } from './thumbnail-task.ts';

const cache = new ContentCache((workerData as ThumbnailWorkerData).projectFolder);

parentPort?.on('message', (task: ThumbnailTask) => {
  answer(task).then((message) => parentPort?.postMessage(message));
});

async function answer(task: ThumbnailTask): Promise<WorkerAnswer<ThumbnailMade>> {
  try {
    const { bytes, width, height } = await scalePicture(await readPicture(task), task.name, task.edge);
    return { ok: true, result: { id: await cache.put(bytes), width, height } };
  } catch (error) {
    return failedAnswer(error);
  }
}

async function readPicture({ filePath, name }: ThumbnailTask): Promise<Uint8Array> {
  try {
    return await readFile(filePath);
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    throw new AppError('input.unreadable', `"${name}" cannot be read (${code}).`, { file: filePath }, error);
  }
}
