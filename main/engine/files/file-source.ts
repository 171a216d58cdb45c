import { createReadStream } from 'node:fs';
import type { ByteSource } from '../../../app/formats/delimited/dialect.ts';
import type { OpenedTable } from './opened-dataset.ts';

/** Reads of 1 MiB: larger ones are no faster here, smaller ones cost a turn of the event loop each. */
const CHUNK_BYTES = 1024 * 1024;

/** The file of a table as the byte scanner reads it. */
export function fileSource(table: OpenedTable): ByteSource {
  return {
    name: table.name,
    size: table.byteLength,
    open: () => createReadStream(table.filePath, { highWaterMark: CHUNK_BYTES }),
  };
}
