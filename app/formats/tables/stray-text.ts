/** A few texts in a column of numbers are faults, not categories. */
import { AppError } from '../../errors.ts';
import { placeText } from './place-text.ts';
import type { ReadColumns } from './read-options.ts';

export interface StrayText {
  readonly column: string;
  readonly index: number;
  readonly row: number;
  readonly line: number | undefined;
  readonly found: string;
  /** Rows with a number, and rows with a text. */
  readonly numbers: number;
  readonly texts: number;
}

/** `0, 1, 2, 3+` are categories, so a column must hold more different numbers than a scale has steps. */
const FEWEST_NUMBERS = 10;
const SHARE_OF_NUMBERS = 0.9;

/** Columns of texts that hold more than ten different numbers in nine of ten rows with a value, and what disturbs them. */
export function findStrayTexts(read: ReadColumns): StrayText[] {
  return read.columns.flatMap((column) => {
    if (column.kind !== 'categorical' || column.declared) return [];
    const texts = column.texts?.();
    if (texts === undefined) return [];
    let numbers = 0;
    let different = 0;
    texts.levelNumbers.forEach((value, level) => {
      if (Number.isNaN(value)) return;
      numbers += texts.counts[level] ?? 0;
      different++;
    });
    const others = read.rowCount - column.missingCount - numbers;
    if (others === 0 || different <= FEWEST_NUMBERS || numbers < SHARE_OF_NUMBERS * (numbers + others)) return [];
    const row = texts.codes.findIndex((code) => code >= 0 && Number.isNaN(texts.levelNumbers[code]));
    const found = texts.levels[texts.codes[row] ?? 0] ?? '';
    const { name, index } = column;
    return [{ column: name, index, row, line: read.rows.lineOf(row), found, numbers, texts: others }];
  });
}

export function describeStrayText({ column, row, line, found, numbers, texts }: StrayText): string {
  return `Column "${column}" holds numbers in ${numbers} rows, but ${texts === 1 ? 'a text' : 'texts'} in ${texts}; the first is "${found.slice(0, 60)}" in ${placeText({ row, line })}. Correct it, or say in the recipe "columns": {${JSON.stringify(column)}: "categorical"} or "ignore".`;
}

/**
 * @throws AppError `table.not-a-number`
 */
export function refuseStrayTexts(read: ReadColumns, { file, target }: { file: string; target: number }): void {
  const stray = findStrayTexts(read).find(({ index }) => index !== target);
  if (stray === undefined) return;
  const { row, line, column } = stray;
  throw new AppError('table.not-a-number', describeStrayText(stray), { file, row, line, column });
}
