/** The rules that every entry of an archive must pass before a byte of it is written. */
import { join, posix, resolve, sep } from 'node:path';
import { AppError } from '../../../app/errors.ts';
import type { RefusedEntry } from './walk-folder.ts';

export interface ArchiveLimits {
  readonly entries: number;
  readonly totalBytes: number;
  /** Unpacked bytes for each packed byte, over the whole archive, once `ratioFrom` bytes are unpacked. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

/**
 * Generous for data, deadly for bombs: a million pictures, 200 GB, and a hundredfold, which deflate reaches on empty pages but
 * not on tables (about tenfold) or pictures (about onefold).
 */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 1_000_000,
  totalBytes: 200e9,
  ratio: 100,
  ratioFrom: 100e6,
};

/** Counts what has been unpacked and stops a bomb while it goes off, whatever sizes its headers claim. */
export class ArchiveBudget {
  readonly #limits: ArchiveLimits;
  readonly #archive: string;
  readonly #packedBytes: number;
  #entries = 0;
  #bytes = 0;

  constructor(archive: string, packedBytes: number, limits: ArchiveLimits) {
    this.#archive = archive;
    this.#packedBytes = packedBytes;
    this.#limits = limits;
  }

  addEntry(): void {
    if (++this.#entries > this.#limits.entries) {
      this.#refuse(`holds more than ${this.#limits.entries.toLocaleString('en')} entries`);
    }
  }

  addBytes(count: number): void {
    this.#bytes += count;
    if (this.#bytes > this.#limits.totalBytes) {
      this.#refuse(`unpacks to more than ${this.#limits.totalBytes.toLocaleString('en')} bytes`);
    }
    if (this.#bytes > this.#limits.ratioFrom && this.#bytes > this.#packedBytes * this.#limits.ratio) {
      this.#refuse(`unpacks to more than ${this.#limits.ratio} times its size, as archives made to fill a disk do`);
    }
  }

  #refuse(what: string): never {
    throw new AppError(
      'input.too-large',
      `${this.#archive} ${what}. Unpack it yourself if you trust it, and give the folder.`,
      { file: this.#archive },
    );
  }
}

/**
 * Where an entry may be written below `folder`.
 *
 * @throws AppError `input.unsafe-path` for a name that is absolute, climbs with `..` or hides a drive or a zero byte.
 */
export function safeEntryPath(folder: string, entryName: string, archive: string): string {
  const parts = entryName.split(/[/\\]/);
  const climbs = parts.includes('..') || /^[/\\]/.test(entryName) || /^[A-Za-z]:/.test(entryName);
  const target = climbs || entryName.includes('\0') ? undefined : resolve(join(folder, entryName));
  if (target === undefined || (target !== folder && !target.startsWith(folder + sep))) {
    throw new AppError(
      'input.unsafe-path',
      `${archive} has an entry named ${JSON.stringify(entryName)}, which would be written outside the folder that it is unpacked to. Nothing was unpacked; such an archive is not to be trusted.`,
      { file: archive },
    );
  }
  return target;
}

/**
 * A link in an archive, which is never unpacked. One that stays inside is left out; one that leads out is an attack and
 * ends the unpacking. `from` is the folder that its target counts from.
 *
 * @throws AppError `input.unsafe-path`
 */
export function refusedLink(
  { archive, folder }: { readonly archive: string; readonly folder: string },
  link: { readonly name: string; readonly from: string; readonly leadsTo: string },
): RefusedEntry {
  const target = link.leadsTo.startsWith('/') ? link.leadsTo : posix.join(link.from, link.leadsTo);
  try {
    safeEntryPath(folder, target, archive);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const message = `${archive} has a link ${JSON.stringify(link.name)} that leads out of it, to ${JSON.stringify(link.leadsTo)}. Nothing of it is used; such an archive is not to be trusted.`;
    throw new AppError('input.unsafe-path', message, { file: archive });
  }
  return { path: link.name, code: 'input.link-outside', message: 'is a link in an archive; links are not unpacked.' };
}
