import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, type Warning } from '../../../app/errors.ts';
import type { PictureLabels } from '../../../app/formats/annotation.ts';
import { annotationsAfter, type LabelFate, labelsOf } from '../../../app/image/annotated.ts';
import type { Augmented, StepTimer } from '../../../app/image/augment.ts';
import type { Labels } from '../../../app/image/labels.ts';
import type { Raster } from '../../../app/image/raster.ts';
import { type DecodedPicture, decodePicture, encodePicture } from '../../../app/image/vips.ts';
import { LabelCounts } from '../../../app/label-counts.ts';
import { csvLine } from './csv-lines.ts';
import type { FinishedItem } from './journal.ts';
import { describeFiles, type LabelResult } from './label-output.ts';
import { makeCopy } from './make-copy.ts';
import { outputError, systemCode } from './output-errors.ts';
import type { PictureFormat } from './picture-names.ts';
import type { PictureTask, PictureWorkerData } from './picture-task.ts';
import { writeStaged } from './write-whole.ts';

type MakeTask = Extract<PictureTask, { kind: 'make' }>;

/**
 * Makes everything that becomes of one source picture: reads it, decodes it once, writes the original and each copy.
 * A picture that cannot be used ends up under `failed`; a file that changed or vanished, or a disk that is full, throws.
 */
export async function makePictures(task: MakeTask, data: PictureWorkerData): Promise<FinishedItem> {
  const work = new ItemWork(task, data);
  try {
    const bytes = await work.timed('read', () => readSource(task));
    const decoded = await work.timed('decode', () => decodePicture(bytes, task.planned.source));
    work.note(decoded.notes);
    await work.writeOriginal(bytes, decoded);
    await work.describeOriginal();
    await work.writeCopies(decoded.raster);
    return work.finished([]);
  } catch (error) {
    if (!isFaultOfPicture(error)) throw error;
    await work.removeWritten();
    return work.unusable(error);
  }
}

/** The picture cannot be used, by itself or with this recipe (a crop larger than it); others may be fine. */
function isFaultOfPicture(error: unknown): error is AppError {
  return error instanceof AppError && (/^(image|op)\./.test(error.code) || error.code === 'input.unreadable');
}

/** Pictures that are being encoded while the next one is computed. */
const ENCODED_AHEAD = 1;

class ItemWork {
  readonly #task: MakeTask;
  readonly #data: PictureWorkerData;
  readonly #files: Record<string, string> = {};
  readonly #stages: Record<string, number> = {};
  readonly #warnings: Warning[] = [];
  readonly #lineage: string[] = [];
  readonly #records: string[] = [];
  readonly #fates: LabelResult['fates'][number][] = [];
  readonly #kept = new LabelCounts();
  readonly #added = new LabelCounts();
  /** Labels of the source, in the form that operations move. */
  readonly #before: Labels | undefined;

  /** Seconds per step and operation, as runs over tables name them: `0 HorizontalFlip`. */
  readonly #timer: StepTimer = {
    now: () => performance.now() / 1000,
    add: (step, op, seconds) => this.#spent(`${step} ${op}`, seconds),
  };

  constructor(task: MakeTask, data: PictureWorkerData) {
    this.#task = task;
    this.#data = data;
    const { clip } = data.recipe.bbox_params;
    this.#before =
      task.labels === null || data.output === null
        ? undefined
        : labelsOf(task.labels, data.output.settings.scheme, { clip });
  }

  async timed<Result>(stage: string, work: () => Promise<Result>): Promise<Result> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      this.#spent(stage, (performance.now() - started) / 1000);
    }
  }

  #spent(stage: string, seconds: number): void {
    this.#stages[stage] = (this.#stages[stage] ?? 0) + seconds;
  }

  note(notes: readonly string[]): void {
    for (const message of notes) {
      if (this.#warnings.some((warning) => warning.message === message)) continue;
      this.#warnings.push({ code: 'image.converted', message, where: { file: this.#task.planned.source } });
    }
  }

  /** Byte for byte where neither its orientation nor the output format asks for more. */
  async writeOriginal(bytes: Uint8Array, { raster, info }: DecodedPicture): Promise<void> {
    const { original } = this.#task.planned;
    if (original === null) return;
    const same = original.format === 'as-is' || original.format === info.format;
    if (same && info.orientation === 1) return this.#write(original.path, bytes);
    const own = info.format === 'gif' ? 'png' : info.format;
    const format = original.format === 'as-is' ? own : original.format;
    await this.#encode(original.path, raster, format);
    this.note([`the original was encoded again as ${format.toUpperCase()}`]);
  }

  /** The original keeps its labels as they came. */
  async describeOriginal(): Promise<void> {
    const { planned, labels } = this.#task;
    if (labels === null || planned.original === null) return;
    await this.#describe({ path: planned.original.path, labels, original: true });
    for (const { category } of labels.annotations) this.#kept.add(this.#className(category));
  }

  /** What became of the labels of a copy; null where the dataset has none. */
  async #describeCopy(path: string, made: Augmented): Promise<readonly LabelFate[] | null> {
    const { labels } = this.#task;
    const { output } = this.#data;
    if (labels === null || output === null) return null;
    const { sample, dropped, cut } = made;
    const after = annotationsAfter(labels, output.settings.scheme, {
      dropped,
      cut,
      labels: sample.labels,
      size: sample.raster,
    });
    await this.#describe({ path, labels: after.labels, original: false });
    for (const { category } of after.labels.annotations) this.#added.add(this.#className(category));
    this.#fates.push(...after.fates.map((fate) => ({ output: path, ...fate })));
    return after.fates;
  }

  async #describe(picture: { path: string; labels: PictureLabels; original: boolean }): Promise<void> {
    const { output } = this.#data;
    if (output === null) return;
    const described = describeFiles(output, { ...picture, part: this.#task.planned.part });
    for (const { path, text } of described.files) await this.#write(path, Buffer.from(text));
    this.#records.push(described.record);
  }

  #className(category: number): string {
    return this.#data.output?.settings.scheme.categories[category]?.name ?? '';
  }

  async writeCopies(raster: Raster): Promise<void> {
    const { planned } = this.#task;
    const { recipe } = this.#data;
    const encoding: Promise<void>[] = [];
    for (const [index, path] of planned.copies.entries()) {
      const copy = index + 1;
      const which = { source: planned.source, class: planned.class, copy };
      const made = await this.timed('steps', async () =>
        makeCopy(raster, recipe, which, { timer: this.#timer, labels: this.#before }),
      );
      const fates = await this.#describeCopy(path, made);
      const operations = JSON.stringify(made.operations);
      const line = [path, planned.source, planned.class, copy, recipe.seed, operations];
      this.#lineage.push(csvLine(fates === null ? line : [...line, JSON.stringify(fates)]));
      if (encoding.length > ENCODED_AHEAD) await encoding.shift();
      const writing = this.#encode(path, made.sample.raster, planned.copyFormat);
      // It is awaited below; until then a failure must not count as unhandled.
      writing.catch(() => undefined);
      encoding.push(writing);
    }
    await Promise.all(encoding);
  }

  /** What an unusable picture, or its interrupted predecessor, has left in the stage. */
  async removeWritten(): Promise<void> {
    const { original, copies } = this.#task.planned;
    for (const path of [...(original === null ? [] : [original.path]), ...copies, ...Object.keys(this.#files)]) {
      await rm(join(this.#data.stage, path), { force: true });
    }
  }

  finished(failed: FinishedItem['failed']): FinishedItem {
    return {
      key: this.#task.planned.source,
      files: this.#files,
      lineage: this.#lineage,
      failed,
      warnings: this.#warnings,
      stages: this.#stages,
      ...(this.#task.labels === null ? {} : { labels: this.#labelResult() }),
    };
  }

  #labelResult(): LabelResult {
    const { part } = this.#task.planned;
    const [kept, added] = [this.#kept.toRecord(), this.#added.toRecord()];
    return { part, records: this.#records, kept, added, fates: this.#fates };
  }

  unusable(error: AppError): FinishedItem {
    const failed = [{ item: this.#task.planned.source, code: error.code, message: error.message }];
    return { ...this.finished(failed), files: {}, lineage: [], warnings: [], labels: undefined };
  }

  async #encode(path: string, raster: Raster, format: PictureFormat): Promise<void> {
    const { quality } = this.#data.recipe.output;
    const encoded = await this.timed('encode', () => encodePicture(raster, { format, quality }));
    this.note(encoded.notes);
    await this.#write(path, encoded.bytes);
  }

  async #write(path: string, bytes: Uint8Array): Promise<void> {
    await this.timed('write', () => writeStaged(this.#data, path, bytes));
    this.#files[path] = createHash('sha256').update(bytes).digest('hex');
  }
}

async function readSource({ filePath, contentHash, planned }: MakeTask): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(filePath);
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw outputError(error, filePath);
    const where = { file: planned.source };
    if (contentHash !== 'unreadable') throw changed(planned.source, `it cannot be read any more (${code})`);
    throw new AppError(
      'input.unreadable',
      `"${planned.source}" cannot be read (${code}). Check its permissions.`,
      where,
    );
  }
  if (createHash('sha256').update(bytes).digest('hex') !== contentHash)
    throw changed(planned.source, 'its content is another');
  return bytes;
}

function changed(source: string, how: string): AppError {
  return new AppError(
    'input.changed',
    `"${source}" changed while the run was under way: ${how}. Restore it and use --resume, or start again with --overwrite.`,
    { file: source },
  );
}
