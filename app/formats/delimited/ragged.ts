import { AppError } from '../../errors.ts';
import type { RaggedRows } from './row-scanner.ts';

/** Refuses a table whose lines differ in their number of fields: names the first and says how many there are. */
export function refuseRagged(ragged: RaggedRows, expected: number, file: string): never {
  const { line, row, found, count, lines } = ragged;
  const others = count === 1 ? '' : ` ${count} lines in all have another number of fields.`;
  const message = `Line ${line} of ${file} (row ${row}) has ${found} ${found === 1 ? 'field' : 'fields'}; expected ${expected}, as many as columns.${others}${hint(ragged, expected, lines)}`;
  throw new AppError('table.ragged-row', message, { file, line, row });
}

function hint({ least, most }: RaggedRows, expected: number, lines: number): string {
  if (lines > 1) return ` The row takes ${lines} lines: a quote may not be closed where it should.`;
  if (least === most && most === expected + 1) {
    return ' If lines begin with row names or end in a delimiter, give that column a name or remove it.';
  }
  return ' Correct or remove the line; a field that holds the delimiter must stand in quotes.';
}
