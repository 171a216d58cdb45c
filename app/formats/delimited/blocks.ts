/** Feeds a stream of chunks to a scanner in blocks of whole rows. */
import { Cancelled } from '../../errors.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Encoding } from './dialect.ts';
import { Utf16Reader } from './encoding.ts';

export interface ReadHooks {
  /** Every chunk of the file as it lies on disk, once and in order: for a hash in the same pass. */
  readonly onChunk?: ((chunk: Uint8Array) => void) | undefined;
  /** After each block, with the bytes read so far; awaited, so it may pause. */
  readonly onProgress?: ((bytesRead: number) => void | Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A block large enough that its cut row, which is scanned twice, costs nothing, and small enough for the cache. */
export const BLOCK_BYTES = 1024 * 1024;

export interface Block {
  /** `bytes[length]` is 0. The scanner must not keep the buffer: the next block reuses it. */
  readonly bytes: Uint8Array;
  readonly length: number;
  /** Offset of `bytes[0]` in the stream of UTF-8 (or single-byte) text. */
  readonly base: number;
  readonly last: boolean;
}

/** Scans one block and returns how many of its bytes are done with; the rest leads the next block. */
export type BlockReader = (block: Block) => number;

/**
 * Reads the whole source. The last block ends in a line end even where the file does not. A block that yields no row
 * is doubled before it is scanned again, so that even one long field is scanned in linear time.
 */
export async function readBlocks(
  source: ByteSource,
  encoding: Encoding,
  hooks: ReadHooks & { readonly blockBytes?: number | undefined },
  read: BlockReader,
): Promise<void> {
  const step = hooks.blockBytes ?? BLOCK_BYTES;
  let buffer = new Uint8Array(step + 2);
  let length = 0;
  let base = 0;
  let goal = step;
  let bytesRead = 0;
  const scan = (last: boolean) => {
    buffer[length] = 0;
    const used = read({ bytes: buffer, length, base, last });
    buffer.copyWithin(0, used, length);
    length -= used;
    base += used;
    goal = Math.max(step, length * 2);
    if (goal + 2 > buffer.length) buffer = widened(buffer, goal + 2);
  };
  for await (const chunk of textChunks(source, encoding, hooks.onChunk)) {
    for (let taken = 0; taken < chunk.length; ) {
      const part = Math.min(goal - length, chunk.length - taken);
      buffer.set(chunk.subarray(taken, taken + part), length);
      length += part;
      bytesRead += part;
      taken += part;
      if (length < goal) continue;
      scan(false);
      if (hooks.signal?.aborted === true) throw new Cancelled();
      await hooks.onProgress?.(bytesRead);
    }
  }
  const end = buffer[length - 1];
  if (length > 0 && end !== 0x0a && end !== 0x0d) buffer[length++] = 0x0a;
  scan(true);
}

function widened(from: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const to = new Uint8Array(length);
  to.set(from);
  return to;
}

/** The source's text as UTF-8, or as it is where each byte is a character. */
export async function* textChunks(
  source: ByteSource,
  encoding: Encoding,
  onChunk?: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  const reader = encoding === 'utf-16le' || encoding === 'utf-16be' ? new Utf16Reader(encoding) : null;
  for await (const chunk of source.open()) {
    onChunk?.(chunk);
    yield reader === null ? chunk : reader.push(chunk);
  }
  if (reader !== null) yield reader.end();
}

/** The first bytes of a source, `size` of them or all there are. */
export async function readHead(source: ByteSource, size: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.open()) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= size) break;
  }
  const head = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    head.set(part, at);
    at += part.length;
  }
  return head.subarray(0, size);
}
