/** A thread that makes previews: copies as the run makes them, scaled down and put into the cache. */
import { parentPort, workerData } from 'node:worker_threads';
import { resizeRaster } from '../../../app/image/kernels/resize.ts';
import type { Raster } from '../../../app/image/raster.ts';
import { type EncodedFormat, encodePicture } from '../../../app/image/vips.ts';
import { makeCopy } from '../runs/make-copy.ts';
import { failedAnswer, type WorkerAnswer } from '../runs/worker-pool.ts';
import { ContentCache } from '../store/content-cache.ts';
import { type DecodedSource, DecodedSources } from './decoded-sources.ts';
import type { PictureCost, PreviewPicture, PreviewTask } from './preview-task.ts';

const cache = new ContentCache((workerData as { readonly projectFolder: string }).projectFolder);
const sources = new DecodedSources();

/** High enough that the window's picture shows the steps and not the JPEG. */
const PREVIEW_QUALITY = 93;

parentPort?.on('message', (task: PreviewTask) => {
  void answer(task).then((message) => parentPort?.postMessage(message));
});

async function answer(task: PreviewTask): Promise<WorkerAnswer<PreviewPicture>> {
  try {
    return { ok: true, result: await perform(task) };
  } catch (error) {
    return failedAnswer(error);
  }
}

async function perform(task: PreviewTask): Promise<PreviewPicture> {
  const source = await sources.get(task.file);
  if (task.kind === 'source') return { ...(await keep(source.raster, task.size)), operations: [], cost: null };
  const started = performance.now();
  const { sample, operations } = makeCopy(source.raster, task.recipe, task.which);
  const seconds = (performance.now() - started) / 1000;
  const picture = await keep(sample.raster, task.size);
  const cost = task.measure ? await measure(task, source, { raster: sample.raster, seconds }) : null;
  return { ...picture, operations, cost };
}

async function keep(raster: Raster, size: number): Promise<Omit<PreviewPicture, 'operations' | 'cost'>> {
  const hasAlpha = raster.channels === 2 || raster.channels === 4;
  const options = { format: hasAlpha ? 'png' : 'jpeg', quality: PREVIEW_QUALITY } as const;
  const { bytes } = await encodePicture(fitInto(raster, size), options);
  return { id: await cache.put(bytes), width: raster.width, height: raster.height };
}

/** Smaller pictures stay as they are: enlarging shows nothing more. */
function fitInto(raster: Raster, size: number): Raster {
  const scale = Math.min(1, size / Math.max(raster.width, raster.height));
  if (scale === 1) return raster;
  const fitted = {
    width: Math.max(1, Math.round(raster.width * scale)),
    height: Math.max(1, Math.round(raster.height * scale)),
  };
  return resizeRaster(raster, fitted, { interpolation: 'area', antialias: true, premultipliedAlpha: true });
}

async function measure(
  task: Extract<PreviewTask, { kind: 'copy' }>,
  source: DecodedSource,
  made: { readonly raster: Raster; readonly seconds: number },
): Promise<PictureCost> {
  const { format, quality } = task.recipe.output;
  const own = source.info.format === 'gif' ? 'png' : source.info.format;
  const started = performance.now();
  const { bytes } = await encodePicture(made.raster, {
    format: (format === 'same' ? own : format) as EncodedFormat,
    quality,
  });
  const encodeSeconds = (performance.now() - started) / 1000;
  return {
    ...{ sourceSeconds: source.seconds, sourceBytes: source.byteLength },
    ...{ copySeconds: made.seconds + encodeSeconds, copyBytes: bytes.length },
  };
}
