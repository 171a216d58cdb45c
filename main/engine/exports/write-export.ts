/** Writes the chosen samples of a source in a format, whole or not at all, with a manifest of what was made from what. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AppError } from '../../../app/errors.ts';
import {
  countPlanned,
  type ExportPlan,
  planExport,
  type Selection,
  type SplitWish,
} from '../../../app/export/export-plan.ts';
import { PARTS } from '../../../app/split/assign-parts.ts';
import type { ConversionHooks, ConversionRequest } from '../conversions/conversion.ts';
import type { ConversionReport } from '../conversions/conversion-report.ts';
import { convertOpened } from '../conversions/convert.ts';
import { refuseUnknownFormat } from '../conversions/target-format.ts';
import { outputError } from '../runs/output-errors.ts';
import { readOutputState, refuseOccupied, refuseOverlap } from '../runs/output-state.ts';
import { type ExportSource, openExportSource, provenance } from './export-source.ts';
import { packFolder } from './pack-folder.ts';
import { chosenPictures } from './picture-export.ts';
import { chosenTable } from './table-export.ts';

export type Container = 'folder' | 'zip' | 'tar';

/** Everything that determines what is written. */
export interface ExportWish {
  readonly selection: Selection;
  readonly split: SplitWish;
  readonly format: string;
  /** Pattern of the file names of pictures, such as `{class}-{n}`; null keeps them. */
  readonly names: string | null;
  /** Columns that are added to a table. */
  readonly columns: { readonly isSynthetic: boolean; readonly group: boolean };
}

export interface ExportRequest extends ExportWish {
  readonly inputPath: string;
  readonly target: string | null;
  readonly output: string;
  readonly container: Container;
  readonly overwrite: boolean;
  readonly startedAt: string;
}

/**
 * Writes an export to its place: a folder, or an archive that holds it.
 *
 * @throws AppError `split.leak` where copies would lie in another part than their originals, and what conversions throw
 */
export async function writeExport(request: ExportRequest, hooks: ConversionHooks): Promise<ConversionReport> {
  refuseUnknownFormat(request.format);
  await refuseOverlap(request.inputPath, request.output);
  await refuseTaken(request);
  const { target } = request;
  const source = await openExportSource(request.inputPath, { target, signal: hooks.signal });
  try {
    const plan = planExport(source.columns, request.selection, request.split);
    refuseLeaks(source, plan, request);
    if (request.container === 'folder') return await writeFolder({ source, plan, request, hooks }, request.output);
    return await writeArchive({ source, plan, request, hooks });
  } finally {
    await source.close();
  }
}

export interface ExportWork {
  readonly source: ExportSource;
  readonly plan: ExportPlan;
  readonly request: ExportRequest;
  readonly hooks: ConversionHooks;
}

export async function writeFolder(work: ExportWork, output: string): Promise<ConversionReport> {
  const { source, request, hooks } = work;
  const chosen = source.kind === 'image' ? chosenPictures(source, work) : await chosenTable(source, work);
  try {
    const conversion: ConversionRequest = {
      ...{ inputPath: request.inputPath, outputDir: output, to: request.format, seed: seedOf(request.split) },
      ...{ target: source.kind === 'tabular' ? (source.target ?? undefined) : undefined, split: null },
      ...{ overwrite: request.overwrite, startedAt: request.startedAt, chosen: manifest(work), ...chosen.conversion },
    };
    return await convertOpened(chosen.dataset, conversion, { hooks, extras: chosen.extras });
  } finally {
    await chosen.remove();
  }
}

async function writeArchive(work: ExportWork): Promise<ConversionReport> {
  const { request, hooks } = work;
  const beside = `${resolve(request.output)}.partial-${randomUUID().slice(0, 8)}`;
  try {
    await mkdir(dirname(beside), { recursive: true });
    const report = await writeFolder({ ...work, hooks: { ...hooks, onFinishing: undefined } }, beside);
    await packFolder(beside, `${beside}.file`, { kind: request.container === 'tar' ? 'tar' : 'zip', hooks });
    hooks.onFinishing?.();
    await rename(`${beside}.file`, request.output);
    return { ...report, run: { ...report.run, output: request.output } };
  } catch (error) {
    throw outputError(error, request.output);
  } finally {
    await rm(beside, { recursive: true, force: true });
    await rm(`${beside}.file`, { force: true });
  }
}

/** What `report.json` says of an export beside the files: what was taken, how it was divided, what run it came from. */
function manifest({ source, plan, request }: ExportWork): Readonly<Record<string, unknown>> {
  const counts = countPlanned(source.columns, plan).map(({ label, all, synthetic, parts }) => [
    label,
    { all, synthetic, ...Object.fromEntries(PARTS.map((part, code) => [part, parts[code]])) },
  ]);
  return {
    ...{ selection: request.selection, split: request.split, names: request.names, columns: request.columns },
    ...{
      samples: plan.chosen.length,
      leftOut: plan.leftOut,
      classes: Object.fromEntries(counts),
      run: provenance(source),
    },
  };
}

function seedOf(split: SplitWish): number {
  return split.kind === 'again' ? split.seed : 0;
}

function refuseLeaks(source: ExportSource, { leaks, chosen }: ExportPlan, { split }: ExportRequest): void {
  const noun = source.kind === 'image' ? 'pictures' : 'rows';
  if (chosen.length === 0)
    throw new AppError('option.invalid', `Nothing fits the selection: there are no ${noun} to export.`);
  if (split.kind === 'again' && source.fixedParts !== null) throw new AppError('split.invalid', source.fixedParts);
  if (leaks.length === 0) return;
  throw new AppError(
    'split.leak',
    `${leaks.length} synthetic ${noun} would lie in another part than what they were made of: a model tested on them has seen them before. Keep families together, or leave those ${noun} out.`,
  );
}

async function refuseTaken({ output, container, overwrite }: ExportRequest): Promise<void> {
  if (container === 'folder') {
    refuseOccupied(await readOutputState(output), output, { resume: false, overwrite });
    return;
  }
  const found = await stat(output).catch(() => undefined);
  if (found === undefined || (found.isFile() && overwrite)) return;
  const what = found.isFile()
    ? 'exists already. Choose another name, or allow it to be replaced'
    : 'is no file. Choose another name';
  throw new AppError('output.not-empty', `${output} ${what}.`, { file: output });
}
