/** Converts a dataset to another format. Everything that may be refused is refused before anything is written. */
import { AppError } from '../../../app/errors.ts';
import { openDataset } from '../files/open-dataset.ts';
import type { OpenedDataset } from '../files/opened-dataset.ts';
import { OutputFolder } from '../runs/output-folder.ts';
import { admitOutput, readOutputState, refuseOccupied, refuseOverlap } from '../runs/output-state.ts';
import { writeStaged } from '../runs/write-whole.ts';
import type { ConversionHooks, ConversionRequest, Converted, StagingFolders } from './conversion.ts';
import { type ConversionReport, conversionIdentity, conversionReport } from './conversion-report.ts';
import { copyPictures, placePictures } from './convert-pictures.ts';
import { readForConversion, writeConverted } from './convert-table.ts';
import { refuseOtherKind, refuseUnknownFormat } from './target-format.ts';

/** A conversion that may start. */
interface Prepared {
  readonly inputHash: string;
  readonly write: (folders: StagingFolders) => Promise<Converted>;
}

/**
 * Reads the dataset and writes it to the output folder, all of it or nothing: an interrupted conversion leaves the folder
 * as it was and is simply repeated.
 *
 * @throws AppError what opening and reading the input throw; `option.invalid`, `split.invalid`, `output.*`; `Cancelled`
 */
export async function convert(request: ConversionRequest, hooks: ConversionHooks): Promise<ConversionReport> {
  refuseUnknownFormat(request.to);
  await refuseOverlap(request.inputPath, request.outputDir);
  const options = { resume: false, overwrite: request.overwrite };
  refuseOccupied(await readOutputState(request.outputDir), request.outputDir, options);
  const dataset = await openDataset(request.inputPath, { signal: hooks.signal });
  try {
    return await convertOpened(dataset, request, { hooks });
  } finally {
    await dataset.close();
  }
}

/** Further files of a result: written into the stage, named with their hashes. */
export type WriteExtras = (folders: StagingFolders) => Promise<Readonly<Record<string, string>>>;

/** The same for a dataset that is open; the caller closes it. The output folder was looked at before. */
export async function convertOpened(
  dataset: OpenedDataset,
  request: ConversionRequest,
  { hooks, extras }: { readonly hooks: ConversionHooks; readonly extras?: WriteExtras },
): Promise<ConversionReport> {
  try {
    refuseOtherKind(request.to, dataset.kind, dataset.name);
    const prepared = await prepare(dataset, request, hooks);
    return await execute(prepared, { request, kind: dataset.kind, hooks, extras });
  } catch (error) {
    throw withoutResume(error);
  }
}

async function prepare(dataset: OpenedDataset, request: ConversionRequest, hooks: ConversionHooks): Promise<Prepared> {
  if (dataset.kind === 'image') {
    const placed = await placePictures(dataset, request, hooks);
    const { inputHash } = placed.hashed;
    return { inputHash, write: (folders) => copyPictures(placed, dataset, { hooks, folders }) };
  }
  const read = await readForConversion(dataset, request, hooks);
  return { inputHash: read.inputHash, write: (folders) => writeConverted(read, dataset, { request, hooks, folders }) };
}

interface Execution {
  readonly request: ConversionRequest;
  readonly kind: 'tabular' | 'image';
  readonly hooks: ConversionHooks;
  readonly extras: WriteExtras | undefined;
}

async function execute(
  { inputHash, write }: Prepared,
  { request, kind, hooks, extras }: Execution,
): Promise<ConversionReport> {
  const started = performance.now();
  const identity = conversionIdentity(request, inputHash);
  await admit(request, identity);
  const folder = await OutputFolder.open(request.outputDir, identity, 'fresh');
  try {
    const data = await write(folder);
    const converted = { ...data, files: { ...data.files, ...(await extras?.(folder)) } };
    hooks.onFinishing?.();
    const { kept, complete } = await folder.prepareCommit(Object.keys(converted.files));
    const seconds = (performance.now() - started) / 1000;
    const report = conversionReport(converted, { kind, request, seconds, kept });
    await writeStaged(folder, 'report.json', `${JSON.stringify(report, null, 2)}\n`);
    await complete();
    return report;
  } catch (error) {
    // A move that has begun is completed by the next attempt; all else leaves nothing worth keeping.
    if (!(await folder.isCommitting())) await folder.discard();
    throw error;
  }
}

/** A killed conversion of the same kind may be repeated over what it left. */
async function admit(request: ConversionRequest, identity: ReturnType<typeof conversionIdentity>): Promise<void> {
  const state = await readOutputState(request.outputDir);
  const same =
    state.kind === 'interrupted' &&
    state.marker !== 'damaged' &&
    state.marker.recipeHash === identity.recipeHash &&
    state.marker.inputHash === identity.inputHash;
  if (same) return;
  admitOutput(state, {
    output: request.outputDir,
    identity,
    options: { resume: false, overwrite: request.overwrite },
  });
}

/** What the rooms of a run say of going on with --resume, as it is for a conversion. */
function withoutResume(error: unknown): unknown {
  if (!(error instanceof AppError) || (error.code !== 'output.no-space' && error.code !== 'output.failed'))
    return error;
  const what = /^(.*?\.) What is finished/s.exec(error.message)?.[1];
  if (what === undefined) return error;
  const advice = error.code === 'output.no-space' ? 'Free some space, then convert again.' : 'Convert again.';
  return new AppError(error.code, `${what} Nothing was kept. ${advice}`, error.where, error);
}
