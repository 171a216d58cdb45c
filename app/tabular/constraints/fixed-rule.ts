import type { Table } from '../table.ts';
import { type RowValues, type Rule, valuesOfTable } from './rules.ts';

/** Columns of which only the combinations that rows of the table have may occur. */
export function fixedRule(
  table: Table,
  field: string,
  columns: readonly { readonly name: string; readonly index: number }[],
): Rule {
  const read = (values: RowValues, row: number) =>
    columns.map(({ index }) => {
      if (index === table.target.index) return values.classCodes[row] ?? -1;
      return values.numeric.get(index)?.[row] ?? values.categorical.get(index)?.[row] ?? -1;
    });
  const real = valuesOfTable(table);
  const known = new Set<string>();
  for (let row = 0; row < table.rowCount; row++) known.add(read(real, row).join(' '));
  const isMissing = (value: number, at: number) =>
    Number.isNaN(value) || (value < 0 && !real.numeric.has(columns[at]?.index ?? -1));
  return {
    text: `the combination of ${columns.map(({ name }) => `"${name}"`).join(', ')} is one that occurs`,
    field,
    column: columns[0]?.name ?? '',
    holdsIn: (values) => (row) => {
      const own = read(values, row);
      return own.some(isMissing) || known.has(own.join(' '));
    },
    found: (values, row) => read(values, row).join(' and '),
  };
}
