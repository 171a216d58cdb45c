/** What a dataset of pictures is, from headers and last bytes alone: thousands of pictures a second. */
import { open } from 'node:fs/promises';
import { Cancelled } from '../../../app/errors.ts';
import type { AnnotationCounts } from '../../../app/formats/annotation.ts';
import { SNIFF_BYTES, sniffContent } from '../../../app/formats/image-folder/picture-kind.ts';
import { breaksOff, TAIL_BYTES } from '../../../app/formats/image-folder/truncation.ts';
import type { PictureItem } from '../../../app/formats/picture-item.ts';
import type { Problem } from '../../../app/formats/problem.ts';
import { MAX_PIXELS, type PictureInfo, probePicture } from '../../../app/image/vips.ts';
import type { OpenedPictures } from './opened-dataset.ts';
import { systemReason } from './walk-folder.ts';

/** Headers lie within this many first bytes; where they do not (large profiles, TIFF) the whole file is read. */
const HEAD_BYTES = 64 * 1024;
const AT_ONCE = 8;

const NO_ANNOTATIONS: AnnotationCounts = { boxes: 0, orientedBoxes: 0, polygons: 0, keypoints: 0, masks: 0 };

export interface PicturesSummary {
  readonly kind: 'image';
  readonly format: string;
  /** Pictures that can be used. */
  readonly images: number;
  readonly classes: Readonly<Record<string, number>>;
  /** Largest class over smallest; null with one class. */
  readonly imbalanceRatio: number | null;
  /** Pictures by part; null where the dataset has none. */
  readonly parts: Readonly<Record<string, number>> | null;
  readonly sizes: PictureSizes | null;
  readonly formats: Readonly<Record<string, number>>;
  readonly annotations: AnnotationCounts;
  readonly problems: readonly Problem[];
}

export interface PictureSizes {
  readonly minWidth: number;
  readonly maxWidth: number;
  readonly minHeight: number;
  readonly maxHeight: number;
  /** How many different sizes there are, and the most frequent of them. */
  readonly distinct: number;
  readonly common: readonly { readonly width: number; readonly height: number; readonly count: number }[];
}

export interface InspectHooks {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

type Finding = { readonly item: PictureItem } & (
  | { readonly info: PictureInfo }
  | { readonly fault: { readonly code: string; readonly reason: string } }
);

export async function inspectPictures(dataset: OpenedPictures, hooks: InspectHooks = {}): Promise<PicturesSummary> {
  const findings = await probeAll(dataset, hooks);
  const usable = findings.flatMap((finding) => ('info' in finding ? [finding] : []));
  const classes: Record<string, number> =
    dataset.labels === null
      ? Object.fromEntries(dataset.classes.map((label) => [label, 0]))
      : { ...dataset.labels.classes };
  const formats: Record<string, number> = {};
  for (const { item, info } of usable) {
    if (dataset.labels === null) classes[item.class] = (classes[item.class] ?? 0) + 1;
    formats[info.format] = (formats[info.format] ?? 0) + 1;
  }
  return {
    kind: 'image',
    format: dataset.format,
    images: usable.length,
    classes,
    imbalanceRatio: imbalanceRatio(Object.values(classes)),
    parts: countParts(usable.map(({ item }) => item)),
    sizes: sizesOf(usable.map(({ info }) => info)),
    formats,
    annotations: dataset.labels?.totals ?? NO_ANNOTATIONS,
    problems: [...dataset.problems, ...faultProblems(findings), ...conversions(usable)],
  };
}

export function imbalanceRatio(counts: readonly number[]): number | null {
  const filled = counts.filter((count) => count > 0);
  return filled.length < 2 ? null : Math.max(...filled) / Math.min(...filled);
}

async function probeAll(dataset: OpenedPictures, { signal, onProgress }: InspectHooks): Promise<Finding[]> {
  const findings: Finding[] = new Array(dataset.items.length);
  let next = 0;
  let done = 0;
  const lane = async () => {
    for (let index = next++; index < dataset.items.length; index = next++) {
      if (signal?.aborted) throw new Cancelled();
      const item = dataset.items[index];
      if (item !== undefined) findings[index] = await probe(item, dataset);
      onProgress?.(++done, dataset.items.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return findings;
}

async function probe(item: PictureItem, dataset: OpenedPictures): Promise<Finding> {
  try {
    const { head, tail, size } = await readEnds(dataset.filePath(item));
    const content = sniffContent(head.subarray(0, SNIFF_BYTES));
    if (content.kind === 'picture' && breaksOff(content.format, { head, tail, size })) {
      return { item, fault: { code: 'image.truncated', reason: 'the file breaks off before its end' } };
    }
    const info = await probePicture(head, item.path).catch(async () =>
      probePicture(await dataset.read(item), item.path),
    );
    if (info.width * info.height <= MAX_PIXELS) return { item, info };
    const reason = `it has ${info.width} × ${info.height} pixels; at most ${MAX_PIXELS.toLocaleString('en')} are decoded`;
    return { item, fault: { code: 'image.too-large', reason } };
  } catch (error) {
    const isSystem = error instanceof Error && 'syscall' in error;
    const reason = isSystem ? systemReason(error) : error instanceof Error ? error.message : String(error);
    return { item, fault: { code: isSystem ? 'input.unreadable' : 'image.unreadable', reason } };
  }
}

async function readEnds(path: string): Promise<{ head: Uint8Array; tail: Uint8Array; size: number }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = await file.read(new Uint8Array(Math.min(size, HEAD_BYTES)), { position: 0 });
    if (size <= HEAD_BYTES) return { head: head.buffer, tail: head.buffer.subarray(-TAIL_BYTES), size };
    const tail = await file.read(new Uint8Array(TAIL_BYTES), { position: size - TAIL_BYTES });
    return { head: head.buffer, tail: tail.buffer, size };
  } finally {
    await file.close();
  }
}

function countParts(items: readonly PictureItem[]): Record<string, number> | null {
  const parts: Record<string, number> = {};
  for (const { part } of items) {
    if (part !== null) parts[part] = (parts[part] ?? 0) + 1;
  }
  return Object.keys(parts).length === 0 ? null : parts;
}

function sizesOf(infos: readonly PictureInfo[]): PictureSizes | null {
  if (infos.length === 0) return null;
  const counts = new Map<string, { width: number; height: number; count: number }>();
  let [minWidth, maxWidth, minHeight, maxHeight] = [Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY, 0];
  for (const { width, height } of infos) {
    minWidth = Math.min(minWidth, width);
    maxWidth = Math.max(maxWidth, width);
    minHeight = Math.min(minHeight, height);
    maxHeight = Math.max(maxHeight, height);
    const size = counts.get(`${width}x${height}`);
    if (size === undefined) counts.set(`${width}x${height}`, { width, height, count: 1 });
    else size.count++;
  }
  const common = [...counts.values()].sort((a, b) => b.count - a.count).slice(0, 5);
  return { minWidth, maxWidth, minHeight, maxHeight, distinct: counts.size, common };
}

function faultProblems(findings: readonly Finding[]): Problem[] {
  const problems = new Map<string, Problem>();
  for (const finding of findings) {
    if (!('fault' in finding)) continue;
    const { code, reason } = finding.fault;
    const known = problems.get(code);
    const message = `${finding.item.path} cannot be used: ${reason.replace(/\.$/, '')}.`;
    const where = { file: finding.item.path };
    problems.set(code, known === undefined ? { code, where, message, count: 1 } : { ...known, count: known.count + 1 });
  }
  return [...problems.values()];
}

/** Kinds of pictures that are converted on the way, each said once. */
function conversions(usable: readonly { readonly item: PictureItem; readonly info: PictureInfo }[]): Problem[] {
  const kinds: readonly { code: string; is: (info: PictureInfo) => boolean; what: string }[] = [
    { code: 'image.turned', is: (info) => info.orientation !== 1, what: 'stored turned (EXIF) and made upright' },
    { code: 'image.cmyk', is: (info) => info.space === 'cmyk', what: 'in CMYK and converted to sRGB' },
    { code: 'image.animated', is: (info) => info.pages > 1, what: 'of several frames or pages; the first is used' },
  ];
  return kinds.flatMap(({ code, is, what }) => {
    const found = usable.filter(({ info }) => is(info));
    const [first] = found;
    if (first === undefined) return [];
    const message = `${found.length} ${found.length === 1 ? 'picture is' : 'pictures are'} ${what}.`;
    return [{ code, where: { file: first.item.path }, message, count: found.length }];
  });
}
