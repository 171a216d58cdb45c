/** What is to be written, and what is the same for all rows of it. */
import { Cancelled } from '../../errors.ts';
import type { RoundRule } from '../../model/recipe.ts';
import type { TabularResult } from '../../tabular/run-result.ts';
import type { Table } from '../../tabular/table.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Dialect } from '../delimited/dialect.ts';
import type { Layout } from '../delimited/read-columns.ts';
import type { RowIndex } from './growing.ts';
import type { OutputBuffer } from './output-buffer.ts';

export type TableFormat = 'csv' | 'tsv';

export interface WriteTableRequest {
  /** The input, which is read a second time. */
  readonly source: ByteSource;
  readonly layout: Layout;
  readonly rows: RowIndex;
  readonly table: Table;
  readonly result: TabularResult;
  /** Null: as the input. */
  readonly format: TableFormat | null;
  readonly round: RoundRule;
  /** Append a column `is_synthetic`. */
  readonly isSynthetic: boolean;
  /** Append a column `group`. */
  readonly group: boolean;
  /** Part of each input row (0 train, 1 val, 2 test); null for one file. */
  readonly parts: Uint8Array | null;
  /** Takes the bytes of each part's file, in order; they are valid until its promise is settled. */
  readonly write: (part: number, bytes: Uint8Array) => void | Promise<void>;
  readonly signal?: AbortSignal | undefined;
  /** Rows written so far; awaited, so it may pause. */
  readonly onProgress?: ((rows: number) => void | Promise<void>) | undefined;
}

/** What is the same for all rows of the output. */
export interface WriteContext {
  readonly request: WriteTableRequest;
  readonly dialect: Dialect;
  /** The output's delimiter or quotes differ from the input's, so fields are written anew. */
  readonly rewrites: boolean;
  readonly outputs: readonly OutputBuffer[];
  readonly encode: (text: string) => Uint8Array;
  readonly newline: Uint8Array;
  /** Group of every row; null when not asked for. */
  readonly groups: Int32Array | null;
  readonly hasAppendix: boolean;
}

/** Room to stop or pause in, between pieces of the output. */
export async function checkpoint({ request }: WriteContext, rows: number): Promise<void> {
  if (request.signal?.aborted === true) throw new Cancelled();
  await request.onProgress?.(rows);
}
