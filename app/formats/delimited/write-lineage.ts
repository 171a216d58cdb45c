/** The lists that say where rows came from and which went away: `lineage.csv` and `removed.csv`. */
import type { TabularResult } from '../../tabular/run-result.ts';
import type { Table } from '../../tabular/table.ts';
import { fieldText } from './field-text.ts';
import { NumberWriter } from './number-writer.ts';
import { OutputBuffer, type WriteBytes } from './output-buffer.ts';
import { outputRows } from './output-rows.ts';

export interface LineageRequest {
  readonly table: Table;
  readonly result: TabularResult;
  /** Method of each step of the recipe. */
  readonly methods: readonly string[];
  /** Part of each input row; null for one file. With parts, output rows count the lines of the training file. */
  readonly parts: Uint8Array | null;
  readonly write: WriteBytes;
}

const COMMA = { delimiter: ',', quote: '"' } as const;

/**
 * One line per synthetic row: `output_row,class,step,method,base_row,neighbor_row,gap`. A parent that is synthetic is
 * `s` and its output row before removals. When steps removed synthetic rows, those lines stay with an empty
 * `output_row`, and a column `removed_by` names step and method.
 */
export async function writeLineage({ table, result, methods, parts, write }: LineageRequest): Promise<void> {
  const { synthetic } = result;
  const rows = outputRows(table.rowCount, result, parts);
  const removedBy = new Map(
    result.removed
      .filter(({ row }) => row >= table.rowCount)
      .map(({ row, step, method }) => [row, `${step} ${method}`]),
  );
  const output = new OutputBuffer('utf-8', write);
  const encoder = new TextEncoder();
  const numbers = new NumberWriter('.');
  const labels = table.target.labels.map((label) => fieldText(label, COMMA));
  const parentName = (row: number | undefined) =>
    row === undefined || row < 0 ? '' : row < table.rowCount ? `${row}` : `s${row}`;
  output.put(
    encoder.encode(
      `output_row,class,step,method,base_row,neighbor_row,gap${removedBy.size > 0 ? ',removed_by' : ''}\n`,
    ),
  );
  let outputRow = rows.firstSynthetic;
  for (let s = 0; s < synthetic.count; s++) {
    const step = synthetic.step[s] ?? 0;
    const place = rows.removedSynthetic[s] === 1 ? '' : `${outputRow++}`;
    const label = labels[synthetic.classCodes[s] ?? 0] ?? '';
    const parents = `${parentName(synthetic.base[s])},${parentName(synthetic.neighbour[s])}`;
    output.put(encoder.encode(`${place},${label},${step},${methods[step] ?? ''},${parents},`));
    output.reserve(64);
    output.length = numbers.shortest(output.bytes, output.length, synthetic.gap[s] ?? Number.NaN);
    if (removedBy.size > 0) output.put(encoder.encode(`,${removedBy.get(table.rowCount + s) ?? ''}`));
    output.put(encoder.encode('\n'));
    if (output.isFull) await output.flush();
  }
  await output.flush();
}

/** One line per input row that a step removed: `row,class,step,method,reason`, in the order of removal. */
export async function writeRemoved({ table, result, write }: LineageRequest): Promise<void> {
  const output = new OutputBuffer('utf-8', write);
  const encoder = new TextEncoder();
  output.put(encoder.encode('row,class,step,method,reason\n'));
  for (const { row, step, method, reason } of result.removed) {
    if (row >= table.rowCount) continue;
    const label = fieldText(table.target.labels[table.target.codes[row] ?? 0] ?? '', COMMA);
    output.put(encoder.encode(`${row},${label},${step},${method},${fieldText(reason, COMMA)}\n`));
    if (output.isFull) await output.flush();
  }
  await output.flush();
}
