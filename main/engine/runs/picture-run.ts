import { AppError, Cancelled } from '../../../app/errors.ts';
import type { PictureLabels } from '../../../app/formats/annotation.ts';
import { writableFormats } from '../../../app/formats/catalog.ts';
import type { PictureItem, SplitPart } from '../../../app/formats/picture-item.ts';
import type { ImageRecipe } from '../../../app/model/recipe.ts';
import type { OpenedPictures } from '../files/opened-dataset.ts';
import type { JobControl } from '../jobs/task.ts';
import { workerFile } from '../jobs/worker-file.ts';
import { forEachLimited } from './for-each-limited.ts';
import { type HashedPictures, hashPictures } from './input-hash.ts';
import type { FinishedItem, RunJournal } from './journal.ts';
import { formatOf, type LabelOutput, labelOutput, writeWholeFiles } from './label-output.ts';
import { groupNearDuplicates } from './near-duplicate-groups.ts';
import { systemCode } from './output-errors.ts';
import { OutputFolder } from './output-folder.ts';
import type { OutputAdmission } from './output-state.ts';
import { givenParts, splitPictures } from './picture-parts.ts';
import { type PlannedPicture, planPictures } from './picture-plan.ts';
import { pictureReport } from './picture-report.ts';
import type { PictureResult, PictureTask, PictureWorkerData } from './picture-task.ts';
import type { PreparedRun, RunRequest } from './prepared-run.ts';
import { recipeHash } from './recipe-hash.ts';
import type { RunReport } from './report.ts';
import { admitRun, finishRun, readFinishedReport } from './run-output.ts';
import type { RunIdentity } from './work-folder.ts';
import { WorkerPool } from './worker-pool.ts';

const OUTPUT_FORMATS = writableFormats('image');

/** Everything that can be refused about a run over pictures, and the plan of what becomes of each of them. */
export async function preparePictureRun(
  dataset: OpenedPictures,
  recipe: ImageRecipe,
  { request, signal }: { readonly request: RunRequest; readonly signal: AbortSignal },
): Promise<PreparedRun> {
  const format = outputFormat(request.format ?? dataset.format);
  const hashed = await hashPictures(dataset, signal);
  const parts = await partsOf(dataset, recipe, { hashed, request, signal });
  const hash = recipeHash(recipe);
  const divided = parts.some((part) => part !== null);
  const description = `Made by Twelvefold, recipe ${hash}`;
  const output = labelOutput(dataset, format, { description, divided, option: '--format' });
  const plan = planPictures(dataset.items, recipe, parts, output === null ? null : formatOf(output));
  const identity: RunIdentity = { recipeHash: hash, inputHash: hashed.inputHash, format };
  const admission = await admitRun(request, identity);
  return new PictureRun({ dataset, recipe, request, plan, hashed, identity, admission, output });
}

interface Prepared {
  readonly dataset: OpenedPictures;
  readonly recipe: ImageRecipe;
  readonly request: RunRequest;
  readonly plan: readonly PlannedPicture[];
  readonly hashed: HashedPictures;
  readonly identity: RunIdentity;
  readonly admission: OutputAdmission;
  readonly output: LabelOutput | null;
}

class PictureRun implements PreparedRun {
  readonly kind = 'image';
  readonly unit = 'images';
  readonly recipe: ImageRecipe;
  readonly recipeHash: string;
  readonly inputHash: string;
  readonly total: number;
  readonly #prepared: Prepared;

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
    this.recipe = prepared.recipe;
    this.recipeHash = prepared.identity.recipeHash;
    this.inputHash = prepared.identity.inputHash;
    this.total = prepared.plan.reduce((sum, planned) => sum + picturesOf(planned), 0);
  }

  async execute(control: JobControl, journal: RunJournal): Promise<RunReport> {
    const { admission, request, identity } = this.#prepared;
    if (admission.kind === 'finished') return readFinishedReport(request.outputDir);
    const started = performance.now();
    journal.claim();
    const folder = await OutputFolder.open(request.outputDir, identity, admission.kind);
    if (await folder.isCommitting()) {
      control.finishing();
      await folder.completeCommit();
      return readFinishedReport(request.outputDir);
    }
    const finished = await this.#finishedBefore(journal, folder);
    await this.#makeAll(finished, { control, journal, folder });
    control.finishing();
    const items = [...journal.finishedItems()].filter((item) => this.#keys.has(item.key));
    await refuseIfNothingUsable(items, folder);
    const { output } = this.#prepared;
    const report = pictureReport({ ...this.#prepared, items, resumed: finished.size > 0 });
    const whole =
      output === null
        ? {}
        : await writeWholeFiles(
            folder,
            output,
            items.flatMap(({ labels }) => labels ?? []),
          );
    return finishRun({ folder, request, report, items, whole, seconds: (performance.now() - started) / 1000, control });
  }

  async close(): Promise<void> {
    await this.#prepared.dataset.close();
  }

  get #keys(): ReadonlySet<string> {
    return new Set(this.#prepared.plan.map((planned) => planned.source));
  }

  /** Items of an interrupted run count only where their files are still there. */
  async #finishedBefore(journal: RunJournal, folder: OutputFolder): Promise<ReadonlySet<string>> {
    if (this.#prepared.admission.kind !== 'resume') return new Set();
    const finished = new Set<string>();
    for (const item of journal.finishedItems()) {
      if (await folder.hasStaged(Object.keys(item.files))) finished.add(item.key);
    }
    return finished;
  }

  async #makeAll(
    finished: ReadonlySet<string>,
    run: { readonly control: JobControl; readonly journal: RunJournal; readonly folder: OutputFolder },
  ): Promise<void> {
    const { dataset, recipe, request, plan, hashed } = this.#prepared;
    const { control, journal, folder } = run;
    const data: PictureWorkerData = {
      recipe,
      stage: folder.stage,
      temporary: folder.temporary,
      output: this.#prepared.output,
    };
    const pool = picturePool(request.workers, data);
    const stop = () => void pool.close();
    control.signal.addEventListener('abort', stop, { once: true });
    let done = plan.reduce((sum, planned) => sum + (finished.has(planned.source) ? picturesOf(planned) : 0), 0);
    const progress = () => control.progress({ done, total: this.total, unit: this.unit, stage: 'Making pictures' });
    const make = async (index: number) => {
      const planned = plan[index] as PlannedPicture;
      if (finished.has(planned.source)) return;
      await control.gate();
      const item = dataset.items[index] as PictureItem;
      const filePath = dataset.filePath(item);
      const labels = await labelsOfItem(dataset, item);
      const contentHash = hashed.contents[index] ?? '';
      const result = await pool.run({ kind: 'make', filePath, contentHash, planned, labels });
      if (result.kind !== 'made') throw new Error(`A picture worker answered with ${result.kind}.`);
      journal.record(result.item);
      done += picturesOf(planned);
      progress();
    };
    try {
      progress();
      await forEachLimited(plan.length, request.workers, make);
      if (control.signal.aborted) throw new Cancelled();
    } finally {
      control.signal.removeEventListener('abort', stop);
      await pool.close();
    }
  }
}

/** Null where there are none; a picture that cannot be read is told by the thread that makes its copies. */
async function labelsOfItem({ labels }: OpenedPictures, item: PictureItem): Promise<PictureLabels | null> {
  if (labels === null) return null;
  try {
    return await labels.read(item);
  } catch (error) {
    if (error instanceof AppError || systemCode(error) !== undefined) return NO_PICTURE_LABELS;
    throw error;
  }
}

const NO_PICTURE_LABELS: PictureLabels = { width: 0, height: 0, annotations: [], classes: {}, attributes: {} };

function picturePool(size: number, data: PictureWorkerData): WorkerPool<PictureTask, PictureResult> {
  return new WorkerPool(workerFile('./picture-worker.ts', import.meta.url), { size, workerData: data });
}

async function partsOf(
  dataset: OpenedPictures,
  recipe: ImageRecipe,
  run: { readonly hashed: HashedPictures; readonly request: RunRequest; readonly signal: AbortSignal },
): Promise<readonly (SplitPart | null)[]> {
  if (recipe.split === null) return givenParts(dataset.items);
  const { workers } = run.request;
  const nearDuplicates = await groupNearDuplicates(dataset, { workers, signal: run.signal });
  const { contents } = run.hashed;
  return splitPictures({ items: dataset.items, rule: recipe.split, seed: recipe.seed, contents, nearDuplicates });
}

async function refuseIfNothingUsable(items: readonly FinishedItem[], folder: OutputFolder): Promise<void> {
  if (items.some((item) => Object.keys(item.files).length > 0)) return;
  const first = items.flatMap((item) => item.failed)[0];
  if (first === undefined) return;
  await folder.discard();
  throw new AppError(
    'image.no-pictures',
    `None of the ${items.length} pictures could be used. The first, ${first.item}: ${first.message}`,
    { file: first.item },
  );
}

function outputFormat(format: string): string {
  if (OUTPUT_FORMATS.includes(format)) return format;
  throw new AppError(
    'option.invalid',
    `--format ${format} cannot be written for pictures; expected ${OUTPUT_FORMATS.join(' or ')}.`,
    { option: '--format' },
  );
}

function picturesOf(planned: PlannedPicture): number {
  return planned.copies.length + (planned.original === null ? 0 : 1);
}
