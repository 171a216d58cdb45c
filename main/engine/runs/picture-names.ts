import type { OutputFormat } from '../../../app/model/recipe.ts';
import { sha256 } from './canonical-json.ts';

/**
 * Names of the pictures of a result. Deterministic, whatever the order of the work: names are claimed in the order of
 * the sources, and a name that is taken gets `~2`, `~3`, … after its stem. Two names count as the same when a disk
 * that ignores case, or composes accents, would think so.
 */

export type PictureFormat = Exclude<OutputFormat, 'same'>;

/** Bytes of a file name that every common file system takes. */
const LONGEST_NAME = 255;

/** Names that Windows keeps for devices, whatever the extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/** Names at the top of a result that no class may take. */
const OWN_NAMES = new Set([
  'lineage.csv',
  'removed.csv',
  'sources.csv',
  'report.json',
  'recipe.json',
  'source-recipe.json',
  'dataset.md',
  '.twelvefold',
]);

const FORMAT_OF_EXTENSION: Readonly<Record<string, PictureFormat>> = {
  jpg: 'jpeg',
  jpeg: 'jpeg',
  jpe: 'jpeg',
  jfif: 'jpeg',
  png: 'png',
  webp: 'webp',
  tif: 'tiff',
  tiff: 'tiff',
  avif: 'avif',
};

const EXTENSION_OF_FORMAT: Readonly<Record<PictureFormat, string>> = {
  jpeg: '.jpg',
  png: '.png',
  webp: '.webp',
  tiff: '.tif',
  avif: '.avif',
};

export interface NamedPicture {
  /** File name of the source as it goes out, unless it is not kept. */
  readonly original: string;
  /** `as-is`: the bytes of the source, unless it has to be turned upright. */
  readonly originalFormat: PictureFormat | 'as-is';
  /** File names of the copies, the first copy first. */
  readonly copies: readonly string[];
  readonly copyFormat: PictureFormat;
}

/** Gives out names within the folders of one result. */
export class PictureNames {
  readonly #taken = new Map<string, Set<string>>();
  readonly #format: OutputFormat;
  readonly #byStem: boolean;

  /** `byStem`: no two names differ by their extension alone, because files beside them have the same stem. */
  constructor(format: OutputFormat, byStem = false) {
    this.#format = format;
    this.#byStem = byStem;
  }

  /** `folder` is where the picture goes, `fileName` what it was called, `copies` how many augmented ones it gets. */
  claim(folder: string, fileName: string, copies: number): NamedPicture {
    const taken = this.#takenIn(folder);
    for (let attempt = 1; ; attempt++) {
      const named = this.#name(fileName, copies, attempt);
      const names = [named.original, ...named.copies];
      const keys = names.map((name) => sameNameKey(this.#byStem ? splitName(name).stem : name));
      if (keys.some((key) => taken.has(key))) continue;
      for (const key of keys) taken.add(key);
      return named;
    }
  }

  #takenIn(folder: string): Set<string> {
    const key = sameNameKey(folder);
    const known = this.#taken.get(key);
    if (known !== undefined) return known;
    const names = new Set<string>();
    this.#taken.set(key, names);
    return names;
  }

  #name(fileName: string, copies: number, attempt: number): NamedPicture {
    const { stem, extension } = splitName(fileName);
    const own = FORMAT_OF_EXTENSION[extension.slice(1).toLowerCase()];
    const copyFormat = this.#format === 'same' ? (own ?? 'png') : this.#format;
    const keepsExtension = own === copyFormat;
    const copyExtension = keepsExtension ? extension : EXTENSION_OF_FORMAT[copyFormat];
    const asIs = this.#format === 'same';
    const safe = safeStem(stem) + (attempt === 1 ? '' : `~${attempt}`);
    const digits = Math.max(3, String(copies).length);
    return {
      original: fitted(safe, '', asIs ? extension : copyExtension),
      originalFormat: asIs ? 'as-is' : copyFormat,
      copies: Array.from({ length: copies }, (_, i) =>
        fitted(safe, `__a${String(i + 1).padStart(digits, '0')}`, copyExtension),
      ),
      copyFormat,
    };
  }
}

/** The folder of a class: its name, moved aside only where a file of the result has that name. */
export function classFolder(label: string, part: string | null): string {
  if (part !== null) return `${part}/${label}`;
  return OWN_NAMES.has(sameNameKey(label)) ? `_${label}` : label;
}

function splitName(fileName: string): { readonly stem: string; readonly extension: string } {
  const dot = fileName.lastIndexOf('.');
  return dot <= 0
    ? { stem: fileName, extension: '' }
    : { stem: fileName.slice(0, dot), extension: fileName.slice(dot) };
}

/** Reserved device names get an underscore in front: the result must be usable on every system. */
function safeStem(stem: string): string {
  return RESERVED.test(stem.split('.')[0]?.trim() ?? '') ? `_${stem}` : stem;
}

/** A name within the limit: a stem that is too long is cut and ends in a hash of the whole. */
function fitted(stem: string, suffix: string, extension: string): string {
  const name = stem + suffix + extension;
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name;
  const mark = `~${sha256(stem).slice(0, 8)}`;
  const room = LONGEST_NAME - Buffer.byteLength(mark + suffix + extension);
  let kept = '';
  let size = 0;
  for (const character of stem) {
    size += Buffer.byteLength(character);
    if (size > room) break;
    kept += character;
  }
  return kept + mark + suffix + extension;
}

function sameNameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
