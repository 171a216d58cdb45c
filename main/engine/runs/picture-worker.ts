/** The thread that makes pictures: one source at a time, with everything that becomes of it. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../app/errors.ts';
import { decodePicture } from '../../../app/image/vips.ts';
import { fingerprint } from '../../../app/split/fingerprint.ts';
import { JoinedSets } from '../../../app/split/joined-sets.ts';
import { joinNearDuplicates } from '../../../app/split/near-duplicates.ts';
import { makePictures } from './make-pictures.ts';
import { systemCode } from './output-errors.ts';
import type { PictureResult, PictureTask, PictureWorkerData } from './picture-task.ts';
import { failedAnswer, type WorkerAnswer } from './worker-pool.ts';

/** Null where no pictures are made, only compared. */
const data = workerData as PictureWorkerData | null;

parentPort?.on('message', (task: PictureTask) => {
  answer(task).then((message) => parentPort?.postMessage(message));
});

async function answer(task: PictureTask): Promise<WorkerAnswer<PictureResult>> {
  try {
    return { ok: true, result: await perform(task) };
  } catch (error) {
    return failedAnswer(error);
  }
}

async function perform(task: PictureTask): Promise<PictureResult> {
  switch (task.kind) {
    case 'make':
      if (data === null) throw new Error('A worker that compares pictures makes none.');
      return { kind: 'made', item: await makePictures(task, data) };
    case 'fingerprint':
      return { kind: 'fingerprint', words: await fingerprintOf(task) };
    case 'group': {
      const sets = new JoinedSets(task.fingerprints.length);
      joinNearDuplicates(sets, task.fingerprints);
      return { kind: 'groups', codes: sets.codes() };
    }
  }
}

/** Null for pictures that cannot be read: the run itself names them, the split only has to go on without them. */
async function fingerprintOf(task: Extract<PictureTask, { kind: 'fingerprint' }>): Promise<Uint32Array | null> {
  try {
    const { raster } = await decodePicture(await readFile(task.filePath), task.source);
    return fingerprint(raster);
  } catch (error) {
    if (error instanceof AppError || systemCode(error) !== undefined) return null;
    throw error;
  }
}
