/** Writes the fields of one record in another dialect: each keeps its text, byte for byte. */
import type { Dialect } from './dialect.ts';

type Marks = Pick<Dialect, 'delimiter' | 'quote'>;

/** `record` has no line end of its own. Works on bytes, since all marks are ASCII. */
export function rewriteRecord(record: Uint8Array, { from, to }: { from: Marks; to: Marks }): Uint8Array {
  const delimiter = from.delimiter.charCodeAt(0);
  const quote = from.quote === null ? -1 : from.quote.charCodeAt(0);
  const out: number[] = [];
  let p = 0;
  for (;;) {
    const field: number[] = [];
    if (record[p] === quote) {
      for (p++; p < record.length; p++) {
        if (record[p] === quote && record[p + 1] !== quote) break;
        if (record[p] === quote) p++;
        field.push(record[p] ?? 0);
      }
      p++;
    }
    for (; p < record.length && record[p] !== delimiter; p++) field.push(record[p] ?? 0);
    putField(out, field, to);
    if (p >= record.length) return out.length === 0 ? emptyRow(to) : Uint8Array.from(out);
    out.push(to.delimiter.charCodeAt(0));
    p++;
  }
}

/** The one field of a row is empty: a line without a byte would be no row. */
function emptyRow({ quote }: Marks): Uint8Array {
  const mark = (quote ?? '"').charCodeAt(0);
  return Uint8Array.of(mark, mark);
}

function putField(out: number[], field: readonly number[], { delimiter, quote }: Marks): void {
  const mark = (quote ?? '"').charCodeAt(0);
  const delimiterByte = delimiter.charCodeAt(0);
  const needsQuotes = field.some((b) => b === delimiterByte || b === mark || b === 0x0a || b === 0x0d);
  if (needsQuotes) out.push(mark);
  for (const byte of field) {
    if (needsQuotes && byte === mark) out.push(mark);
    out.push(byte);
  }
  if (needsQuotes) out.push(mark);
}
