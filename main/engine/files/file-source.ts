import { closeSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ByteSource } from '../../../app/formats/byte-source.ts';

/** Reads of 1 MiB: larger ones are no faster here, smaller ones cost a turn of the event loop each. */
const CHUNK_BYTES = 1024 * 1024;

/** Pieces, some 80 ms of scanning, before other work of the process gets a turn; a turn for each showed in the time of a read. */
const CHUNKS_PER_TURN = 16;

/**
 * A file as the byte scanner reads it. Read synchronously, which is faster than streams, with a turn of the event loop
 * now and then, so that signals and messages are heard. Every chunk lies in the same buffer and is valid until the next.
 */
export function fileSource(file: {
  readonly filePath: string;
  readonly name: string;
  readonly byteLength: number;
}): ByteSource {
  return {
    name: file.name,
    size: file.byteLength,
    async *open() {
      const descriptor = openSync(file.filePath, 'r');
      const buffer = new Uint8Array(CHUNK_BYTES);
      try {
        for (let chunk = 1; ; chunk++) {
          const length = readSync(descriptor, buffer, 0, buffer.length, null);
          if (length === 0) return;
          yield buffer.subarray(0, length);
          if (chunk % CHUNKS_PER_TURN === 0) await nextTurn();
        }
      } finally {
        closeSync(descriptor);
      }
    },
    async read(start, end) {
      const handle = await open(file.filePath, 'r');
      try {
        const { buffer, bytesRead } = await handle.read(
          new Uint8Array(Math.max(0, end - start)),
          0,
          end - start,
          start,
        );
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
  };
}
