import { AppError } from '../../../app/errors.ts';
import { isTableFormat, TABLE_FORMATS, type TableFormat } from '../../../app/formats/tables/file-format.ts';
import type { TabularRecipe } from '../../../app/model/recipe.ts';
import { nearestName } from '../../../app/nearest.ts';
import type { OpenedTable } from '../files/opened-dataset.ts';
import type { JobControl } from '../jobs/task.ts';
import type { RunJournal } from './journal.ts';
import { OutputFolder } from './output-folder.ts';
import type { OutputAdmission } from './output-state.ts';
import type { PreparedRun, RunRequest } from './prepared-run.ts';
import { recipeHash } from './recipe-hash.ts';
import type { RunReport } from './report.ts';
import { admitRun, finishRun, readFinishedReport } from './run-output.ts';
import { refuseBeyondMemory } from './table-memory.ts';
import type { TableRead } from './table-task.ts';
import { TableThread } from './table-thread.ts';
import type { RunIdentity } from './work-folder.ts';

/** Reads the table in a thread of its own and refuses what reading can tell. */
export async function prepareTableRun(
  dataset: OpenedTable,
  recipe: TabularRecipe,
  { request, signal }: { readonly request: RunRequest; readonly signal: AbortSignal },
): Promise<PreparedRun> {
  const format = outputFormat(askedFormat(request, dataset) ?? 'csv');
  await refuseBeyondMemory(dataset);
  const { filePath, name, byteLength } = dataset;
  const thread = new TableThread({ filePath, name, byteLength, recipe, workers: request.workers });
  try {
    const read = await thread.read(signal);
    const filled: TabularRecipe = { ...recipe, target: read.target };
    const identity: RunIdentity = { recipeHash: recipeHash(filled), inputHash: read.inputHash, format };
    const admission = await admitRun(request, identity);
    return new TableRun({ dataset, recipe: filled, request, thread, read, identity, admission });
  } catch (error) {
    await thread.close();
    throw error;
  }
}

/** A table comes out as CSV unless another format is asked for; a CSV file keeps its own delimiter (undefined). */
function askedFormat(request: RunRequest, dataset: OpenedTable): string | undefined {
  return request.format ?? (dataset.format === 'csv' ? undefined : 'csv');
}

interface Prepared {
  readonly dataset: OpenedTable;
  readonly recipe: TabularRecipe;
  readonly request: RunRequest;
  readonly thread: TableThread;
  readonly read: TableRead;
  readonly identity: RunIdentity;
  readonly admission: OutputAdmission;
}

class TableRun implements PreparedRun {
  readonly kind = 'tabular';
  readonly unit = 'rows';
  readonly recipe: TabularRecipe;
  readonly recipeHash: string;
  readonly inputHash: string;
  readonly total: number;
  readonly #prepared: Prepared;

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
    this.recipe = prepared.recipe;
    this.recipeHash = prepared.identity.recipeHash;
    this.inputHash = prepared.identity.inputHash;
    this.total = prepared.read.rowCount;
  }

  async execute(control: JobControl, journal: RunJournal): Promise<RunReport> {
    const { admission, request, identity } = this.#prepared;
    if (admission.kind === 'finished') return readFinishedReport(request.outputDir);
    journal.claim();
    const folder = await OutputFolder.open(request.outputDir, identity, admission.kind);
    if (await folder.isCommitting()) {
      control.finishing();
      await folder.completeCommit();
      return readFinishedReport(request.outputDir);
    }
    try {
      return await this.#make({ control, journal, folder });
    } catch (error) {
      // A recipe that does not fit the table leaves nothing worth keeping.
      if (error instanceof AppError && error.kind === 'unusable') await folder.discard();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#prepared.thread.close();
    await this.#prepared.dataset.close();
  }

  async #make(run: {
    readonly control: JobControl;
    readonly journal: RunJournal;
    readonly folder: OutputFolder;
  }): Promise<RunReport> {
    const { thread, identity, request, recipe, dataset, admission } = this.#prepared;
    const { control, folder, journal } = run;
    const started = performance.now();
    const { stage, temporary } = folder;
    const asked = askedFormat(request, dataset);
    const format = asked === undefined ? null : outputFormat(asked);
    const made = await thread.make({ kind: 'make', stage, temporary, extension: identity.format, format }, control);
    journal.record(made.item);
    control.finishing();
    const outcome = {
      kind: 'tabular' as const,
      recipe,
      identity,
      inputName: dataset.name,
      dataFiles: made.dataFiles,
      readOptions: made.readOptions,
      lineage: null,
      classes: made.classes,
      guard: made.guard,
      parts: made.parts,
      warnings: made.warnings,
      rules: made.rules,
      failed: made.item.failed,
      resumed: admission.kind === 'resume',
    };
    const seconds = (performance.now() - started) / 1000;
    return finishRun({ folder, request, report: outcome, items: [made.item], seconds, control });
  }
}

function outputFormat(format: string): TableFormat {
  if (isTableFormat(format)) return format;
  const near = nearestName(format, TABLE_FORMATS);
  throw new AppError(
    'option.invalid',
    `--format ${format} cannot be written for tables; there are: ${TABLE_FORMATS.join(', ')}.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
    { option: '--format' },
  );
}
