/** Copies the kept rows of a text file from a second reading of it. */
import { AppError, Cancelled } from '../../errors.ts';
import { textChunks } from '../delimited/blocks.ts';
import type { Encoding } from '../delimited/dialect.ts';
import type { OutputRows } from './output-rows.ts';
import type { WriteTableRequest } from './write-context.ts';

export interface RowCopy {
  readonly request: Pick<WriteTableRequest, 'source' | 'rows' | 'signal' | 'onProgress'>;
  readonly encoding: Encoding;
  readonly rows: OutputRows;
  /** Bytes between two rows that may be copied in one go: the output's own line end. */
  readonly newline: Uint8Array;
  /** Takes each row by itself; null where rows go on as they are, many in one stretch. */
  readonly perRow: ((record: Uint8Array, row: number, part: number) => void) | null;
  readonly outputs: readonly CopyOutput[];
}

export interface CopyOutput {
  readonly isFull: boolean;
  put(bytes: Uint8Array): void;
  pass(bytes: Uint8Array): Promise<void>;
  flush(): Promise<void>;
}

/** A stretch of the stream that goes to one file: one row, or many that follow each other there. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly part: number;
  readonly firstRow: number;
  /** The row behind the last. */
  readonly nextRow: number;
}

export async function copyRows(copy: RowCopy): Promise<void> {
  const { request, rows, perRow, outputs } = copy;
  let stretch = nextStretch(copy, 0);
  let base = 0;
  let pieces: Uint8Array[] = [];
  for await (const chunk of textChunks(request.source, copy.encoding)) {
    const chunkEnd = base + chunk.length;
    while (stretch !== null && stretch.start < chunkEnd) {
      const output = outputs[stretch.part];
      if (output === undefined) throw new Error(`no output for part ${stretch.part}`);
      const piece = chunk.subarray(Math.max(0, stretch.start - base), Math.min(chunk.length, stretch.end - base));
      if (perRow === null) await output.pass(piece);
      else pieces.push(piece.slice());
      if (stretch.end > chunkEnd) break;
      if (perRow === null) output.put(copy.newline);
      else perRow(joined(pieces), stretch.firstRow, stretch.part);
      pieces = [];
      if (output.isFull) await output.flush();
      stretch = nextStretch(copy, stretch.nextRow);
    }
    base = chunkEnd;
    if (request.signal?.aborted === true) throw new Cancelled();
    await request.onProgress?.(stretch?.firstRow ?? rows.rowCount);
  }
  if (stretch === null) return;
  const message = `${request.source.name} has become shorter while it was read. Run again when nothing else writes to it.`;
  throw new AppError('input.changed', message, { file: request.source.name, row: stretch.firstRow });
}

/** Rows go together as long as only a line end lies between them and each is not asked for by itself. */
function nextStretch({ request, rows, newline, perRow }: RowCopy, from: number): Stretch | null {
  const { rowCount, removed, parts } = rows;
  const index = request.rows;
  let row = from;
  while (row < rowCount && removed[row] === 1) row++;
  if (row >= rowCount) return null;
  const part = parts?.[row] ?? 0;
  const start = index.startOf(row);
  const firstRow = row;
  let end = start + index.lengthOf(row);
  for (row++; perRow === null && row < rowCount; row++) {
    const follows = removed[row] === 0 && (parts?.[row] ?? 0) === part && index.startOf(row) - end === newline.length;
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
