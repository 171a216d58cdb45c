/** Writes Parquet from Parquet: the same schema, the stored values of kept rows bit for bit, then the synthetic rows. */
import type { SchemaElement } from 'hyparquet';
import { Cancelled } from '../../errors.ts';
import type { Cell } from '../tables/cells.ts';
import type { ParquetLayout } from '../tables/layout.ts';
import { type OutputRows, outputRows, parentGroups } from '../tables/output-rows.ts';
import { syntheticCells } from '../tables/synthetic-cells.ts';
import { appendedNames, type WriteTableRequest } from '../tables/write-context.ts';
import { logicalKind } from './logical-type.ts';
import { type ParquetColumn, parquetColumns } from './parquet-file.ts';
import { GROUP_ROWS, ParquetOutput } from './parquet-output.ts';
import { physicalOfCell } from './physical-of-cell.ts';
import { type Physical, PhysicalReader, rowSpans } from './physical-values.ts';

type Request = WriteTableRequest<ParquetLayout>;

export async function writeParquetCopy(request: Request): Promise<void> {
  const { layout, table, result, parts } = request;
  const rows = outputRows(table.rowCount, result, parts);
  const columns = parquetColumns(layout.metadata);
  const appended = appendedNames(request);
  const names = [...layout.names, ...appended];
  const schema = outputSchema(request, columns, appended);
  const outputs = Array.from(
    { length: parts === null ? 1 : 3 },
    (_, part) =>
      new ParquetOutput({
        schema,
        names,
        // What data frames note of their columns and index holds for these; appended columns are told by the schema.
        metadata: appended.length === 0 ? layout.metadata.key_value_metadata : undefined,
        write: (bytes) => request.write(part, bytes),
      }),
  );
  const appendix = appendixOf(request);
  await copyKept(request, { rows, outputs, columns, appendix });
  const [first] = outputs;
  if (first !== undefined) await putSynthetic(request, { rows, output: first, columns, appendix });
  for (const output of outputs) await output.finish();
}

/** The values of appended columns, by the identity of a row. */
type Appendix = readonly ((row: number) => Physical)[];

function appendixOf({ isSynthetic, group, table, result }: Request): Appendix {
  const groups = group ? parentGroups(table.rowCount, result) : null;
  return [
    ...(isSynthetic ? [(row: number) => (row < table.rowCount ? 0n : 1n)] : []),
    ...(groups === null ? [] : [(row: number) => BigInt(groups[row] ?? 0)]),
  ];
}

/** As the input's; columns that synthetic rows leave empty may no longer be required, and INT96 is written by nobody. */
function outputSchema(
  request: Request,
  columns: readonly ParquetColumn[],
  appended: readonly string[],
): SchemaElement[] {
  const { layout, table, result } = request;
  const leavesEmpty = (index: number) =>
    result.synthetic.count > 0 && table.columns[index]?.kind === 'ignored' && columns[index]?.required === true;
  const optional = new Set(columns.flatMap(({ tree }, index) => (leavesEmpty(index) ? [tree.element] : [])));
  const elements = layout.metadata.schema.map((element): SchemaElement => {
    const kept: SchemaElement = optional.has(element) ? { ...element, repetition_type: 'OPTIONAL' } : element;
    if (kept.type !== 'INT96') return kept;
    return { ...kept, type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'NANOS' } };
  });
  const [root, ...rest] = elements;
  if (root === undefined) throw new Error('a Parquet schema has a root');
  const more = appended.map((name): SchemaElement => ({ name, type: 'INT64', repetition_type: 'REQUIRED' }));
  return [{ ...root, num_children: columns.length + appended.length }, ...rest, ...more];
}

interface Copying {
  readonly rows: OutputRows;
  readonly outputs: readonly ParquetOutput[];
  readonly columns: readonly ParquetColumn[];
  readonly appendix: Appendix;
}

async function copyKept(request: Request, { rows, outputs, columns, appendix }: Copying): Promise<void> {
  const { metadata } = request.layout;
  const reader = new PhysicalReader(request.source, metadata);
  for (const { start, end } of rowSpans(metadata, GROUP_ROWS)) {
    const kept = outputs.map((_, part) => keptRows(rows, { start, end, part }));
    const groups = outputs.map((): Physical[][] => []);
    for (const { name } of columns) {
      const values = await reader.read({ column: name, rowStart: start, rowEnd: end });
      kept.forEach((list, part) => {
        groups[part]?.push(Array.from(list, (row) => values[row - start]));
      });
    }
    for (const [part, output] of outputs.entries()) {
      const list = kept[part] ?? new Int32Array(0);
      await output.group([...(groups[part] ?? []), ...appendix.map((value) => Array.from(list, value))]);
    }
    await checkpoint(request, end);
  }
}

function keptRows(rows: OutputRows, span: { start: number; end: number; part: number }): Int32Array {
  const list: number[] = [];
  for (let row = span.start; row < span.end; row++) {
    if (rows.removed[row] === 0 && (rows.parts?.[row] ?? 0) === span.part) list.push(row);
  }
  return Int32Array.from(list);
}

async function putSynthetic(
  request: Request,
  { rows, output, columns, appendix }: Omit<Copying, 'outputs'> & { readonly output: ParquetOutput },
): Promise<void> {
  const cells = syntheticCells(request);
  const convert = columns.map((column) => {
    const kind = logicalKind(column);
    return (cell: Cell) => physicalOfCell(cell, kind, column);
  });
  const alive: number[] = [];
  for (let s = 0; s < request.result.synthetic.count; s++) if (rows.removedSynthetic[s] === 0) alive.push(s);
  for (let from = 0; from < alive.length; from += GROUP_ROWS) {
    const list = alive.slice(from, from + GROUP_ROWS);
    const values = cells.map((cell, c) => list.map((s) => convert[c]?.(cell(s)) ?? null));
    const more = appendix.map((value) => list.map((s) => value(rows.rowCount + s)));
    await output.group([...values, ...more]);
    await checkpoint(request, rows.rowCount + from + list.length);
  }
}

async function checkpoint(request: Request, rows: number): Promise<void> {
  if (request.signal?.aborted === true) throw new Cancelled();
  await request.onProgress?.(rows);
}
