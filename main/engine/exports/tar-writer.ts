/** Writes tar archives as POSIX.1-2001 has them: ustar headers, with a pax header before a name that does not fit. */
import type { ArchiveWriter, Sink } from './pack-folder.ts';

const BLOCK = 512;
const NAME_BYTES = 100;

export class TarWriter implements ArchiveWriter {
  readonly #sink: Sink;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  async entry(path: string, size: number, content: AsyncIterable<Uint8Array>): Promise<void> {
    const fits = Buffer.byteLength(path) <= NAME_BYTES && /^[\x20-\x7e]*$/.test(path);
    if (!fits) {
      const record = paxRecord('path', path);
      await this.#sink.append(header('PaxHeader', record.length, 'x'));
      await this.#padded(record);
    }
    await this.#sink.append(header(fits ? path : 'long-name', size, '0'));
    let written = 0;
    for await (const chunk of content) {
      await this.#sink.append(chunk);
      written += chunk.length;
    }
    await this.#sink.append(new Uint8Array((BLOCK - (written % BLOCK)) % BLOCK));
  }

  async end(): Promise<void> {
    await this.#sink.append(new Uint8Array(2 * BLOCK));
  }

  async #padded(bytes: Uint8Array): Promise<void> {
    await this.#sink.append(bytes);
    await this.#sink.append(new Uint8Array((BLOCK - (bytes.length % BLOCK)) % BLOCK));
  }
}

/** `LENGTH key=value\n`, where the length counts its own digits. */
function paxRecord(key: string, value: string): Buffer {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + String(rest).length;
  if (rest + String(length).length > length) length++;
  return Buffer.from(`${length} ${key}=${value}\n`);
}

function header(name: string, size: number, type: '0' | 'x'): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, NAME_BYTES, 'utf8');
  block.write('0000644\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  // Sizes from 8 GiB on do not fit eleven octal digits and are written in base 256.
  if (size < 8 ** 11) block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  else {
    block[124] = 0x80;
    block.writeBigUInt64BE(BigInt(size), 128);
  }
  block.write('00000000000\0', 136);
  block.write('        ', 148);
  block.write(type, 156);
  block.write('ustar\x0000', 257, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
