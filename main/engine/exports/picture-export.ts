/** The chosen pictures as a dataset of their own: with their parts and names, every file where it lies. */
import { createHash } from 'node:crypto';

import { join } from 'node:path';
import type { PictureItem } from '../../../app/formats/picture-item.ts';
import { PARTS } from '../../../app/split/assign-parts.ts';
import type { WriteExtras } from '../conversions/convert.ts';
import type { OpenedPictures } from '../files/opened-dataset.ts';
import { csvLine } from '../runs/csv-lines.ts';
import { readCsvTexts } from '../runs/csv-texts.ts';
import { writeStaged } from '../runs/write-whole.ts';
import type { ChosenSamples } from './chosen-samples.ts';
import type { PictureSource } from './picture-source.ts';
import type { ExportWork } from './write-export.ts';

export function chosenPictures(source: PictureSource, { plan, request }: ExportWork): ChosenSamples {
  const { dataset, items, lineage } = source;
  const real = new Map<PictureItem, PictureItem>();
  const lines = new Map<string, { readonly item: PictureItem; readonly at: number }>();
  const taken = new Set<string>();
  const chosen = [...plan.chosen].map((at, index): PictureItem => {
    const own = items[at] as PictureItem;
    const part = PARTS[plan.parts[index] as number] ?? null;
    const path = freePath(
      taken,
      request.names === null ? own.path : named(request.names, { own, part, n: index + 1, source, at }),
    );
    const item = { ...own, path, part };
    real.set(item, own);
    lines.set(path, { item: own, at });
    return item;
  });
  const original = (item: PictureItem) => real.get(item) ?? item;
  const view: OpenedPictures = {
    ...dataset,
    items: chosen,
    classes: [...new Set(chosen.map((item) => item.class))].sort(),
    // What the whole dataset lacks says nothing of a choice from it.
    ...{ problems: [], rejected: [] },
    read: (item) => dataset.read(original(item)),
    filePath: (item) => dataset.filePath(original(item)),
  };
  const extras: WriteExtras = async (folders) => {
    const files: Record<string, string> = {};
    const put = async (path: string, text: string) => {
      await writeStaged(folders, path, text);
      files[path] = createHash('sha256').update(text).digest('hex');
    };
    if (source.result !== null) await put('source-recipe.json', `${JSON.stringify(source.result.recipe, null, 2)}\n`);
    const rows = await readCsvTexts(join(folders.stage, 'sources.csv'));
    const told = rows.flatMap(({ output = '', source: path = '' }) => {
      const found = lines.get(path);
      const line = found === undefined ? null : lineage[found.at];
      if (found === undefined || line === null || line === undefined) return [];
      return [csvLine([output, line.source, found.item.class, line.copy, line.seed, line.operations])];
    });
    if (told.length > 0)
      await put('lineage.csv', `${['output,source,class,copy,seed,operations', ...told].join('\n')}\n`);
    return files;
  };
  return { dataset: view, conversion: {}, extras, remove: async () => {} };
}

interface Naming {
  readonly own: PictureItem;
  readonly part: string | null;
  readonly n: number;
  readonly source: PictureSource;
  readonly at: number;
}

/** Words of the pattern: `{name}`, `{class}`, `{part}`, `{copy}`, `{n}`; the extension stays. */
function named(pattern: string, { own, part, n, source, at }: Naming): string {
  const file = own.path.slice(own.path.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  const line = source.lineage[at] ?? null;
  const words: Readonly<Record<string, string>> = {
    name: dot > 0 ? file.slice(0, dot) : file,
    class: own.class,
    part: part ?? 'all',
    copy: String(line?.copy ?? 0),
    n: String(n).padStart(5, '0'),
  };
  const stem = pattern.replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole);
  return `${own.class}/${stem.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')}${dot > 0 ? file.slice(dot) : ''}`;
}

function freePath(taken: Set<string>, wanted: string): string {
  const dot = wanted.lastIndexOf('.');
  let path = wanted;
  for (let n = 2; taken.has(path); n++) path = `${wanted.slice(0, dot)}~${n}${wanted.slice(dot)}`;
  taken.add(path);
  return path;
}
