import { constants } from 'node:fs';
import { access, lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { AppError } from '../../../app/errors.ts';
import { outputError, systemCode } from './output-errors.ts';
import { type RunIdentity, readMarker, WORK_FOLDER } from './work-folder.ts';

/** What stands at the path of an output before a run. */
export type OutputState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'interrupted'; readonly marker: RunIdentity | 'damaged' }
  /** A folder with a result, or with anything else; `identity` where `report.json` tells it. */
  | { readonly kind: 'occupied'; readonly identity: RunIdentity | undefined };

export interface OutputOptions {
  readonly resume: boolean;
  readonly overwrite: boolean;
}

/** How a run may use its output folder. */
export type OutputAdmission =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'resume' }
  /** The folder holds the finished result of this very run: there is nothing left to do. */
  | { readonly kind: 'finished' };

/** Looks at an output path without changing anything; refuses what can never be written. */
export async function readOutputState(output: string): Promise<OutputState> {
  let entries: readonly string[];
  try {
    const link = await lstat(output);
    if (!(await stat(output)).isDirectory()) throw notAFolder(output, link.isSymbolicLink());
    entries = await readdir(output);
    await access(output, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw outputError(error, output);
    await refuseUnwritableParent(output);
    return { kind: 'absent' };
  }
  const marker = entries.includes(WORK_FOLDER) ? await readMarker(output) : undefined;
  if (marker !== undefined) return { kind: 'interrupted', marker };
  // A work folder without a marker was not begun, or is the last trace of a finished run.
  if (entries.every((entry) => entry === WORK_FOLDER)) return { kind: 'empty' };
  return { kind: 'occupied', identity: await readIdentity(output) };
}

/** Decides what may be done with the folder. `identity` is that of the run to come. */
export function admitOutput(
  state: OutputState,
  run: { readonly output: string; readonly identity: RunIdentity; readonly options: OutputOptions },
): OutputAdmission {
  const { output, identity, options } = run;
  switch (state.kind) {
    case 'absent':
    case 'empty':
      return { kind: 'fresh' };
    case 'interrupted': {
      const same = state.marker !== 'damaged' && sameIdentity(state.marker, identity);
      if (options.resume && same) return { kind: 'resume' };
      if (options.overwrite) return { kind: 'fresh' };
      if (options.resume) throw mismatch(output, state.marker, identity);
      throw notEmpty(output, same ? 'interrupted-same' : 'interrupted-other');
    }
    case 'occupied': {
      const same = state.identity !== undefined && sameIdentity(state.identity, identity);
      if (options.resume && same) return { kind: 'finished' };
      if (options.overwrite) return { kind: 'fresh' };
      if (options.resume && state.identity !== undefined) throw mismatch(output, state.identity, identity);
      throw notEmpty(output, 'occupied');
    }
  }
}

/** Refuses at once what needs no look at the dataset, so that nobody waits for a refusal. */
export function refuseOccupied(state: OutputState, output: string, options: OutputOptions): void {
  if (state.kind === 'occupied' && !options.overwrite && !(options.resume && state.identity !== undefined)) {
    throw notEmpty(output, 'occupied');
  }
}

/** An output among its own input would become input of the next run; an input inside the output could be replaced. */
export async function refuseOverlap(input: string, output: string): Promise<void> {
  const from = await realOrResolved(input);
  const to = await realOrResolved(output);
  const inside = (inner: string, outer: string) => {
    const path = relative(outer, inner);
    return path === '' || !(path === '..' || path.startsWith(`..${sep}`) || resolve(path) === path);
  };
  if (!inside(to, from) && !inside(from, to)) return;
  throw new AppError(
    'option.invalid',
    `--output ${output} and --input ${input} lie inside each other. Choose an --output outside of the input.`,
    { option: '--output', file: output },
  );
}

async function realOrResolved(path: string): Promise<string> {
  const absolute = resolve(path);
  try {
    return await realpath(absolute);
  } catch {
    // Not there yet: resolve the part that is, so that links in it do not hide an overlap.
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(await realOrResolved(parent), absolute.slice(parent.length));
  }
}

async function refuseUnwritableParent(output: string): Promise<void> {
  try {
    if ((await lstat(output)).isSymbolicLink()) throw notAFolder(output, true);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw outputError(error, output);
  }
  for (let folder = dirname(resolve(output)); ; folder = dirname(folder)) {
    try {
      if (!(await stat(folder)).isDirectory()) throw notAFolder(folder, false);
      await access(folder, constants.W_OK | constants.X_OK);
      return;
    } catch (error) {
      if (systemCode(error) !== 'ENOENT' || folder === dirname(folder)) throw outputError(error, folder);
    }
  }
}

async function readIdentity(output: string): Promise<RunIdentity | undefined> {
  try {
    const report: unknown = JSON.parse(await readFile(join(output, 'report.json'), 'utf8'));
    if (typeof report !== 'object' || report === null) return undefined;
    const { recipeHash, inputHash, format } = report as Partial<Record<string, unknown>>;
    if (typeof recipeHash !== 'string' || typeof inputHash !== 'string' || typeof format !== 'string') return undefined;
    return { recipeHash, inputHash, format };
  } catch {
    // Whatever cannot be read as a report is not a result of ours.
    return undefined;
  }
}

function sameIdentity(a: RunIdentity, b: RunIdentity): boolean {
  return a.recipeHash === b.recipeHash && a.inputHash === b.inputHash && a.format === b.format;
}

function notAFolder(path: string, link: boolean): AppError {
  const found = link ? 'a link that leads to no folder' : 'a file';
  return new AppError('output.not-a-folder', `${path} is ${found}. Give --output a folder that is new or empty.`, {
    file: path,
    option: '--output',
  });
}

function notEmpty(output: string, why: 'occupied' | 'interrupted-same' | 'interrupted-other'): AppError {
  const sentences = {
    occupied: 'is not empty. Choose a new folder, or add --overwrite to replace what is there.',
    'interrupted-same':
      'holds an interrupted run of this recipe over this input. Add --resume to go on with it, or --overwrite to start again.',
    'interrupted-other':
      'holds an interrupted run of another recipe or input. Choose a new folder, or add --overwrite to discard it.',
  };
  return new AppError('output.not-empty', `${output} ${sentences[why]}`, { file: output, option: '--output' });
}

function mismatch(output: string, found: RunIdentity | 'damaged', wanted: RunIdentity): AppError {
  const differing =
    found === 'damaged'
      ? 'the note of what ran there cannot be read'
      : found.recipeHash !== wanted.recipeHash
        ? 'the recipe or the seed has changed'
        : found.inputHash !== wanted.inputHash
          ? 'the input has changed'
          : `its output format is ${found.format}, not ${wanted.format}`;
  return new AppError(
    'resume.mismatch',
    `The run in ${output} cannot be resumed: ${differing}. Choose a new folder, or use --overwrite to start again.`,
    { file: output, option: '--resume' },
  );
}
