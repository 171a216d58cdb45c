/** Which part each row of a table goes to, when a conversion splits it. */
import { createHash } from 'node:crypto';
import { AppError, type Warning } from '../../../app/errors.ts';
import type { ByteSource } from '../../../app/formats/byte-source.ts';
import { textChunks } from '../../../app/formats/delimited/blocks.ts';
import { parquetRows } from '../../../app/formats/parquet/parquet-rows.ts';
import type { Texts } from '../../../app/formats/tables/finish-column.ts';
import type { RowIndex } from '../../../app/formats/tables/growing.ts';
import { listNames, type ReadColumns } from '../../../app/formats/tables/read-options.ts';
import { candidateOf, targetCandidates } from '../../../app/formats/tables/target-candidates.ts';
import { LabelCounts } from '../../../app/label-counts.ts';
import type { SplitRule } from '../../../app/model/recipe.ts';
import { nearestName } from '../../../app/nearest.ts';
import { assignParts, PARTS } from '../../../app/split/assign-parts.ts';
import { JoinedSets } from '../../../app/split/joined-sets.ts';
import { continuousReason, proposeTarget } from '../../../app/tabular/profile/target.ts';

export interface TableSplit {
  /** Part of each row, by its place in `PARTS`. */
  readonly parts: Uint8Array;
  /** Column whose classes have their share in every part; null where there is none. */
  readonly target: string | null;
  readonly classes: Readonly<Record<string, number>>;
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly warnings: readonly Warning[];
}

export interface SplitWish {
  readonly rule: SplitRule;
  readonly seed: number;
  readonly target: string | undefined;
}

/**
 * Splits by class where the table has classes; rows that are equal byte for byte stay together.
 *
 * @throws AppError `target.missing` for a target that is no column
 */
export async function splitRows(
  source: ByteSource,
  read: ReadColumns,
  { rule, seed, target }: SplitWish,
): Promise<TableSplit> {
  const found = classesOf(read, source.name, target);
  // Rows without a class are a stratum of their own.
  const strata = found.texts?.codes.map((code) => (code < 0 ? (found.texts?.levels.length ?? 0) : code));
  const classes = strata ?? new Int32Array(read.rowCount);
  const groups = await equalRows(source, read);
  const parts = assignParts({ classes, groups, rule, seed });
  const labels = found.texts === null ? ['rows'] : [...found.texts.levels, ''];
  const inParts = PARTS.map(() => new LabelCounts());
  const totals = new LabelCounts();
  parts.forEach((part, row) => {
    const label = labels[classes[row] ?? 0] ?? '';
    inParts[part]?.add(label);
    totals.add(label);
  });
  const { target: name, warnings } = found;
  const counts = Object.fromEntries(PARTS.map((part, at) => [part, inParts[at]?.toRecord() ?? {}]));
  return { parts, target: name, classes: found.texts === null ? {} : totals.toRecord(), counts, warnings };
}

interface FoundClasses {
  readonly target: string | null;
  readonly texts: Texts | null;
  readonly warnings: readonly Warning[];
}

function classesOf(read: ReadColumns, file: string, target: string | undefined): FoundClasses {
  const { names } = read.layout;
  const proposal = target === undefined ? proposeTarget(targetCandidates(read, {})) : given(names, file, target);
  const column = proposal.index === null ? undefined : read.columns[proposal.index];
  if (column === undefined) return unstratified(`no column of classes can be proposed: ${proposal.reason}`);
  const reason = continuousReason(candidateOf(column, read.rowCount, {}));
  if (reason !== null) return unstratified(`"${column.name}" holds measurements and no classes: ${reason}`);
  const texts = column.texts?.() ?? null;
  if (texts === null) return unstratified(`"${column.name}" has too many values to be classes`);
  return { target: column.name, texts, warnings: [] };
}

function given(names: readonly string[], file: string, target: string): { index: number; reason: string } {
  const index = names.indexOf(target);
  if (index >= 0) return { index, reason: 'it was given' };
  const nearest = nearestName(target, names);
  const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  const message = `${file} has no column "${target}".${hint} It has: ${listNames(names)}.`;
  throw new AppError('target.missing', message, { file, column: target, option: '--target' });
}

function unstratified(reason: string): FoundClasses {
  const message = `The parts are not balanced by class, since ${reason}. Name a column with --target to balance them.`;
  return { target: null, texts: null, warnings: [{ code: 'split.not-stratified', message }] };
}

/** Group codes of rows that are equal byte for byte; null when no two are. */
async function equalRows(source: ByteSource, read: ReadColumns): Promise<Int32Array | null> {
  const keys: string[] = [];
  for await (const row of rowBytes(source, read)) keys.push(createHash('sha1').update(row).digest('base64'));
  const sets = new JoinedSets(keys.length);
  sets.joinByKey(keys);
  const codes = sets.codes();
  return codes.every((code, row) => code === row) ? null : codes;
}

/** The bytes of each row in its order, without its line end; text in UTF-16 comes as UTF-8. */
export async function* rowBytes(source: ByteSource, { rows, layout }: ReadColumns): AsyncGenerator<Uint8Array> {
  if (layout.reader === 'parquet') {
    for await (const batch of parquetRows(source, layout)) {
      for (let row = 0; row < batch.count; row++) yield Buffer.from(JSON.stringify(batch.cells(row)));
    }
    return;
  }
  let row = 0;
  let base = 0;
  let pieces: Uint8Array[] = [];
  for await (const chunk of textChunks(source, layout.reader === 'delimited' ? layout.dialect.encoding : 'utf-8')) {
    for (; row < rows.count && rows.startOf(row) < base + chunk.length; row++) {
      const { start, end } = placeOf(rows, row);
      pieces.push(chunk.slice(Math.max(0, start - base), Math.min(chunk.length, end - base)));
      if (end > base + chunk.length) break;
      yield Buffer.concat(pieces);
      pieces = [];
    }
    base += chunk.length;
  }
}

function placeOf(rows: RowIndex, row: number): { readonly start: number; readonly end: number } {
  const start = rows.startOf(row);
  return { start, end: start + rows.lengthOf(row) };
}
