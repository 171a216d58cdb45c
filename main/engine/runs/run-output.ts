import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../app/errors.ts';
import type { Recipe } from '../../../app/model/recipe.ts';
import type { JobControl } from '../jobs/task.ts';
import { datasetCard } from './dataset-card.ts';
import type { FinishedItem } from './journal.ts';
import { outputError } from './output-errors.ts';
import type { OutputFolder } from './output-folder.ts';
import { admitOutput, type OutputAdmission, readOutputState, refuseOccupied, refuseOverlap } from './output-state.ts';
import type { RunRequest } from './prepared-run.ts';
import { recipeText } from './recipe-hash.ts';
import { distinctWarnings, type RunReport, reportText, sealReport, sumStages, versionsFor } from './report.ts';
import type { RunIdentity } from './work-folder.ts';
import { writeStaged } from './write-whole.ts';

/** What a run came to, of either kind; from it follow the report, the card and the lineage file. */
export interface RunOutcome
  extends Pick<RunReport, 'kind' | 'classes' | 'guard' | 'parts' | 'rules' | 'warnings' | 'failed'> {
  readonly recipe: Recipe;
  readonly identity: RunIdentity;
  readonly inputName: string;
  readonly dataFiles: readonly string[];
  /** See `CardFacts`. */
  readonly readOptions: readonly string[];
  /** Null where `lineage.csv` is among the items' files already. */
  readonly lineage: { readonly header: string; readonly lines: readonly string[] } | null;
  readonly resumed: boolean;
  readonly dropped?: RunReport['dropped'];
}

/** Refuses before the dataset is read whatever can be refused without it. */
export async function refuseOutputEarly(request: RunRequest): Promise<void> {
  await refuseOverlap(request.inputPath, request.outputDir);
  refuseOccupied(await readOutputState(request.outputDir), request.outputDir, request);
}

export async function admitRun(request: RunRequest, identity: RunIdentity): Promise<OutputAdmission> {
  const state = await readOutputState(request.outputDir);
  return admitOutput(state, { output: request.outputDir, identity, options: request });
}

/** The report of a result that is complete. */
export async function readFinishedReport(outputDir: string): Promise<RunReport> {
  const path = join(outputDir, 'report.json');
  try {
    return JSON.parse(await readFile(path, 'utf8')) as RunReport;
  } catch (error) {
    throw new AppError('output.failed', `${path} cannot be read back.`, { file: path }, error);
  }
}

export interface FinishRequest {
  readonly folder: OutputFolder;
  readonly request: RunRequest;
  readonly report: RunOutcome;
  readonly items: readonly FinishedItem[];
  /** Files about the whole that are staged already: path → SHA-256. */
  readonly whole?: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly control: JobControl;
}

/** Writes what describes the result, and moves all of it into place. */
export async function finishRun(finish: FinishRequest): Promise<RunReport> {
  const { folder, report: outcome, items } = finish;
  const files: Record<string, string> = { ...finish.whole };
  for (const item of items) Object.assign(files, item.files);
  const stage = async (path: string, text: string) => {
    await writeStaged(folder, path, text);
    files[path] = createHash('sha256').update(text).digest('hex');
  };
  if (outcome.lineage !== null) files['lineage.csv'] = await writeLineage(folder, outcome.lineage);
  await stage('recipe.json', recipeText(outcome.recipe));
  const draft = await draftReport(finish);
  await stage('DATASET.md', datasetCard({ ...outcome, report: draft }));
  const seal = (kept: readonly string[]) =>
    sealReport({ ...draft, files: sortedByPath(files), run: { ...draft.run, kept } });
  // Kept files are known only when the result is about to be moved; the report is written before, so it is told then.
  const { kept, complete } = await folder.prepareCommit(Object.keys(files));
  const report = seal(kept);
  await writeStaged(folder, 'report.json', reportText(report));
  await complete();
  if (kept.length > 0) finish.control.warn(keptWarning(kept));
  return report;
}

async function draftReport(finish: FinishRequest): Promise<Omit<RunReport, 'reportHash'>> {
  const { request, report: outcome, items, seconds } = finish;
  return {
    twelvefold: 1,
    kind: outcome.kind,
    recipeHash: outcome.identity.recipeHash,
    inputHash: outcome.identity.inputHash,
    seed: outcome.recipe.seed,
    format: outcome.identity.format,
    versions: await versionsFor(outcome.kind),
    classes: outcome.classes,
    parts: outcome.parts,
    rules: outcome.rules,
    warnings: distinctWarnings(outcome.warnings),
    failed: outcome.failed,
    dropped: outcome.dropped ?? { labels: [] },
    guard: outcome.guard,
    files: {},
    run: {
      started: request.startedAt,
      seconds: Math.round(seconds * 1e3) / 1e3,
      stages: sumStages(items.map((item) => item.stages)),
      workers: request.workers,
      resumed: outcome.resumed,
      input: resolve(request.inputPath),
      output: resolve(request.outputDir),
      kept: [],
      host: { platform: process.platform, arch: process.arch, node: process.version, cores: availableParallelism() },
    },
  };
}

/** Streams the lines, which may be many, and hashes them on the way. */
async function writeLineage(
  folder: OutputFolder,
  lineage: { readonly header: string; readonly lines: readonly string[] },
): Promise<string> {
  const beside = join(folder.temporary, 'lineage.csv');
  const hash = createHash('sha256');
  const chunks = function* () {
    for (const chunk of textChunks(lineage.header, lineage.lines)) {
      hash.update(chunk);
      yield chunk;
    }
  };
  try {
    await pipeline(chunks, createWriteStream(beside));
    await rename(beside, join(folder.stage, 'lineage.csv'));
  } catch (error) {
    throw outputError(error, 'lineage.csv');
  }
  return hash.digest('hex');
}

const LINES_PER_CHUNK = 1000;

function* textChunks(header: string, lines: readonly string[]): Generator<string> {
  yield `${header}\n`;
  for (let from = 0; from < lines.length; from += LINES_PER_CHUNK) {
    yield `${lines.slice(from, from + LINES_PER_CHUNK).join('\n')}\n`;
  }
}

function sortedByPath(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function keptWarning(kept: readonly string[]) {
  const shown = kept.slice(0, 5).join(', ');
  return {
    code: 'output.kept-files',
    message: `${kept.length} ${kept.length === 1 ? 'file' : 'files'} in the output folder ${kept.length === 1 ? 'is' : 'are'} not part of this result and ${kept.length === 1 ? 'was' : 'were'} left there: ${shown}${kept.length > 5 ? ', …' : ''}.`,
  };
}
