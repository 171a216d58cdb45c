/** What the writers of delimited rows share. */
import { Cancelled } from '../../errors.ts';
import type { DelimitedLayout } from '../tables/layout.ts';
import type { OutputBuffer } from '../tables/output-buffer.ts';
import type { WriteTableRequest } from '../tables/write-context.ts';
import type { Dialect } from './dialect.ts';

export type DelimitedRequest = WriteTableRequest<DelimitedLayout>;

/** What is the same for all rows of the output. */
export interface WriteContext {
  readonly request: DelimitedRequest;
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
