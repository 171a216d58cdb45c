/** Writes a delimited table from a delimited one: kept rows are bytes of the input, never values. */
import { copyRows } from '../tables/copy-rows.ts';
import type { TableFormat } from '../tables/file-format.ts';
import { OutputBuffer } from '../tables/output-buffer.ts';
import { type OutputRows, outputRows, parentGroups } from '../tables/output-rows.ts';
import { appendedNames } from '../tables/write-context.ts';
import { textChunks } from './blocks.ts';
import type { Dialect } from './dialect.ts';
import { fieldText, textEncoder } from './field-text.ts';
import { rewriteRecord } from './rewrite-record.ts';
import type { DelimitedRequest, WriteContext } from './write-context.ts';
import { writeSyntheticRows } from './write-synthetic.ts';

/**
 * The same columns in the same order, encoding, delimiter, line ends and byte order mark as the input; a table without
 * header stays without. With another delimiter each field keeps its text and is quoted only as needed.
 */
export async function writeDelimited(request: DelimitedRequest): Promise<void> {
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
  await copyKept(context, rows);
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

/** How a table that was no delimited text before becomes one. */
export function freshDialect(format: 'csv' | 'tsv'): Dialect {
  const delimiter = format === 'tsv' ? '\t' : ',';
  return { encoding: 'utf-8', bom: false, delimiter, quote: '"', decimalMark: '.', newline: '\n', header: true };
}

async function copyKept(context: WriteContext, rows: OutputRows): Promise<void> {
  const { request, dialect, outputs, newline, groups, encode } = context;
  const from = request.layout.dialect;
  const perRow = (record: Uint8Array, row: number, part: number) => {
    const output = outputs[part];
    if (output === undefined) throw new Error(`no output for part ${part}`);
    output.put(context.rewrites ? rewriteRecord(record, { from, to: dialect }) : record);
    if (request.isSynthetic) output.put(encode(`${dialect.delimiter}0`));
    if (groups !== null) output.put(encode(`${dialect.delimiter}${groups[row]}`));
    output.put(newline);
  };
  const isPlain = !context.rewrites && !context.hasAppendix;
  await copyRows({ request, encoding: from.encoding, rows, newline, outputs, perRow: isPlain ? null : perRow });
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

async function headerBytes({ source, layout }: DelimitedRequest): Promise<Uint8Array> {
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
