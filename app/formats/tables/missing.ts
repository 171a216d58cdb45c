/**
 * Which fields stand for "no value". Tables of mixed origin use many words, and some are also ordinary categories:
 * `None` may be an answer and `-` a blood group's sign. So there are two lists, both compared without spaces around.
 */

/** No value in any column. */
const ALWAYS_MISSING = new Set([
  '',
  'NA',
  'N/A',
  'n/a',
  '<NA>',
  '#N/A',
  'NaN',
  'nan',
  '-nan',
  'NAN',
  'NULL',
  'null',
  'Null',
  '?',
]);

/** No value in a column whose other values are numbers; a category like any other in a column of texts. */
const MISSING_AMONG_NUMBERS = new Set(['None', 'none', '-', '--', '.', 'na', 'missing', '#NA', '#VALUE!', '#DIV/0!']);

export function isMissingText(text: string): boolean {
  return ALWAYS_MISSING.has(text.trim());
}

export function isMissingAmongNumbers(text: string): boolean {
  const trimmed = text.trim();
  return ALWAYS_MISSING.has(trimmed) || MISSING_AMONG_NUMBERS.has(trimmed);
}

const LONGEST_TOKEN = 16;

/** The same for bytes of a field in a column of numbers. */
export function isMissingNumber(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return true;
  if (end - start > LONGEST_TOKEN) return false;
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i] ?? 0);
  return isMissingAmongNumbers(text);
}
