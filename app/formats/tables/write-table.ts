/** Writes an augmented table: the kept input rows as they stood, byte for byte, then the synthetic rows. */

import { textChunks } from '../delimited/blocks.ts';
import { copyRows } from '../delimited/copy-rows.ts';
import type { Dialect } from '../delimited/dialect.ts';
import { fieldText, textEncoder } from '../delimited/field-text.ts';
import { rewriteRecord } from '../delimited/rewrite-record.ts';
import { OutputBuffer } from './output-buffer.ts';
import { outputRows, parentGroups } from './output-rows.ts';
import type { TableFormat, WriteContext, WriteTableRequest } from './write-context.ts';
import { writeSyntheticRows } from './write-synthetic.ts';

/**
 * The same columns in the same order, encoding, delimiter, line ends and byte order mark as the input; a table without
 * header stays without. In another format each field keeps its text and is quoted only as needed.
 */
export async function writeTable(request: WriteTableRequest): Promise<void> {
  const { layout, table, result, parts } = request;
  const dialect = outputDialect(layout.dialect, request.format);
  const partCount = parts === null ? 1 : 3;
  const outputs = Array.from(
    { length: partCount },
    (_, part) => new OutputBuffer(dialect.encoding, (bytes) => request.write(part, bytes)),
  );
  const encode = textEncoder(dialect.encoding);
  const context = {
    request,
    dialect,
    rewrites: dialect.delimiter !== layout.dialect.delimiter,
    outputs,
    encode,
    newline: encode(dialect.newline),
    groups: request.group ? parentGroups(table.rowCount, result) : null,
    hasAppendix: request.isSynthetic || request.group,
  };
  const rows = outputRows(table.rowCount, result, parts);
  await writeHeader(context);
  await copyRows(context, rows);
  await writeSyntheticRows(context, rows);
  for (const output of outputs) await output.flush();
}

/** `csv` names every delimiter but the tab; a decimal comma wants the semicolon. */
export function outputDialect(input: Dialect, format: TableFormat | null): Dialect {
  const isTabbed = input.delimiter === '\t';
  if (format === null || (format === 'tsv') === isTabbed) return input;
  const delimiter = format === 'tsv' ? '\t' : input.decimalMark === ',' ? ';' : ',';
  return { ...input, delimiter, quote: '"' };
}

async function writeHeader(context: WriteContext): Promise<void> {
  const { request, dialect, outputs, encode, newline, rewrites } = context;
  const { layout } = request;
  const mark = Uint8Array.of(0xef, 0xbb, 0xbf);
  for (const output of outputs) {
    if (!dialect.header) {
      if (dialect.bom) output.put(mark);
      continue;
    }
    let header = trimLineEnd(await headerBytes(request));
    if (rewrites) {
      const start = dialect.bom ? 3 : 0;
      const { delimiter, quote } = layout.dialect;
      output.put(header.subarray(0, start));
      header = rewriteRecord(trimBlankLines(header.subarray(start)), { from: { delimiter, quote }, to: dialect });
    }
    output.put(header);
    for (const name of appendedNames(request)) output.put(encode(dialect.delimiter + fieldText(name, dialect)));
    output.put(newline);
  }
}

/** The names of appended columns; one that the table has already gets an underscore. */
function appendedNames({ isSynthetic, group, layout }: WriteTableRequest): string[] {
  const wanted = [...(isSynthetic ? ['is_synthetic'] : []), ...(group ? ['group'] : [])];
  return wanted.map((name) => (layout.names.includes(name) ? `${name}_` : name));
}

async function headerBytes({ source, layout }: WriteTableRequest): Promise<Uint8Array> {
  const header = new Uint8Array(layout.dataStart);
  let length = 0;
  for await (const chunk of textChunks(source, layout.dialect.encoding)) {
    const part = chunk.subarray(0, header.length - length);
    header.set(part, length);
    length += part.length;
    if (length === header.length) break;
  }
  return header;
}

function trimBlankLines(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (bytes[start] === 0x0a || bytes[start] === 0x0d) start++;
  return bytes.subarray(start);
}

function trimLineEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end--;
  return bytes.subarray(0, end);
}
