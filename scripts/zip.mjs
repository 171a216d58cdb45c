// Reads the chosen entries of a zip archive without unpacking the rest. Stored and deflated entries, no encryption, no
// zip64: what npm packages carry. Layout: PKWARE's APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

/**
 * @param {string} file
 * @param {(name: string) => boolean} wanted
 * @param {(entry: {name: string, mode: number, bytes: Buffer}) => void} take  called in the archive's order
 */
export function readZip(file, wanted, take) {
  const handle = openSync(file, 'r');
  try {
    for (const entry of directory(handle)) {
      if (wanted(entry.name)) take({ name: entry.name, mode: entry.mode, bytes: content(handle, entry) });
    }
  } finally {
    closeSync(handle);
  }
}

function* directory(handle) {
  const { size } = fstatSync(handle);
  // The end record is 22 bytes and may be followed by a comment of up to 65,535.
  const tail = read(handle, Math.max(0, size - 22 - 65_535), Math.min(size, 22 + 65_535));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || tail.readUInt32LE(end) !== endSignature) throw new Error('not a zip archive: its end is missing');
  const bytes = read(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  for (let at = 0, left = tail.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== entrySignature) throw new Error('the zip archive has a broken directory');
    const nameLength = bytes.readUInt16LE(at + 28);
    yield {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      mode: bytes.readUInt32LE(at + 38) >>> 16,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packedSize: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function content(handle, { name, method, crc, packedSize, offset }) {
  const header = read(handle, offset, 30);
  const packed = read(handle, offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), packedSize);
  if (method !== 0 && method !== 8) throw new Error(`${name} is packed by method ${method}, which is not read here`);
  const bytes = method === 8 ? inflateRawSync(packed) : packed;
  if (crc32(bytes) !== crc) throw new Error(`${name} is damaged in the zip archive`);
  return bytes;
}

function read(handle, position, length) {
  const bytes = Buffer.alloc(length);
  const count = readSync(handle, bytes, 0, length, position);
  if (count < length) throw new Error('the zip archive is cut off');
  return bytes;
}
