/** The line of column names: whether there is one, and whether its names can be used. */
import { AppError } from '../../errors.ts';
import { isMissingAmongNumbers } from '../tables/missing.ts';

/**
 * A first record is no header when a column that holds numbers below begins with a number too, unless
 * another such column begins with a word. Names that count up
 * (`0,1,2,…`, `country,1990,1991,…`) are a header all the same: data frames without names are written so.
 */
export function looksLikeHeader(records: readonly (readonly string[])[], decimalMark: '.' | ','): boolean {
  const [first, ...rest] = records;
  if (first === undefined || rest.length === 0) return true;
  const aboveNumbers = first.filter((_, column) => columnHoldsNumbers(rest, column, decimalMark));
  const numbers = aboveNumbers.filter((cell) => isNumber(cell, decimalMark)).map(Number);
  const isNamed = aboveNumbers.length > numbers.length + aboveNumbers.filter(isMissingAmongNumbers).length;
  if (numbers.length === 0 || isNamed) return true;
  const countsUp = numbers.every((value, i) => i === 0 || value === (numbers[i - 1] ?? Number.NaN) + 1);
  return countsUp && (numbers.length > 2 || (numbers.length === 2 && numbers[0] === 0));
}

function columnHoldsNumbers(records: readonly (readonly string[])[], column: number, mark: '.' | ','): boolean {
  const cells = records.slice(0, 50).flatMap((record) => record[column] ?? []);
  const present = cells.filter((cell) => cell.trim() !== '');
  return present.length > 0 && present.filter((cell) => isNumber(cell, mark)).length > present.length / 2;
}

function isNumber(cell: string, mark: '.' | ','): boolean {
  return (
    mark === '.' ? /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i : /^\s*[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?\s*$/i
  ).test(cell);
}

/** Names for a file without any: `column_0` and so on. */
export function numberedNames(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `column_${i}`);
}

/**
 * Refuses names that would not tell columns apart.
 *
 * @throws AppError `table.empty-column-name`, `table.duplicate-column`
 */
export function checkColumnNames(names: readonly string[], file: string, line: number): void {
  const firstAt = new Map<string, number>();
  names.forEach((name, i) => {
    if (name.trim() === '') throw emptyName(names, i, { file, line });
    const earlier = firstAt.get(name);
    if (earlier !== undefined) {
      const message = `Columns ${earlier + 1} and ${i + 1} of ${file} are both named "${name}" (line ${line}). Give each column a name of its own.`;
      throw new AppError('table.duplicate-column', message, { file, line, column: name });
    }
    firstAt.set(name, i);
  });
}

function emptyName(names: readonly string[], index: number, where: { file: string; line: number }): AppError {
  const last = index === names.length - 1 && index > 0;
  const hint =
    index === 0
      ? 'If it is a row index that pandas wrote, save the table with index=False; else give it a name.'
      : last
        ? 'If every line ends in a delimiter, remove that; else give the column a name.'
        : 'Give it a name.';
  return new AppError(
    'table.empty-column-name',
    `Column ${index + 1} of ${where.file} has no name (line ${where.line}). ${hint}`,
    where,
  );
}
