/** Synthetic rows as cells, for formats that tell numbers, truth values and texts apart. */
import type { SyntheticRows } from '../../tabular/run-result.ts';
import type { Column, NumericColumn } from '../../tabular/table.ts';
import { type Cell, cellOfText, NumberText, numberOfText } from './cells.ts';
import { NumberWriter } from './number-writer.ts';
import type { WriteTableRequest } from './write-context.ts';
import type { WrittenType } from './written-type.ts';

/** The value of one column in a synthetic row, by the row's number among them. */
export type SyntheticCell = (s: number) => Cell;

export function syntheticCells(request: WriteTableRequest): readonly SyntheticCell[] {
  const { table, result, written } = request;
  return table.columns.map((column) => {
    const type = written[column.index] ?? 'text';
    if (column.index === table.target.index) {
      return fromLevels(result.synthetic.classCodes, table.target.labels, type);
    }
    return ofColumn(column, result.synthetic, { request, type });
  });
}

function ofColumn(
  column: Column,
  synthetic: SyntheticRows,
  { request, type }: { readonly request: WriteTableRequest; readonly type: WrittenType },
): SyntheticCell {
  switch (column.kind) {
    case 'ignored':
      return () => null;
    case 'categorical': {
      const codes = synthetic.categorical.get(column.index);
      return codes === undefined ? () => null : fromLevels(codes, column.levels, type);
    }
    case 'numeric': {
      const values = synthetic.numeric.get(column.index);
      return values === undefined ? () => null : fromValues(values, column, { request, type });
    }
  }
}

function fromLevels(codes: Int32Array, levels: readonly string[], type: WrittenType): SyntheticCell {
  // The levels of a column of texts stay texts, though `NA` may be among them.
  const cells = levels.map((level) => (type === 'text' ? level : cellOfText(level, type)));
  return (s) => cells[codes[s] ?? -1] ?? null;
}

function fromValues(
  values: Float64Array,
  column: NumericColumn,
  { request, type }: { readonly request: WriteTableRequest; readonly type: WrittenType },
): SyntheticCell {
  const texts = numberTexts(column, request);
  return (s) => {
    const value = values[s] ?? Number.NaN;
    if (!Number.isFinite(value)) return null;
    const text = texts(value);
    return type === 'text' ? text : (numberOfText(text) ?? new NumberText(String(value)));
  };
}

/** Numbers as they are written in a delimited file of this table. */
function numberTexts(column: NumericColumn, { round }: WriteTableRequest): (value: number) => string {
  const writer = new NumberWriter('.');
  const bytes = new Uint8Array(400);
  const decoder = new TextDecoder();
  return (value) => {
    const end =
      round === 'decimals' ? writer.fixed(bytes, 0, value, column.decimals) : writer.shortest(bytes, 0, value);
    return decoder.decode(bytes.subarray(0, end));
  };
}
