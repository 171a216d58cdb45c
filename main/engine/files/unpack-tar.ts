import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { refusedLink, safeEntryPath } from './archive-entry.ts';
import type { Unpacking } from './unpack-zip.ts';
import type { RefusedEntry } from './walk-folder.ts';

/** Unpacks a tar file, packed with gzip or not. Returns the entries that are left out: links and devices. */
export async function unpackTar(unpacking: Unpacking & { readonly gzip: boolean }): Promise<readonly RefusedEntry[]> {
  const refused: RefusedEntry[] = [];
  const entries = extract();
  const source = createReadStream(unpacking.archive);
  const options = unpacking.signal ? { signal: unpacking.signal } : {};
  const feeding = unpacking.gzip
    ? pipeline(source, createGunzip(), entries, options)
    : pipeline(source, entries, options);
  const reading = readEntries(entries, unpacking, refused);
  // Whichever fails first is the reason; the other fails only because its partner went away.
  await Promise.race([reading, feeding.then(() => reading)]).finally(() => {
    feeding.catch(() => source.destroy());
    reading.catch(() => source.destroy());
  });
  return refused;
}

async function readEntries(
  entries: AsyncIterable<AsyncIterable<unknown> & { readonly header: Header; resume(): unknown }>,
  unpacking: Unpacking,
  refused: RefusedEntry[],
): Promise<void> {
  const { archive, folder, budget } = unpacking;
  for await (const entry of entries) {
    const { name, type, linkname } = entry.header;
    budget.addEntry();
    const target = safeEntryPath(folder, name, archive);
    if (type === 'directory') await mkdir(target, { recursive: true });
    else if (type === 'file' || type === 'contiguous-file') await unpackFile(entry, target, unpacking);
    else if (type === 'symlink' || type === 'link') {
      const from = type === 'symlink' ? posix.dirname(name) : '.';
      refused.push(refusedLink(unpacking, { name, from, leadsTo: linkname }));
    } else refused.push(refusedDevice(name));
    entry.resume();
  }
}

async function unpackFile(entry: AsyncIterable<unknown>, target: string, { budget }: Unpacking): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  async function* counted() {
    for await (const chunk of entry) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError('a tar entry gives bytes');
      budget.addBytes(chunk.length);
      yield chunk;
    }
  }
  await pipeline(counted(), createWriteStream(target, { flags: 'wx', mode: 0o600 }));
}

function refusedDevice(path: string): RefusedEntry {
  return { path, code: 'input.special-file', message: 'is neither a file nor a folder (a device or pipe).' };
}
