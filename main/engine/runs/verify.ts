import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../app/errors.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { hashFile } from './hash-file.ts';
import { systemCode } from './output-errors.ts';
import { filesBelow, isInnerPath } from './output-folder.ts';
import { type RunReport, reportHash } from './report.ts';
import { type LineageFindings, verifyPictureLineage } from './verify-pictures.ts';
import { verifyTableLineage } from './verify-tables.ts';
import { readMarker, WORK_FOLDER } from './work-folder.ts';

export interface VerifyProblem {
  /** `file.changed`, `file.missing`, `file.extra`, `report.changed`, `recipe.changed` or `lineage.wrong`. */
  readonly code: string;
  /** Path relative to the folder. */
  readonly file: string;
  readonly message: string;
}

export interface VerifyResult {
  readonly kind: 'tabular' | 'image';
  /** No problem was found. */
  readonly ok: boolean;
  readonly files: number;
  readonly lineageLines: number;
  /** Every synthetic sample is in the training part; null where the result is not split. */
  readonly syntheticOnlyInTrain: boolean | null;
  readonly recipeHash: string;
  readonly inputHash: string;
  readonly problems: readonly VerifyProblem[];
}

/**
 * Re-checks a finished result: every hash, that nothing is missing and nothing was added, that the recipe is the one
 * the report names, and that lineage and files agree.
 *
 * @throws AppError `verify.failed` where the folder is not a finished result at all.
 */
export async function verify(folder: string, signal?: AbortSignal): Promise<VerifyResult> {
  const report = await readReport(folder);
  const problems: VerifyProblem[] = [];
  if (reportHash(report) !== report.reportHash) {
    problems.push({ code: 'report.changed', file: 'report.json', message: 'report.json was changed after the run.' });
  }
  const intact = await verifyFiles(folder, report, { problems, signal });
  await verifyExtraFiles(folder, report, problems);
  await verifyRecipe(folder, report, problems);
  // Lineage is compared with files that are as they were written; about others the hashes say enough.
  const lineage = intact
    ? await lineageVerifier(report)(folder, report)
    : { lines: 0, syntheticOnlyInTrain: null, messages: [] as readonly string[] };
  for (const message of lineage.messages) problems.push({ code: 'lineage.wrong', file: 'lineage.csv', message });
  return {
    kind: report.kind,
    ok: problems.length === 0,
    files: Object.keys(report.files).length + 1,
    lineageLines: lineage.lines,
    syntheticOnlyInTrain: lineage.syntheticOnlyInTrain,
    recipeHash: report.recipeHash,
    inputHash: report.inputHash,
    problems,
  };
}

/** A conversion makes nothing, so it has no lineage: its hashes say all. */
function lineageVerifier(report: RunReport): (folder: string, report: RunReport) => Promise<LineageFindings> {
  if ('conversion' in report) return async () => ({ lines: 0, syntheticOnlyInTrain: null, messages: [] });
  return report.kind === 'tabular' ? verifyTableLineage : verifyPictureLineage;
}

/** The first problems as sentences for a person; empty where there are none. */
export function describeProblems(folder: string, { problems }: VerifyResult): string {
  if (problems.length === 0) return '';
  const shown = problems.slice(0, 10).map(({ message }) => message);
  const more = problems.length > shown.length ? ` And ${problems.length - shown.length} more.` : '';
  return `${folder} is not as it was written. ${shown.join(' ')}${more}`;
}

async function readReport(folder: string): Promise<RunReport> {
  const path = join(folder, 'report.json');
  let text: string;
  try {
    if ((await readMarker(folder)) !== undefined) {
      throw new AppError(
        'verify.failed',
        `${folder} holds an interrupted run. Finish it with the same command and --resume, then verify.`,
        { file: WORK_FOLDER },
      );
    }
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    const found = await stat(folder).catch(() => undefined);
    const reason = found === undefined ? 'does not exist' : 'has no report.json that can be read';
    throw new AppError(
      'verify.failed',
      `${folder} ${reason}; expected the output folder of a run.`,
      { file: path },
      error,
    );
  }
  const report = parseReport(text);
  if (report !== undefined) return report;
  throw new AppError('verify.failed', `${path} is not a report of a run: it is damaged, or something else wrote it.`, {
    file: path,
  });
}

function parseReport(text: string): RunReport | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, files, classes, recipeHash, run } = value as Partial<RunReport>;
  const isReport =
    (kind === 'tabular' || kind === 'image') && isRecord(files) && isRecord(classes) && typeof recipeHash === 'string';
  return isReport && isRecord(run) ? (value as RunReport) : undefined;
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function verifyFiles(
  folder: string,
  report: RunReport,
  { problems, signal }: { readonly problems: VerifyProblem[]; readonly signal: AbortSignal | undefined },
): Promise<boolean> {
  const before = problems.length;
  for (const [file, hash] of Object.entries(report.files)) {
    signal?.throwIfAborted();
    if (!isInnerPath(file)) {
      problems.push({
        code: 'report.changed',
        file,
        message: `report.json lists ${file}, which is outside the folder.`,
      });
      continue;
    }
    const found = await hashFile(join(folder, file)).catch((error: unknown) => systemCode(error) ?? 'unreadable');
    if (found === hash) continue;
    const missing = found === 'ENOENT' || found === 'ENOTDIR';
    const what = missing
      ? 'is missing'
      : /^E[A-Z]+$/.test(found)
        ? `cannot be read (${found})`
        : 'was changed after the run';
    problems.push({ code: missing ? 'file.missing' : 'file.changed', file, message: `${file} ${what}.` });
  }
  return problems.length === before;
}

async function verifyExtraFiles(folder: string, report: RunReport, problems: VerifyProblem[]): Promise<void> {
  const known = new Set([...Object.keys(report.files), 'report.json', ...(report.run.kept ?? [])]);
  for (const file of await filesBelow(folder, new Set([WORK_FOLDER]))) {
    if (known.has(file)) continue;
    problems.push({ code: 'file.extra', file, message: `${file} was added after the run.` });
  }
}

async function verifyRecipe(folder: string, report: RunReport, problems: VerifyProblem[]): Promise<void> {
  let hash: string;
  try {
    hash = sha256(canonicalJson(JSON.parse(await readFile(join(folder, 'recipe.json'), 'utf8'))));
  } catch {
    // Missing or damaged: the file's own hash has told already.
    return;
  }
  if (hash === report.recipeHash) return;
  problems.push({
    code: 'recipe.changed',
    file: 'recipe.json',
    message: 'recipe.json is not the recipe that report.json names.',
  });
}
