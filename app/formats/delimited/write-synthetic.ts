/** Writes synthetic rows as text of the table's dialect. */
import type { SyntheticRows } from '../../tabular/run-result.ts';
import type { Column } from '../../tabular/table.ts';
import { fieldText } from '../delimited/field-text.ts';
import { MAX_NUMBER_BYTES, NumberWriter } from '../tables/number-writer.ts';
import type { OutputRows } from '../tables/output-rows.ts';
import { checkpoint, type WriteContext } from './write-context.ts';

/** How one column of a synthetic row is written; texts are encoded once for each level. */
type FieldWriter =
  | { readonly kind: 'empty' }
  | { readonly kind: 'levels'; readonly codes: Int32Array; readonly texts: readonly Uint8Array[] }
  | { readonly kind: 'shortest'; readonly values: Float64Array }
  | { readonly kind: 'fixed'; readonly values: Float64Array; readonly decimals: number };

const ROWS_BETWEEN_CHECKPOINTS = 10_000;

export async function writeSyntheticRows(context: WriteContext, rows: OutputRows): Promise<void> {
  const { request, dialect, groups, newline } = context;
  const output = context.outputs[0];
  if (output === undefined) throw new Error('no output');
  const { synthetic } = request.result;
  const writers = request.table.columns.map((column) => fieldWriter(column, synthetic, context));
  const numbers = new NumberWriter(dialect.decimalMark);
  const delimiter = dialect.delimiter.charCodeAt(0);
  const emptyRow = request.table.columns.length === 1 && !context.hasAppendix ? context.encode('""') : null;
  for (let s = 0; s < synthetic.count; s++) {
    if (rows.removedSynthetic[s] === 1) continue;
    const rowStart = output.length;
    for (let c = 0; c < writers.length; c++) {
      output.reserve(MAX_NUMBER_BYTES + 2);
      if (c > 0) output.bytes[output.length++] = delimiter;
      const writer = writers[c] as FieldWriter;
      if (writer.kind === 'shortest') {
        output.length = numbers.shortest(output.bytes, output.length, writer.values[s] as number);
      } else if (writer.kind === 'fixed') {
        output.length = numbers.fixed(output.bytes, output.length, writer.values[s] as number, writer.decimals);
      } else if (writer.kind === 'levels') {
        const text = writer.texts[writer.codes[s] as number];
        if (text !== undefined) output.put(text);
      }
    }
    // A line without a byte would be no row.
    if (emptyRow !== null && output.length === rowStart) output.put(emptyRow);
    if (request.isSynthetic) output.put(context.encode(`${dialect.delimiter}1`));
    if (groups !== null) output.put(context.encode(`${dialect.delimiter}${groups[rows.rowCount + s]}`));
    output.put(newline);
    if (output.isFull) await output.flush();
    if (s % ROWS_BETWEEN_CHECKPOINTS === 0) await checkpoint(context, rows.rowCount + s);
  }
}

function fieldWriter(
  column: Column,
  synthetic: SyntheticRows,
  { request, dialect, encode }: WriteContext,
): FieldWriter {
  const encodeAll = (texts: readonly string[]) => texts.map((text) => encode(fieldText(text, dialect)));
  if (column.index === request.table.target.index) {
    return { kind: 'levels', codes: synthetic.classCodes, texts: encodeAll(request.table.target.labels) };
  }
  switch (column.kind) {
    case 'ignored':
      return { kind: 'empty' };
    case 'categorical': {
      const codes = synthetic.categorical.get(column.index);
      return codes === undefined ? { kind: 'empty' } : { kind: 'levels', codes, texts: encodeAll(column.levels) };
    }
    case 'numeric': {
      const values = synthetic.numeric.get(column.index);
      if (values === undefined) return { kind: 'empty' };
      if (request.round === 'decimals') return { kind: 'fixed', values, decimals: column.decimals };
      return { kind: 'shortest', values };
    }
  }
}
