/** Splits the head of a file, as text, into records: for looking at, not for reading. The scanner reads. */
export interface SplitRule {
  readonly delimiter: string;
  readonly quote: string | null;
}

export interface HeadRecord {
  readonly fields: readonly string[];
  /** Position behind the line end. */
  readonly next: number;
}

/** At most `limit` records; blank lines are left out, an open quote at the end closes there. */
export function splitRecords(text: string, rule: SplitRule, limit: number): (readonly string[])[] {
  const records: (readonly string[])[] = [];
  for (let p = 0; p < text.length && records.length < limit; ) {
    const record = readRecord(text, p, rule);
    if (record.fields.length > 1 || record.fields[0] !== '') records.push(record.fields);
    p = record.next;
  }
  return records;
}

/** The record that begins at `start`. Without a line end it ends, and `next` lies, beyond the text. */
export function readRecord(text: string, start: number, rule: SplitRule): HeadRecord {
  const fields: string[] = [];
  let p = start;
  for (;;) {
    const { field, end } = readField(text, p, rule);
    fields.push(field);
    if (text[end] !== rule.delimiter) return { fields, next: end + (text.startsWith('\r\n', end) ? 2 : 1) };
    p = end + 1;
  }
}

function readField(text: string, start: number, { delimiter, quote }: SplitRule): { field: string; end: number } {
  let field = '';
  let p = start;
  if (quote !== null && text[p] === quote) {
    for (p++; p < text.length; p++) {
      if (text[p] === quote && text[p + 1] !== quote) break;
      if (text[p] === quote) p++;
      field += text[p];
    }
    p++;
  }
  const rest = Math.min(p, text.length);
  while (p < text.length && text[p] !== delimiter && text[p] !== '\n' && text[p] !== '\r') p++;
  return { field: field + text.slice(rest, p), end: Math.min(p, text.length) };
}
