/** Pictures in class folders, as they are or divided into parts: every file byte for byte. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError, Cancelled } from '../../../app/errors.ts';
import type { PictureItem, SplitPart } from '../../../app/formats/picture-item.ts';
import { LabelCounts } from '../../../app/label-counts.ts';
import type { OpenedPictures } from '../files/opened-dataset.ts';
import { csvLine } from '../runs/csv-lines.ts';
import { type HashedPictures, hashPictures } from '../runs/input-hash.ts';
import type { FailedItem } from '../runs/journal.ts';
import { groupNearDuplicates } from '../runs/near-duplicate-groups.ts';
import { systemCode } from '../runs/output-errors.ts';
import { classFolder, PictureNames } from '../runs/picture-names.ts';
import { splitPictures } from '../runs/picture-parts.ts';
import { writeStaged } from '../runs/write-whole.ts';
import type { ConversionHooks, ConversionRequest, Converted, StagingFolders } from './conversion.ts';
import { type PlacedPicture, pictureLosses } from './picture-losses.ts';

/** Says which picture of the result was which of the input. */
const SOURCES_FILE = 'sources.csv';

/** Threads that look at pictures to find near-duplicates. */
const WORKERS = 2;
/** Files that are copied at the same time. */
const AT_ONCE = 8;

/** Pictures that were read and may be written. */
export interface PicturesForConversion {
  readonly placed: readonly (PlacedPicture & { readonly hash: string })[];
  readonly hashed: HashedPictures;
  readonly failed: readonly FailedItem[];
}

/** Finds every picture its place in the result. */
export async function placePictures(
  dataset: OpenedPictures,
  request: ConversionRequest,
  hooks: ConversionHooks,
): Promise<PicturesForConversion> {
  if (dataset.labels !== null) {
    const message = `${dataset.name} has ${dataset.format} labels, which this version writes with a run and does not convert. Use run with --format and copies 0.`;
    throw new AppError('option.invalid', message, { option: '--to' });
  }
  if (request.split !== null) refuseDivided(dataset);
  const hashed = await hashPictures(dataset, hooks.signal);
  const parts = await partsOf(dataset, hashed, { request, hooks });
  const names = new PictureNames('same');
  const placed: (PlacedPicture & { readonly hash: string })[] = [];
  const failed: FailedItem[] = [...dataset.rejected];
  dataset.items.forEach((item, index) => {
    const hash = hashed.contents[index] ?? 'unreadable';
    if (hash === 'unreadable') failed.push(unreadable(item));
    else {
      const part = parts[index] ?? null;
      const folder = classFolder(item.class, part);
      const name = names.claim(folder, item.path.slice(item.path.lastIndexOf('/') + 1), 0).original;
      placed.push({ item, part, path: `${folder}/${name}`, hash });
    }
  });
  if (placed.length === 0) {
    const message = `None of the ${dataset.items.length} pictures can be read. The first: ${failed[0]?.message}`;
    throw new AppError('image.no-pictures', message, { file: failed[0]?.item });
  }
  return { placed, hashed, failed };
}

export async function copyPictures(
  { placed, hashed, failed }: PicturesForConversion,
  dataset: OpenedPictures,
  { hooks, folders }: { readonly hooks: ConversionHooks; readonly folders: StagingFolders },
): Promise<Converted> {
  await copyAll(placed, dataset, { hooks, folders });
  const sources = sourcesText(placed);
  await writeStaged(folders, SOURCES_FILE, sources);
  const files = Object.fromEntries(placed.map(({ path, hash }) => [path, hash]));
  return {
    from: dataset.format,
    inputHash: hashed.inputHash,
    count: placed.length,
    classes: countBy(placed, ({ item }) => item.class),
    parts: partCounts(placed),
    target: null,
    lost: pictureLosses(dataset, placed),
    failed,
    warnings: dataset.problems.map(({ code, message, where }) => ({ code, message, where })),
    files: { ...files, [SOURCES_FILE]: createHash('sha256').update(sources).digest('hex') },
  };
}

async function partsOf(
  dataset: OpenedPictures,
  { contents }: HashedPictures,
  { request, hooks }: { readonly request: ConversionRequest; readonly hooks: ConversionHooks },
): Promise<readonly (SplitPart | null)[]> {
  const { split: rule, seed } = request;
  if (rule === null) return dataset.items.map(({ part }) => part);
  const total = dataset.items.length;
  const nearDuplicates = await groupNearDuplicates(dataset, {
    workers: WORKERS,
    signal: hooks.signal,
    onProgress: (done) => hooks.onProgress({ done, total, unit: 'images', stage: 'Looking for near-duplicates' }),
  });
  return splitPictures({ items: dataset.items, rule, seed, contents, nearDuplicates });
}

function refuseDivided({ items, name }: OpenedPictures): void {
  if (items.every(({ part }) => part === null)) return;
  throw new AppError(
    'split.invalid',
    `${name} is divided into parts by its folders already. Leave out --split to keep them, or give one folder of classes.`,
    { option: '--split' },
  );
}

async function copyAll(
  placed: PicturesForConversion['placed'],
  dataset: OpenedPictures,
  { hooks, folders }: { readonly hooks: ConversionHooks; readonly folders: StagingFolders },
): Promise<void> {
  let next = 0;
  let done = 0;
  let stopped = false;
  const lane = async () => {
    for (let at = next++; at < placed.length && !stopped; at = next++) {
      await hooks.gate?.();
      if (hooks.signal.aborted) throw new Cancelled();
      const picture = placed[at];
      if (picture === undefined) return;
      await writeStaged(folders, picture.path, await readAgain(dataset.filePath(picture.item), picture));
      hooks.onProgress({ done: ++done, total: placed.length, unit: 'images', stage: 'Copying pictures' });
    }
  };
  const lanes = Array.from({ length: AT_ONCE }, () =>
    lane().catch((error: unknown) => {
      stopped = true;
      throw error;
    }),
  );
  // All lanes end before a failure is passed on: nothing is written behind the back of what tidies up.
  const outcomes = await Promise.allSettled(lanes);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** The bytes, which must be those that were hashed. */
async function readAgain(
  filePath: string,
  { item, hash }: { readonly item: PictureItem; readonly hash: string },
): Promise<Uint8Array> {
  let how = 'its content is another';
  try {
    const bytes = await readFile(filePath);
    if (createHash('sha256').update(bytes).digest('hex') === hash) return bytes;
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    how = `it cannot be read any more (${code})`;
  }
  const message = `"${item.path}" changed during the conversion: ${how}. Convert again when nothing else writes to it.`;
  throw new AppError('input.changed', message, { file: item.path });
}

function unreadable({ path }: PictureItem): FailedItem {
  const message = `"${path}" cannot be read. Check its permissions.`;
  return { item: path, code: 'input.unreadable', message };
}

function sourcesText(placed: readonly PlacedPicture[]): string {
  const lines = placed.map(({ item, part, path }) => csvLine([path, item.path, item.class, part ?? '']));
  return `${['output,source,class,part', ...lines].join('\n')}\n`;
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Record<string, number> {
  const counts = new LabelCounts();
  for (const item of items) counts.add(keyOf(item));
  return counts.toRecord();
}

function partCounts(placed: readonly PlacedPicture[]): Converted['parts'] {
  const parts: Record<string, Record<string, number>> = {};
  for (const name of ['train', 'val', 'test'] as const) {
    const members = placed.filter(({ part }) => part === name);
    if (members.length > 0) parts[name] = countBy(members, ({ item }) => item.class);
  }
  return Object.keys(parts).length === 0 ? null : parts;
}
