/** A value on its way from one format to another. */
import { isMissingAmongNumbers } from './missing.ts';
import type { WrittenType } from './written-type.ts';

/** Null is no value; an empty text is one. */
export type Cell = null | boolean | string | NumberText | JsonText;

/** A number by its digits, so that none is lost: always as JSON writes numbers. */
export class NumberText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A list or an object as JSON. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * The cell of a field of text in a column whose values are all of `written`; an empty field is no value. Words for "no
 * value" such as `NA` are that in columns of numbers and truth values, and stay texts among texts.
 */
export function cellOfText(text: string, written: WrittenType, decimalMark: '.' | ',' = '.'): Cell {
  if (text === '') return null;
  switch (written) {
    case 'text':
      return text;
    case 'json':
      return isJson(text) ? new JsonText(text) : text;
    case 'boolean':
      return text === 'true' || (text === 'false' ? false : isMissingAmongNumbers(text) ? null : text);
    case 'integer':
    case 'number':
      return isMissingAmongNumbers(text) ? null : (numberOfText(text, decimalMark) ?? text);
  }
}

/** Null where the text is no finite number. */
export function numberOfText(text: string, decimalMark: '.' | ',' = '.'): NumberText | null {
  const plain = decimalMark === ',' ? text.trim().replace(',', '.') : text.trim();
  if (JSON_NUMBER.test(plain)) return new NumberText(plain);
  // `+1`, `.5` and `5.` are numbers of tables and none of JSON.
  const value = plain === '' ? Number.NaN : Number(plain);
  return Number.isFinite(value) ? new NumberText(String(value)) : null;
}

/** What stands in a field of delimited text. */
export function textOfCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  return typeof cell === 'boolean' ? String(cell) : cell.text;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
