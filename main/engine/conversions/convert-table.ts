/** A table in another delimited format, and in parts when asked for. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { AppError, type Warning } from '../../../app/errors.ts';
import type { ByteSource } from '../../../app/formats/byte-source.ts';
import { typedColumns } from '../../../app/formats/parquet/logical-type.ts';
import { copyTable } from '../../../app/formats/tables/copy-table.ts';
import { isTableFormat, type TableFormat } from '../../../app/formats/tables/file-format.ts';
import { formatOf } from '../../../app/formats/tables/layout.ts';
import { readColumns } from '../../../app/formats/tables/read-columns.ts';
import { listNames, type ReadColumns } from '../../../app/formats/tables/read-options.ts';
import type { LossCode } from '../../../app/formats/tables/write-context.ts';
import { PARTS } from '../../../app/split/assign-parts.ts';
import { fileSource } from '../files/file-source.ts';
import type { OpenedTable } from '../files/opened-dataset.ts';
import { StagedFile } from '../runs/staged-file.ts';
import { refuseBeyondMemory } from '../runs/table-memory.ts';
import type { ConversionHooks, ConversionRequest, Converted, Loss, StagingFolders } from './conversion.ts';
import { splitRows, type TableSplit } from './split-rows.ts';

/** A table that was read and may be written. */
export interface ReadForConversion {
  readonly source: ByteSource;
  readonly read: ReadColumns;
  readonly split: TableSplit | null;
  readonly inputHash: string;
  readonly version: string;
}

/** Reads the table and refuses what reading can tell. Without a split no value is looked at. */
export async function readForConversion(
  dataset: OpenedTable,
  request: ConversionRequest,
  { signal, gate }: ConversionHooks,
): Promise<ReadForConversion> {
  await refuseBeyondMemory(dataset);
  const { seed, target } = request;
  const split = request.parts === undefined ? request.split : null;
  const source = pausing(fileSource(dataset), gate);
  const version = await fileVersion(dataset.filePath);
  const hash = createHash('sha256');
  const read = await readColumns(source, {
    signal,
    target: split === null ? undefined : target,
    dialect: request.dialect,
    otherColumns: split === null ? 'ignore' : 'auto',
    onChunk: (chunk) => hash.update(chunk),
  });
  const parts = split === null ? null : await splitRows(source, read, { rule: split, seed, target });
  return { source, read, split: parts ?? givenSplit(request), inputHash: hash.digest('hex'), version };
}

export async function writeConverted(
  { source, read, split, inputHash, version }: ReadForConversion,
  dataset: OpenedTable,
  work: { readonly request: ConversionRequest; readonly hooks: ConversionHooks; readonly folders: StagingFolders },
): Promise<Converted> {
  const { request, hooks, folders } = work;
  const files = outputFiles(dataset.name, request, folders);
  const total = read.rowCount;
  const format = isTableFormat(request.to) ? request.to : 'csv';
  const lost = new Map<LossCode, number>();
  await copyTable({
    source,
    layout: read.layout,
    rows: read.rows,
    written: read.columns.map((column) => column.written),
    format,
    lost,
    parts: split?.parts ?? null,
    write: (part, bytes) => files[part]?.write(bytes),
    signal: hooks.signal,
    onProgress: (done) => hooks.onProgress({ done, total, unit: 'rows', stage: 'Writing rows' }),
  });
  await refuseChanged(dataset, version);
  const written = files.filter((file) => file !== null).map((file) => [file.name, file.finish()]);
  return {
    from: formatOf(read.layout),
    inputHash,
    count: total,
    classes: split?.classes ?? {},
    parts: split?.counts ?? null,
    target: split?.target ?? null,
    lost: [...lineEnds(read, format), ...lossesOf(read, format, lost)],
    failed: [],
    warnings: [...read.problems.map(({ code, message, where }) => ({ code, message, where })), ...warningsOf(split)],
    files: Object.fromEntries(written),
  };
}

/** A pause holds between two pieces of the file. */
function pausing(source: ByteSource, gate: ConversionHooks['gate']): ByteSource {
  if (gate === undefined) return source;
  return {
    ...source,
    async *open() {
      for await (const chunk of source.open()) {
        await gate();
        yield chunk;
      }
    },
  };
}

/** Parts that were decided before; whoever did knows the counts. */
function givenSplit({ parts, target }: ConversionRequest): TableSplit | null {
  if (parts === undefined) return null;
  const counts = Object.fromEntries(
    PARTS.map((part, code) => [part, { rows: parts.reduce((sum, own) => sum + Number(own === code), 0) }]),
  );
  return { parts, target: target ?? null, classes: {}, counts, warnings: [] };
}

/** One file named after the input, or one for each part that has a share. */
function outputFiles(
  inputName: string,
  { to, split }: ConversionRequest,
  folders: StagingFolders,
): readonly (StagedFile | null)[] {
  if (split === null) return [new StagedFile(`${inputName.replace(/\.[^.]+$/, '') || 'table'}.${to}`, folders)];
  return PARTS.map((part) => (split[part] > 0 ? new StagedFile(`${part}.${to}`, folders) : null));
}

/** Blank lines and odd line ends are all that a table loses: its fields are copied. */
function lineEnds({ rows, layout }: ReadColumns, to: TableFormat): Loss[] {
  if (layout.reader !== 'delimited' || (to !== 'csv' && to !== 'tsv')) return [];
  let count = 0;
  for (let row = 1; row < rows.count; row++) {
    const gap = rows.startOf(row) - rows.startOf(row - 1) - rows.lengthOf(row - 1);
    if (gap !== layout.dialect.newline.length) count++;
  }
  if (count === 0) return [];
  const message = `Blank lines were left out, or line ends made alike, at ${count} ${count === 1 ? 'place' : 'places'}; no field was changed.`;
  return [{ code: 'table.line-ends', message, count }];
}

const LOSS_TEXTS: Readonly<Record<LossCode, string>> = {
  'table.empty-texts': 'Empty texts were written as empty fields, where they cannot be told from missing values.',
  'table.missing-words': 'Words for missing values in columns of numbers, such as NA, were written as null.',
};

/** Types of Parquet that text has no mark for, and values that became others. */
function lossesOf({ layout }: ReadColumns, to: TableFormat, lost: ReadonlyMap<LossCode, number>): Loss[] {
  const losses: Loss[] = [...lost].map(([code, count]) => ({ code, message: LOSS_TEXTS[code], count }));
  if (layout.reader !== 'parquet' || to === 'parquet') return losses;
  const typed = typedColumns(layout.metadata);
  if (typed.length === 0) return losses;
  const message = `The types of these columns are not noted in ${to.toUpperCase()}, whose readers have to tell them from the texts: ${listNames(typed)}.`;
  return [...losses, { code: 'table.types', message, count: typed.length }];
}

function warningsOf(split: TableSplit | null): readonly Warning[] {
  return split?.warnings ?? [];
}

async function refuseChanged({ filePath, name }: OpenedTable, version: string): Promise<void> {
  if ((await fileVersion(filePath)) === version) return;
  const message = `${name} changed while it was being read. Convert it again when nothing else writes to it.`;
  throw new AppError('input.changed', message, { file: name });
}

async function fileVersion(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(path);
  return `${size} ${mtimeMs} ${ino}`;
}
