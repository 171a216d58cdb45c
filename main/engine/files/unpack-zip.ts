import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, posix } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { AppError } from '../../../app/errors.ts';
import { type ArchiveBudget, refusedLink, safeEntryPath } from './archive-entry.ts';
import type { RefusedEntry } from './walk-folder.ts';

const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;
const MADE_ON_UNIX = 3;
const ENCRYPTED = 1;

export interface Unpacking {
  /** Path as the user gave it. */
  readonly archive: string;
  /** Empty folder to unpack into. */
  readonly folder: string;
  readonly budget: ArchiveBudget;
  readonly signal?: AbortSignal | undefined;
}

/** Unpacks a zip file. Every name is checked before the first byte is written. Returns the links, which are left out. */
export async function unpackZip(unpacking: Unpacking): Promise<readonly RefusedEntry[]> {
  const { archive, folder, budget } = unpacking;
  const zip = await openZip(archive);
  try {
    const entries = await readEntries(zip);
    const targets = entries.map((entry) => {
      budget.addEntry();
      return safeEntryPath(folder, entry.fileName, archive);
    });
    const refused: RefusedEntry[] = [];
    for (const [index, entry] of entries.entries()) {
      unpacking.signal?.throwIfAborted();
      const target = targets[index] ?? folder;
      if (isLink(entry)) {
        const leadsTo = await readLink(zip, entry, unpacking);
        refused.push(refusedLink(unpacking, { name: entry.fileName, from: posix.dirname(entry.fileName), leadsTo }));
      } else if (entry.fileName.endsWith('/')) {
        await mkdir(target, { recursive: true });
      } else {
        await unpackEntry(zip, entry, target, unpacking);
      }
    }
    return refused;
  } finally {
    zip.close();
  }
}

async function openZip(archive: string): Promise<ZipFile> {
  try {
    // Names stay bytes so that the library's own check does not end the reading: ours names the archive and the entry.
    return await yauzl.openPromise(archive, { lazyEntries: true, autoClose: false, decodeStrings: false });
  } catch (error) {
    throw damaged(archive, error);
  }
}

async function readEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    // The decoder turns the backslashes of old Windows tools into slashes.
    const name = entry.fileNameRaw;
    entry.fileName = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, name, entry.extraFields, false);
    entries.push(entry);
  }
  return entries;
}

async function unpackEntry(zip: ZipFile, entry: Entry, target: string, unpacking: Unpacking): Promise<void> {
  const { archive, budget, signal } = unpacking;
  refuseEncrypted(entry, archive);
  await mkdir(dirname(target), { recursive: true });
  const source = await zip.openReadStreamPromise(entry);
  let checksum = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        budget.addBytes(chunk.length);
        checksum = crc32(chunk, checksum);
        done(null, chunk);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
    // The library leaves checksums to its callers.
    flush(done) {
      done(
        checksum === entry.crc32 ? null : new Error(`${JSON.stringify(entry.fileName)} is damaged (wrong checksum)`),
      );
    },
  });
  await pipeline(source, counted, createWriteStream(target, { flags: 'wx', mode: 0o600 }), signal ? { signal } : {});
}

/** The target of a symbolic link, which zip keeps as the entry's content. */
async function readLink(zip: ZipFile, entry: Entry, { archive, budget }: Unpacking): Promise<string> {
  refuseEncrypted(entry, archive);
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    budget.addBytes(piece.length);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function refuseEncrypted(entry: Entry, archive: string): void {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) === 0) return;
  const message = `${archive} is protected by a password. Unpack it first and give the folder.`;
  throw new AppError('input.unsupported', message, { file: archive });
}

function isLink(entry: Entry): boolean {
  return (
    entry.versionMadeBy >> 8 === MADE_ON_UNIX && ((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK
  );
}

export function damaged(archive: string, error: unknown): AppError {
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('input.unreadable', `${archive} is not a whole archive: ${reason}.`, { file: archive }, error);
}
