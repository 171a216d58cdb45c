/** The pictures of a dataset or of a run's result, with who was made from whom. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportColumns } from '../../../app/export/export-plan.ts';
import type { PictureItem, SplitPart } from '../../../app/formats/picture-item.ts';
import { PARTS } from '../../../app/split/assign-parts.ts';
import { JoinedSets } from '../../../app/split/joined-sets.ts';
import { listRunPictures } from '../browse/run-pictures.ts';
import { openDataset } from '../files/open-dataset.ts';
import type { OpenedPictures } from '../files/opened-dataset.ts';
import type { FinishedResult, SourceFacts, SourceOptions } from './export-source.ts';

export interface PictureSource extends SourceFacts {
  readonly kind: 'image';
  readonly dataset: OpenedPictures;
  /** One for each sample of the columns. */
  readonly items: readonly PictureItem[];
  /** What the lineage says of each synthetic picture. */
  readonly lineage: readonly (PictureLineage | null)[];
}

export interface PictureLineage {
  readonly source: string;
  readonly copy: number;
  readonly seed: string;
  readonly operations: string;
}

type Place =
  | { readonly path: string; readonly result: FinishedResult }
  | { readonly path: string; readonly dataset: OpenedPictures };

export async function openPictureSource(place: Place, { signal }: SourceOptions): Promise<PictureSource> {
  if ('dataset' in place) {
    const { dataset } = place;
    return source(dataset, dataset.items, { lineage: dataset.items.map(() => null), result: null });
  }
  const { result } = place;
  const { report, folder } = result;
  const pictures = await listRunPictures({ output: folder, files: report.files }, Object.keys(report.classes));
  const own = new Map(pictures.map((picture) => [picture.path, picture]));
  const dataset =
    report.format === 'imagefolder'
      ? classFolders(
          folder,
          pictures.map(({ path, class: label, part }) => itemOf(path, label, part)),
        )
      : await openPicturesAt(folder, signal);
  const found = dataset.items.map((item) => own.get(pathBelow(folder, dataset.filePath(item))));
  const lineage = found.map((picture) =>
    picture === undefined || picture.copy === null
      ? null
      : {
          ...{ source: picture.source ?? '', copy: picture.copy },
          ...{ seed: picture.seed ?? '', operations: picture.operations ?? '[]' },
        },
  );
  return source(dataset, dataset.items, { lineage, result });
}

function itemOf(path: string, label: string | null, part: string | null): PictureItem {
  return { path, class: label ?? '', part: PARTS.find((name) => name === part) ?? null };
}

function source(
  dataset: OpenedPictures,
  items: readonly PictureItem[],
  { lineage, result }: Pick<PictureSource, 'lineage' | 'result'>,
): PictureSource {
  return {
    kind: 'image',
    name: result === null ? dataset.name : 'result',
    ...{ dataset, items, lineage, result },
    columns: columnsOf(dataset, items, lineage),
    fixedParts: null,
    close: () => dataset.close(),
  };
}

function columnsOf(
  dataset: OpenedPictures,
  items: readonly PictureItem[],
  lineage: PictureSource['lineage'],
): ExportColumns {
  const labels = [...new Set([...dataset.classes, ...items.map((item) => item.class)])];
  const codes = new Map(labels.map((label, code) => [label, code]));
  const parents = parentsOf(items, lineage);
  const sets = new JoinedSets(items.length);
  sets.joinByKey(lineage.map((line) => line?.source ?? null));
  parents.forEach((parent, at) => {
    if (parent >= 0) sets.join(parent, at);
  });
  return {
    count: items.length,
    labels,
    classes: Int32Array.from(items, (item) => codes.get(item.class) ?? -1),
    synthetic: Uint8Array.from(lineage, (line) => Number(line !== null)),
    parts: Int8Array.from(items, ({ part }) => partCode(part)),
    parents: [parents, new Int32Array(items.length).fill(-1)],
    families: sets.codes(),
    siblingsTell: true,
  };
}

const partCode = (part: SplitPart | null): number => (part === null ? -1 : PARTS.indexOf(part));

/** The original that each copy stands beside: its name without what makes a copy's name one. */
function parentsOf(items: readonly PictureItem[], lineage: PictureSource['lineage']): Int32Array {
  const originals = new Map<string, number>();
  items.forEach((item, at) => {
    if (lineage[at] === null) originals.set(stem(item.path), at);
  });
  return Int32Array.from(items, (item, at) => {
    if (lineage[at] === null) return -1;
    return originals.get(stem(item.path).replace(/__a\d{3,}$/, '')) ?? -1;
  });
}

function stem(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') ? path.slice(0, dot) : path;
}

function classFolders(folder: string, items: readonly PictureItem[]): OpenedPictures {
  const filePath = (item: PictureItem) => join(folder, item.path);
  return {
    ...{
      kind: 'image',
      labels: null,
      format: 'imagefolder',
      name: 'result',
      items,
      problems: [],
      rejected: [],
      filePath,
    },
    classes: [...new Set(items.map((item) => item.class))],
    read: (item) => readFile(filePath(item)),
    close: async () => {},
  };
}

async function openPicturesAt(folder: string, signal: AbortSignal | undefined): Promise<OpenedPictures> {
  const dataset = await openDataset(folder, { signal });
  if (dataset.kind === 'image') return dataset;
  await dataset.close();
  throw new Error(`${folder} holds a table where its report tells of pictures`);
}

function pathBelow(folder: string, path: string): string {
  return path
    .slice(folder.length)
    .replace(/^[\\/]+/, '')
    .replaceAll('\\', '/');
}
