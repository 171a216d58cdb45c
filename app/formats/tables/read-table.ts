/** Reads a delimited file into the table that methods work on. */
import { AppError } from '../../errors.ts';
import { nearestName } from '../../nearest.ts';
import { continuousReason, proposeTarget } from '../../tabular/profile/target.ts';
import type { Column, Table, Target } from '../../tabular/table.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../problem.ts';
import type { ReadColumn } from './finish-column.ts';
import type { RowIndex } from './growing.ts';
import type { Layout } from './layout.ts';
import { placeText } from './place-text.ts';
import { readColumns } from './read-columns.ts';
import { listNames, type ReadColumns, type ReadOptions } from './read-options.ts';
import { refuseStrayTexts } from './stray-text.ts';
import { candidateOf, targetCandidates } from './target-candidates.ts';
import type { WrittenType } from './written-type.ts';

export interface ReadTable {
  readonly table: Table;
  readonly layout: Layout;
  readonly rows: RowIndex;
  readonly problems: readonly Problem[];
  /** What the values of each column are written as, for writers of other formats. */
  readonly written: readonly WrittenType[];
  /** Why the target was taken: it was given, or why it was proposed. */
  readonly targetReason: string;
}

/**
 * Reads a table with its target; without `options.target` the proposed one is taken. Numbers and codes lie in shared
 * memory.
 *
 * @throws AppError what `readColumns` throws; `target.missing`, `target.continuous`, `target.one-class`,
 *   `table.missing-value` (in the target), `table.not-a-number` (few texts in a column of numbers)
 */
export async function readTable(source: ByteSource, options: ReadOptions = {}): Promise<ReadTable> {
  const read = await readColumns(source, options);
  const { index, reason } = chooseTarget(read, options, source.name);
  refuseStrayTexts(read, { file: source.name, target: index });
  const target = readTarget(read, index, { options, file: source.name });
  const columns = read.columns.map((column) => toColumn(column, target));
  const table = { rowCount: read.rowCount, columns, target };
  const written = read.columns.map((column) => column.written);
  return { table, layout: read.layout, rows: read.rows, problems: read.problems, written, targetReason: reason };
}

/** Rows without a target: what measures compare. */
export type ReadRows = Pick<Table, 'rowCount' | 'columns'>;

/**
 * Reads the columns of a table and looks for no target in them.
 *
 * @throws AppError what `readColumns` throws; `table.not-a-number` (few texts in a column of numbers)
 */
export async function readRows(source: ByteSource, options: Omit<ReadOptions, 'target'> = {}): Promise<ReadRows> {
  const read = await readColumns(source, options);
  refuseStrayTexts(read, { file: source.name, target: -1 });
  return { rowCount: read.rowCount, columns: read.columns.map((column) => toColumn(column, null)) };
}

function chooseTarget(read: ReadColumns, options: ReadOptions, file: string): { index: number; reason: string } {
  const names = read.layout.names;
  if (options.target !== undefined) {
    const index = names.indexOf(options.target);
    if (index >= 0) return { index, reason: 'it was given' };
    const nearest = nearestName(options.target, names);
    const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
    const message = `${file} has no column "${options.target}" for the target.${hint} It has: ${listNames(names)}.`;
    throw new AppError('target.missing', message, { file, column: options.target, field: 'target' });
  }
  const { index, reason } = proposeTarget(targetCandidates(read, options));
  if (index !== null) return { index, reason };
  const message = `The recipe names no "target" and none can be proposed for ${file}: ${reason}. Name the column of the classes; there are: ${listNames(names)}.`;
  throw new AppError('target.missing', message, { file, field: 'target' });
}

function readTarget(
  read: ReadColumns,
  index: number,
  { options, file }: { options: ReadOptions; file: string },
): Target {
  const column = read.columns[index];
  const texts = column?.texts?.();
  if (column === undefined || texts === undefined) throw new Error(`column ${index} was not read as texts`);
  const { name } = column;
  refuseMissingTarget(texts.codes, { name, file, rows: read.rows });
  const reason = continuousReason(candidateOf(column, read.rowCount, options));
  if (reason !== null) {
    const message = `The target "${name}" of ${file} is a measurement and no class: ${reason}. Name another target, or say "columns": {${JSON.stringify(name)}: "categorical"} if these numbers are class labels.`;
    throw new AppError('target.continuous', message, { file, column: name });
  }
  if (texts.levels.length < 2) {
    const message = `The target "${name}" of ${file} has one class only, "${texts.levels[0]}"; expected at least two.`;
    throw new AppError('target.one-class', message, { file, column: name, class: texts.levels[0] });
  }
  return { name, index, codes: texts.codes, labels: texts.levels };
}

const MOST_ROWS_NAMED = 5;

function refuseMissingTarget(
  codes: Int32Array,
  { name, file, rows }: { name: string; file: string; rows: RowIndex },
): void {
  const missing: number[] = [];
  let count = 0;
  codes.forEach((code, row) => {
    if (code >= 0) return;
    count++;
    if (missing.length < MOST_ROWS_NAMED) missing.push(row);
  });
  const [row] = missing;
  if (row === undefined) return;
  const places = missing.map((r) => placeText({ row: r, line: rows.lineOf(r) })).join(', ');
  const more = count > missing.length ? ', …' : '';
  const message = `The target "${name}" of ${file} has no value in ${count} ${count === 1 ? 'row' : 'rows'}: ${places}${more}. Fill in the class or remove the rows.`;
  throw new AppError('table.missing-value', message, { file, row, line: rows.lineOf(row), column: name });
}

function toColumn(column: ReadColumn, target: Target | null): Column {
  const { name, index, missingCount, firstMissing } = column;
  const base = { name, index, missingCount, firstMissing };
  if (index === target?.index) return { ...base, kind: 'categorical', codes: target.codes, levels: target.labels };
  if (column.kind === 'ignored') return { ...base, kind: 'ignored' };
  if (column.kind === 'numeric' && column.numbers !== null) return { ...base, kind: 'numeric', ...column.numbers };
  const texts = column.texts?.();
  if (texts === undefined) throw new Error(`column ${name} has neither numbers nor texts`);
  return { ...base, kind: 'categorical', codes: texts.codes, levels: texts.levels };
}
