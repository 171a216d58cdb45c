/** Writes a table in a format that it did not come in, value by value; JSON lines stay as they are. */
import { Cancelled } from '../../errors.ts';
import { DelimitedSink } from '../delimited/delimited-sink.ts';
import { recordCells } from '../delimited/record-cells.ts';
import { freshDialect } from '../delimited/write-delimited.ts';
import { JsonlSink } from '../jsonl/jsonl-sink.ts';
import { lineCells } from '../jsonl/line-cells.ts';
import { parquetRows } from '../parquet/parquet-rows.ts';
import { ParquetSink } from '../parquet/parquet-sink.ts';
import { type Cell, NumberText } from './cells.ts';
import { type CopyOutput, copyRows } from './copy-rows.ts';
import type { TableFormat } from './file-format.ts';
import { OutputBuffer } from './output-buffer.ts';
import { type OutputRows, outputRows, parentGroups } from './output-rows.ts';
import { syntheticCells } from './synthetic-cells.ts';
import type { TableSink } from './table-sink.ts';
import { appendedNames, type LossCode, type WriteTableRequest } from './write-context.ts';

const ROWS_BETWEEN_CHECKPOINTS = 10_000;

export async function writeThroughCells(request: WriteTableRequest, format: TableFormat): Promise<void> {
  const { table, result, parts } = request;
  const rows = outputRows(table.rowCount, result, parts);
  const names = [...request.layout.names, ...appendedNames(request)];
  const outputs = Array.from({ length: parts === null ? 1 : 3 }, (_, part) => sinkOf(request, { format, names, part }));
  const groups = request.group ? parentGroups(table.rowCount, result) : null;
  const appendixOf = (row: number): readonly Cell[] => [
    ...(request.isSynthetic ? [new NumberText(row < table.rowCount ? '0' : '1')] : []),
    ...(groups === null ? [] : [new NumberText(String(groups[row]))]),
  ];
  await copyKept(request, { rows, outputs, appendixOf });
  const [first] = outputs;
  if (first !== undefined) await putSynthetic(request, { rows, sink: first, appendixOf });
  for (const output of outputs) await output.finish();
}

interface Copying {
  readonly rows: OutputRows;
  readonly outputs: readonly TableSink[];
  readonly appendixOf: (row: number) => readonly Cell[];
}

async function copyKept(request: WriteTableRequest, copying: Copying): Promise<void> {
  const { layout } = request;
  switch (layout.reader) {
    case 'delimited':
      return copyText(
        request,
        copying,
        recordCells(layout.dialect, request.written, () => note(request, 'table.missing-words')),
      );
    case 'jsonl':
      return copyText(request, copying, lineCells(layout.paths, request.source.name));
    case 'parquet':
      return copyParquet({ ...request, layout }, copying);
  }
}

async function copyText(
  request: WriteTableRequest,
  { rows, outputs, appendixOf }: Copying,
  cellsOf: (record: Uint8Array) => Cell[],
): Promise<void> {
  const { layout } = request;
  const names = appendedNames(request);
  await copyRows({
    request,
    encoding: layout.reader === 'delimited' ? layout.dialect.encoding : 'utf-8',
    rows,
    newline: new Uint8Array(0),
    outputs: outputs.map(asCopyOutput),
    perRow: (record, row, part) => {
      const sink = outputs[part];
      if (layout.reader === 'jsonl' && sink instanceof JsonlSink) {
        const appendix = appendixOf(row);
        sink.putLine(
          record,
          names.map((name, i) => [name, appendix[i] ?? null] as const),
        );
      } else sink?.put([...cellsOf(record), ...appendixOf(row)]);
    },
  });
}

/** Rows reach a sink one by one, so nothing is passed on as bytes. */
function asCopyOutput(sink: TableSink): CopyOutput {
  const never = () => {
    throw new Error('a sink takes rows and no bytes');
  };
  return {
    get isFull() {
      return sink.isFull;
    },
    put: never,
    pass: never,
    flush: () => sink.flush(),
  };
}

async function copyParquet(
  request: WriteTableRequest & { readonly layout: Extract<WriteTableRequest['layout'], { reader: 'parquet' }> },
  { rows, outputs, appendixOf }: Copying,
): Promise<void> {
  for await (const batch of parquetRows(request.source, request.layout)) {
    for (let i = 0; i < batch.count; i++) {
      const row = batch.firstRow + i;
      if (rows.removed[row] === 1) continue;
      const sink = outputs[rows.parts?.[row] ?? 0];
      sink?.put([...batch.cells(i), ...appendixOf(row)]);
      if (sink?.isFull === true) await sink.flush();
    }
    await checkpoint(request, batch.firstRow + batch.count);
  }
}

async function putSynthetic(
  request: WriteTableRequest,
  { rows, sink, appendixOf }: Omit<Copying, 'outputs'> & { readonly sink: TableSink },
): Promise<void> {
  const cells = syntheticCells(request);
  for (let s = 0; s < request.result.synthetic.count; s++) {
    if (rows.removedSynthetic[s] === 1) continue;
    sink.put([...cells.map((cell) => cell(s)), ...appendixOf(rows.rowCount + s)]);
    if (sink.isFull) await sink.flush();
    if (s % ROWS_BETWEEN_CHECKPOINTS === 0) await checkpoint(request, rows.rowCount + s);
  }
}

async function checkpoint(request: WriteTableRequest, rows: number): Promise<void> {
  if (request.signal?.aborted === true) throw new Cancelled();
  await request.onProgress?.(rows);
}

function sinkOf(
  request: WriteTableRequest,
  { format, names, part }: { readonly format: TableFormat; readonly names: readonly string[]; readonly part: number },
): TableSink {
  const write = (bytes: Uint8Array) => request.write(part, bytes);
  switch (format) {
    case 'csv':
    case 'tsv':
      return new DelimitedSink(new OutputBuffer('utf-8', write), {
        dialect: freshDialect(format),
        names,
        onEmptyText: () => note(request, 'table.empty-texts'),
      });
    case 'jsonl':
      return new JsonlSink(new OutputBuffer('utf-8', write), pathsOf(request, names));
    case 'parquet':
      return new ParquetSink({ names, written: writtenOf(request, names), write });
  }
}

function note({ lost }: WriteTableRequest, code: LossCode): void {
  lost?.set(code, (lost.get(code) ?? 0) + 1);
}

/** Columns of other formats become keys as they are named, dots and all. */
function pathsOf({ layout }: WriteTableRequest, names: readonly string[]): readonly (readonly string[])[] {
  return names.map((name, i) => (layout.reader === 'jsonl' ? (layout.paths[i] ?? [name]) : [name]));
}

function writtenOf({ written }: WriteTableRequest, names: readonly string[]) {
  return names.map((_, i) => written[i] ?? ('integer' as const));
}
