/** Recognizes folders of pictures with labels, by the files that labels come in, and opens them. */
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { basename, dirname } from 'node:path/posix';
import { readRecord } from '../../../../app/formats/delimited/split-records.ts';
import { labelColumns } from '../../../../app/formats/label-csv/read.ts';
import { ProblemList } from '../../../../app/formats/problem-list.ts';
import type { FailedItem } from '../../runs/journal.ts';
import { ignored, noPictures, picturesIn, problemsOf, rejection, type Source, sortFiles } from '../open-pictures.ts';
import type { OpenedPictures } from '../opened-dataset.ts';
import type { FolderListing } from '../walk-folder.ts';
import type { LabelDataset, LabelFolder } from './label-folder.ts';
import { evenParts, labeledItems } from './labeled-items.ts';
import { openCoco } from './open-coco.ts';
import { openLabelCsv } from './open-label-csv.ts';
import { openVoc } from './open-voc.ts';
import { openYolo } from './open-yolo.ts';

const HEAD_BYTES = 65_536;

/** Files that results of this program have at their top; they describe, and hold no labels. */
const OWN_FILES = new Set(['report.json', 'recipe.json', 'lineage.csv', 'removed.csv', 'sources.csv', 'dataset.md']);

/** What labels were recognized by. */
type Sign =
  | { readonly format: 'coco' | 'voc'; readonly files: readonly string[] }
  | { readonly format: 'yolo'; readonly yaml: string | null }
  | { readonly format: 'csv'; readonly file: string };

/** Null where the folder holds no labels that are known: then its folders tell classes. */
export async function openAnnotated(
  root: string,
  listing: FolderListing,
  source: Source,
): Promise<OpenedPictures | null> {
  const sign = recognize(root, listing.files);
  if (sign === null) return null;
  const sorted = await sortFiles(root, listing.files, source.signal);
  const folder: LabelFolder = { root, files: listing.files, pictures: sorted.pictures, signal: source.signal };
  const problems = new ProblemList();
  const refused = [...listing.refused, ...(source.refused ?? [])].filter((entry) => entry.path !== '');
  const rejected: FailedItem[] = [
    ...sorted.rejected,
    ...refused.map(({ path, code, message }) => rejection(path, code, message)),
  ];
  if (sorted.pictures.length === 0) throw noPictures(source.shownPath, rejected, sorted.others.length);
  const dataset = await openBy(sign, folder, problems);
  return assembled(dataset, { root, rejected, problems, source, stray: listing.stray });
}

async function openBy(sign: Sign, folder: LabelFolder, problems: ProblemList): Promise<LabelDataset> {
  switch (sign.format) {
    case 'coco':
      return openCoco(folder, sign.files, problems);
    case 'voc':
      return openVoc(folder, sign.files, problems);
    case 'yolo':
      return openYolo(folder, sign.yaml, problems);
    case 'csv':
      return openLabelCsv(folder, sign.file, problems);
  }
}

function assembled(
  dataset: LabelDataset,
  found: {
    readonly root: string;
    readonly rejected: readonly FailedItem[];
    readonly problems: ProblemList;
    readonly source: Source;
    readonly stray: readonly string[];
  },
): OpenedPictures {
  const { scheme, tally, files, format, read } = dataset;
  const items = labeledItems(evenParts(dataset.found), scheme, tally.counts);
  const classes = tally.classes(scheme);
  const { totals, content } = tally;
  const problems = [
    ...found.problems.list(),
    ...problemsOf(found.rejected),
    ...ignored('input.stray-files', found.stray, 'left by the system or hidden'),
  ];
  const empty = Object.keys(classes).filter((name) => classes[name] === 0);
  if (empty.length > 0) {
    const message = `${empty.length === 1 ? 'Class' : 'Classes'} ${empty.slice(0, 5).join(', ')}${empty.length > 5 ? ', …' : ''} ${empty.length === 1 ? 'has' : 'have'} no label; kept in the list, as it numbers the others.`;
    problems.push({ code: 'label.empty-class', where: { class: empty[0] }, message, count: empty.length });
  }
  const labels = { scheme, totals, content, classes, files, read };
  const content_ = { format, items, classes: Object.keys(classes), problems, rejected: found.rejected, labels };
  return picturesIn(found.root, content_, found.source);
}

function recognize(root: string, files: readonly string[]): Sign | null {
  const yaml = files.find((path) => /\.ya?ml$/i.test(path) && isDataYaml(join(root, path)));
  const labels = files.some((path) => /(^|\/)labels\/.*\.txt$/i.test(path));
  if (yaml !== undefined) return { format: 'yolo', yaml };
  const xml = files.filter(
    (path) =>
      /\.xml$/i.test(path) && (/(^|\/)Annotations\//i.test(path) || headOf(join(root, path)).includes('<annotation')),
  );
  if (xml.length > 0) return { format: 'voc', files: xml };
  const coco = files.filter((path) => /\.json$/i.test(path) && !isOwn(path) && isCoco(join(root, path)));
  if (coco.length > 0) return { format: 'coco', files: coco };
  if (labels && files.some((path) => /(^|\/)images\//i.test(path))) return { format: 'yolo', yaml: null };
  const pictures = files.some((path) => /\.(jpe?g|png|webp|tiff?|gif|avif|bmp)$/i.test(path));
  const csv = pictures
    ? files.find((path) => /\.(csv|tsv)$/i.test(path) && !isOwn(path) && isLabelCsv(join(root, path)))
    : undefined;
  return csv === undefined ? null : { format: 'csv', file: csv };
}

function isOwn(path: string): boolean {
  return dirname(path) === '.' && OWN_FILES.has(basename(path).toLowerCase());
}

function isDataYaml(path: string): boolean {
  const head = headOf(path);
  return /^(names|nc)\s*:/m.test(head) && /^(train|val|validation|path)\s*:/m.test(head);
}

/** One object with `images`, `annotations` and `categories`, in any order and up to gigabytes long. */
function isCoco(path: string): boolean {
  const head = headOf(path);
  const keys = ['"images"', '"annotations"', '"categories"'].filter((key) => head.includes(key));
  const long = head.length >= HEAD_BYTES;
  return keys.length >= 2 || (keys.length === 1 && long && /"(file_name|bbox|image_id)"/.test(head));
}

function isLabelCsv(path: string): boolean {
  const [first = ''] = headOf(path)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/, 1);
  return [',', ';', '\t'].some(
    (delimiter) => labelColumns(readRecord(first, 0, { delimiter, quote: '"' }).fields) !== null,
  );
}

/** An unreadable file is no sign of anything. */
function headOf(path: string): string {
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const descriptor = openSync(path, 'r');
    try {
      return head.toString('utf8', 0, readSync(descriptor, head, 0, HEAD_BYTES, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}
