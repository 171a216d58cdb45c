/** Copies the kept input rows from a second reading of the source. */
import { AppError } from '../../errors.ts';
import type { OutputRows } from '../tables/output-rows.ts';
import { checkpoint, type WriteContext } from '../tables/write-context.ts';
import { textChunks } from './blocks.ts';
import { rewriteRecord } from './rewrite-record.ts';

/** A stretch of the stream that goes to one file as it is: one row, or many that follow each other there. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly part: number;
  readonly firstRow: number;
  /** The row behind the last. */
  readonly nextRow: number;
}

export async function copyRows(context: WriteContext, rows: OutputRows): Promise<void> {
  const { request } = context;
  let stretch = nextStretch(context, rows, 0);
  let base = 0;
  let pieces: Uint8Array[] = [];
  for await (const chunk of textChunks(request.source, request.layout.dialect.encoding)) {
    const chunkEnd = base + chunk.length;
    while (stretch !== null && stretch.start < chunkEnd) {
      const piece = chunk.subarray(Math.max(0, stretch.start - base), Math.min(chunk.length, stretch.end - base));
      if (context.rewrites) pieces.push(piece.slice());
      else await context.outputs[stretch.part]?.pass(piece);
      if (stretch.end > chunkEnd) break;
      endStretch(context, stretch, pieces);
      pieces = [];
      const output = context.outputs[stretch.part];
      if (output?.isFull === true) await output.flush();
      stretch = nextStretch(context, rows, stretch.nextRow);
    }
    base = chunkEnd;
    await checkpoint(context, stretch?.firstRow ?? rows.rowCount);
  }
  if (stretch === null) return;
  const message = `${request.source.name} has become shorter while it was read. Run again when nothing else writes to it.`;
  throw new AppError('input.changed', message, { file: request.source.name, row: stretch.firstRow });
}

/** What follows the copied bytes: rewritten fields, appended columns, the line end. */
function endStretch(context: WriteContext, { part, firstRow }: Stretch, pieces: readonly Uint8Array[]): void {
  const { request, dialect, groups, newline, encode, hasAppendix } = context;
  const output = context.outputs[part];
  if (output === undefined) throw new Error(`no output for part ${part}`);
  if (context.rewrites) {
    output.put(rewriteRecord(joined(pieces), { from: request.layout.dialect, to: dialect }));
  }
  if (hasAppendix) {
    if (request.isSynthetic) output.put(encode(`${dialect.delimiter}0`));
    if (groups !== null) output.put(encode(`${dialect.delimiter}${groups[firstRow]}`));
  }
  output.put(newline);
}

/** Rows go together as long as only a line end lies between them and nothing is to be put there. */
function nextStretch(context: WriteContext, rows: OutputRows, from: number): Stretch | null {
  const { rowCount, removed, parts } = rows;
  const index = context.request.rows;
  let row = from;
  while (row < rowCount && removed[row] === 1) row++;
  if (row >= rowCount) return null;
  const part = parts?.[row] ?? 0;
  const start = index.startOf(row);
  const firstRow = row;
  let end = start + index.lengthOf(row);
  const alone = context.rewrites || context.hasAppendix;
  for (row++; !alone && row < rowCount; row++) {
    const follows =
      removed[row] === 0 && (parts?.[row] ?? 0) === part && index.startOf(row) - end === context.newline.length;
    if (!follows) break;
    end = index.startOf(row) + index.lengthOf(row);
  }
  return { start, end, part, firstRow, nextRow: row };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
