/** A file that can be read from its start as often as needed. Chunks may have any length. */
export interface ByteSource {
  /** What messages call the file; its extension tells the format. */
  readonly name: string;
  /** Bytes in the file; capacity is reserved by it, so a wrong figure costs speed only. */
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
  /** The bytes from `start` up to `end`, fewer where the file ends before: for formats with a table of contents. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** A source over bytes that are in memory already. */
export function sourceOf(bytes: Uint8Array, name = 'table.csv'): ByteSource {
  return {
    name,
    size: bytes.length,
    async *open() {
      yield bytes;
    },
    read: async (start, end) => bytes.subarray(start, end),
  };
}
