/** Texts as fields of a dialect: quoted where needed, in the bytes of the file's encoding. */
import type { Dialect, Encoding } from './dialect.ts';

/**
 * A field with its text as it stands, in quotes only if it holds the delimiter, a quote or a line end. Spreadsheet
 * formulas are not marked: they are values of the table, and a mark would change them.
 */
export function fieldText(text: string, { delimiter, quote }: Pick<Dialect, 'delimiter' | 'quote'>): string {
  const mark = quote ?? '"';
  const needsQuotes = text.includes(delimiter) || text.includes(mark) || text.includes('\n') || text.includes('\r');
  return needsQuotes && quote !== null ? `${mark}${text.replaceAll(mark, mark + mark)}${mark}` : text;
}

/** The bytes of a text in the stream that the scanner reads: UTF-8 (for UTF-16 too), or Windows-1252. */
export function textEncoder(encoding: Encoding): (text: string) => Uint8Array {
  if (encoding !== 'windows-1252') {
    const encoder = new TextEncoder();
    return (text) => encoder.encode(text);
  }
  const byteOf = new Map<string, number>();
  const decoder = new TextDecoder('windows-1252');
  for (let byte = 0; byte < 256; byte++) byteOf.set(decoder.decode(Uint8Array.of(byte)), byte);
  const question = 0x3f;
  return (text) => Uint8Array.from(text, (character) => byteOf.get(character) ?? question);
}
