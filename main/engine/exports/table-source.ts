/** The rows of a table or of a run's result, with who was made from whom. */
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ExportColumns } from '../../../app/export/export-plan.ts';
import type { ByteSource } from '../../../app/formats/byte-source.ts';
import type { TableFormat } from '../../../app/formats/tables/file-format.ts';
import { formatOf } from '../../../app/formats/tables/layout.ts';
import { readColumns } from '../../../app/formats/tables/read-columns.ts';
import type { ReadColumns } from '../../../app/formats/tables/read-options.ts';
import { PARTS } from '../../../app/split/assign-parts.ts';
import { JoinedSets } from '../../../app/split/joined-sets.ts';
import { fileSource } from '../files/file-source.ts';
import type { OpenedTable } from '../files/opened-dataset.ts';
import { readCsvTexts } from '../runs/csv-texts.ts';
import type { FinishedResult, SourceFacts, SourceOptions } from './export-source.ts';
import { RowParents } from './row-parents.ts';

export interface TableSource extends SourceFacts {
  readonly kind: 'tabular';
  readonly files: readonly TableFile[];
  /** Lines of `lineage.csv` by the row of the first file that holds synthetic ones. */
  readonly lineage: ReadonlyMap<number, Readonly<Record<string, string>>>;
  readonly format: TableFormat;
  readonly target: string | null;
}

/** One file of rows; a divided result has one for each part. */
export interface TableFile {
  readonly path: string;
  readonly byteLength: number;
  readonly bytes: ByteSource;
  readonly read: ReadColumns;
  /** Place in `PARTS`; −1 where the table is one file. */
  readonly part: number;
  /** Number of its first row among all. */
  readonly first: number;
}

type Place =
  | { readonly path: string; readonly result: FinishedResult }
  | { readonly path: string; readonly dataset: OpenedTable };

export async function openTableSource(place: Place, options: SourceOptions): Promise<TableSource> {
  const result = 'result' in place ? place.result : null;
  const target = options.target ?? (result === null ? null : targetOf(result));
  const paths = 'dataset' in place ? [{ path: place.dataset.filePath, part: -1 }] : dataFiles(place.result);
  const files = await readFiles(paths, { ...options, target });
  const lines = result === null ? [] : await readCsvTexts(join(result.folder, 'lineage.csv'));
  const divided = files.some(({ part }) => part >= 0);
  const present = lines.filter((line) => line.output_row !== '');
  const lineage = new Map(present.map((line) => [Number(line.output_row), line]));
  const count = files.reduce((sum, { read }) => sum + read.rowCount, 0);
  const parents = divided || result === null ? null : await RowParents.read({ result, lines, count });
  return {
    kind: 'tabular',
    name: basename(place.path),
    ...{ files, lineage, result, target },
    format: files[0] === undefined ? 'csv' : formatOf(files[0].read.layout),
    columns: columnsOf({ files, target, lineage, count, parents }),
    fixedParts: divided ? DIVIDED : parents !== null && !parents.known ? UNKNOWN : null,
    close: 'dataset' in place ? () => place.dataset.close() : async () => {},
  };
}

const DIVIDED =
  'This result is divided already, and its synthetic rows were made of its training rows alone. Keep the split.';
const UNKNOWN =
  'Rows were left out before this run began, so its lineage does not tell which row was made of which. Run it with a split instead.';

function dataFiles({ folder, report }: FinishedResult): { path: string; part: number }[] {
  const named = Object.keys(report.files);
  const whole = named.find((path) => /^augmented\.\w+$/.test(path));
  if (whole !== undefined) return [{ path: join(folder, whole), part: -1 }];
  return PARTS.flatMap((part, code) => {
    const file = named.find((path) => path.replace(/\.\w+$/, '') === part);
    return file === undefined ? [] : [{ path: join(folder, file), part: code }];
  });
}

async function readFiles(
  paths: readonly { readonly path: string; readonly part: number }[],
  { target, dialect, signal }: SourceOptions,
): Promise<readonly TableFile[]> {
  const files: TableFile[] = [];
  let first = 0;
  for (const { path, part } of paths) {
    const byteLength = statSync(path).size;
    const bytes = fileSource({ filePath: path, byteLength, name: basename(path) });
    const read = await readColumns(bytes, { signal, dialect, target: target ?? undefined });
    files.push({ path, byteLength, bytes, read, part, first });
    first += read.rowCount;
  }
  return files;
}

interface Reading {
  readonly files: readonly TableFile[];
  readonly target: string | null;
  readonly lineage: TableSource['lineage'];
  readonly count: number;
  readonly parents: RowParents | null;
}

function columnsOf({ files, target, lineage, count, parents }: Reading): ExportColumns {
  const labels: string[] = [];
  const codeOf = new Map<string, number>();
  const classes = new Int32Array(count).fill(-1);
  const parts = new Int8Array(count).fill(-1);
  for (const { read, part, first } of files) {
    parts.fill(part, first, first + read.rowCount);
    const texts = target === null ? undefined : read.columns.find(({ name }) => name === target)?.texts?.();
    if (texts === undefined || texts === null) continue;
    const codes = texts.levels.map((label) => {
      const known = codeOf.get(label) ?? labels.push(label) - 1;
      codeOf.set(label, known);
      return known;
    });
    for (let row = 0; row < read.rowCount; row++) classes[first + row] = codes[texts.codes[row] ?? -1] ?? -1;
  }
  const sets = new JoinedSets(count);
  const [base, other] = parents?.columns ?? [new Int32Array(count).fill(-1), new Int32Array(count).fill(-1)];
  for (let row = 0; row < count; row++) {
    for (const parent of [base[row] as number, other[row] as number]) if (parent >= 0) sets.join(parent, row);
  }
  return {
    ...{ count, labels, classes, parts, families: sets.codes(), parents: [base, other], siblingsTell: false },
    synthetic: Uint8Array.from({ length: count }, (_, row) => Number(lineage.has(row))),
  };
}

function targetOf({ recipe }: FinishedResult): string | null {
  const named = typeof recipe === 'object' && recipe !== null && 'target' in recipe ? recipe.target : null;
  return typeof named === 'string' ? named : null;
}
