import type { RoundRule } from '../../model/recipe.ts';
import type { SyntheticRows } from '../../tabular/run-result.ts';
import type { Column, Table } from '../../tabular/table.ts';
import { MAX_NUMBER_BYTES, NumberWriter } from './number-writer.ts';

/** The fields of synthetic rows as `writeSyntheticRows` writes them, without quotes; null for an empty one. */
export function syntheticTexts(
  table: Pick<Table, 'columns' | 'target'>,
  synthetic: SyntheticRows,
  { round, decimalMark }: { readonly round: RoundRule; readonly decimalMark: '.' | ',' },
): (row: number) => (string | null)[] {
  const numbers = new NumberWriter(decimalMark);
  const bytes = new Uint8Array(MAX_NUMBER_BYTES + 2);
  const decoder = new TextDecoder();
  const number = (value: number, { decimals }: Extract<Column, { kind: 'numeric' }>): string | null => {
    const end = round === 'decimals' ? numbers.fixed(bytes, 0, value, decimals) : numbers.shortest(bytes, 0, value);
    return end === 0 ? null : decoder.decode(bytes.subarray(0, end));
  };
  return (row) =>
    table.columns.map((column) => {
      if (column.index === table.target.index) return table.target.labels[synthetic.classCodes[row] ?? -1] ?? null;
      if (column.kind === 'ignored') return null;
      if (column.kind === 'numeric') {
        return number(synthetic.numeric.get(column.index)?.[row] ?? Number.NaN, column);
      }
      return column.levels[synthetic.categorical.get(column.index)?.[row] ?? -1] ?? null;
    });
}
