/** Writes zip archives (PKWARE's APPNOTE 6.3): pictures stored, texts deflated, zip64 where sizes or counts ask for it. */
import { crc32, deflateRawSync } from 'node:zlib';
import type { ArchiveWriter, Sink } from './pack-folder.ts';

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

const UTF8_NAME = 0x0800;
/** 1980-01-01, the earliest that the format knows: an archive tells of no time. */
const DATE = 0x0021;
const MOST = 0xffff_ffff;
/** Texts up to this size are deflated in one piece; larger files are stored. */
const DEFLATED_BYTES = 64 * 1024 * 1024;
const TEXT = /\.(csv|tsv|json|jsonl|txt|xml|ya?ml|md|py)$/i;

export class ZipWriter implements ArchiveWriter {
  readonly #sink: Sink;
  readonly #entries: Entry[] = [];

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  async entry(path: string, size: number, content: AsyncIterable<Uint8Array>): Promise<void> {
    const name = Buffer.from(path);
    const offset = this.#sink.length;
    const method = TEXT.test(path) && size > 0 && size <= DEFLATED_BYTES ? 8 : 0;
    // Sizes and checksum are known only afterwards and patched in; the zip64 field keeps its room.
    await this.#sink.append(localHeader({ name, offset, method, crc: 0, packed: size, size }));
    let crc = 0;
    let read = 0;
    const pieces: Uint8Array[] = [];
    for await (const chunk of content) {
      crc = crc32(chunk, crc);
      read += chunk.length;
      if (method === 8) pieces.push(chunk);
      else await this.#sink.append(chunk);
    }
    let packed = read;
    if (method === 8) {
      const deflated = deflateRawSync(Buffer.concat(pieces));
      packed = deflated.length;
      await this.#sink.append(deflated);
    }
    const entry: Entry = { name, offset, method, crc, packed, size: read };
    await this.#sink.patch(localHeader(entry), offset);
    this.#entries.push(entry);
  }

  async end(): Promise<void> {
    const start = this.#sink.length;
    for (const entry of this.#entries) await this.#sink.append(centralHeader(entry));
    const size = this.#sink.length - start;
    const count = this.#entries.length;
    if (start >= MOST || size >= MOST || count >= 0xffff)
      await this.#sink.append(zip64End({ start, size, count }, this.#sink.length));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(Math.min(count, 0xffff), 8);
    end.writeUInt16LE(Math.min(count, 0xffff), 10);
    end.writeUInt32LE(Math.min(size, MOST), 12);
    end.writeUInt32LE(Math.min(start, MOST), 16);
    await this.#sink.append(end);
  }
}

function localHeader({ name, method, crc, packed, size }: Entry): Buffer {
  const extra = zip64Sizes(size, packed);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(extra === null ? 20 : 45, 4);
  header.writeUInt16LE(UTF8_NAME, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt16LE(DATE, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(extra === null ? packed : MOST, 18);
  header.writeUInt32LE(extra === null ? size : MOST, 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra?.length ?? 0, 28);
  return Buffer.concat([header, name, extra ?? Buffer.alloc(0)]);
}

function zip64Sizes(size: number, packed: number): Buffer | null {
  if (size < MOST && packed < MOST) return null;
  return extraField([size, packed]);
}

function extraField(values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * values.length);
  field.writeUInt16LE(0x0001, 0);
  field.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, at) => {
    field.writeBigUInt64LE(BigInt(value), 4 + 8 * at);
  });
  return field;
}

function centralHeader({ name, method, crc, packed, size, offset }: Entry): Buffer {
  const large = size >= MOST || packed >= MOST || offset >= MOST;
  const extra = large ? extraField([size, packed, offset]) : Buffer.alloc(0);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  // Made on Unix, so that the permissions below count.
  header.writeUInt16LE(0x031e, 4);
  header.writeUInt16LE(large ? 45 : 20, 6);
  header.writeUInt16LE(UTF8_NAME, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt16LE(DATE, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(large ? MOST : packed, 20);
  header.writeUInt32LE(large ? MOST : size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE((0o100644 << 16) >>> 0, 38);
  header.writeUInt32LE(large ? MOST : offset, 42);
  return Buffer.concat([header, name, extra]);
}

function zip64End(
  directory: { readonly start: number; readonly size: number; readonly count: number },
  at: number,
): Buffer {
  const { start, size, count } = directory;
  const end = Buffer.alloc(56 + 20);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(0x031e, 12);
  end.writeUInt16LE(45, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(start), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(at), 64);
  end.writeUInt32LE(1, 72);
  return end;
}
