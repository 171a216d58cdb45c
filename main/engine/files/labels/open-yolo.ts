/** YOLO as Ultralytics reads it: `data.yaml`, folders or lists of pictures, label files beside them. */
import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { dirname, join, normalize } from 'node:path/posix';
import type { Category, LabelScheme, PictureLabels } from '../../../../app/formats/annotation.ts';
import type { PictureItem, SplitPart } from '../../../../app/formats/picture-item.ts';
import type { ProblemList } from '../../../../app/formats/problem-list.ts';
import { type DataYaml, readDataYaml } from '../../../../app/formats/yolo/data-yaml.ts';
import { countColumns, readYoloLabels, taskOf, type YoloRules } from '../../../../app/formats/yolo/read-labels.ts';
import type { LabelDataset, LabelFolder } from './label-folder.ts';
import { type FoundPicture, LabelTally, partOfName } from './labeled-items.ts';
import { probeFile } from './upright.ts';

const UNIT = { width: 1, height: 1 };

/** `yaml` is the path of the dataset's `data.yaml`; null where there is none. */
export function openYolo(folder: LabelFolder, yaml: string | null, problems: ProblemList): LabelDataset {
  const data = yaml === null ? null : readDataYaml(readText(folder, yaml), yaml, problems);
  const labelFiles = new Set(folder.files.filter((path) => path.endsWith('.txt')));
  const placed = placePictures(folder, { data, base: yaml === null ? '' : dirname(yaml), problems });
  const owned = placed.flatMap(({ path }) => {
    const file = labelFileOf(path, labelFiles);
    return file === null ? [] : [{ path, file }];
  });
  const columns = new Map<number, number>();
  for (const { file } of owned) countColumns(readText(folder, file), columns);
  const names = data?.names ?? namesWithout(folder, owned, problems);
  const task = data?.task ?? taskOf(columns, data?.points != null);
  if (task === 'obb' && data?.task == null) {
    problems.add(
      'yolo.nine-columns',
      { file: yaml ?? undefined },
      'All label lines have nine columns, which oriented boxes and outlines of four points both have. They are read as oriented boxes; write "task: segment" into data.yaml if they are outlines.',
    );
  }
  const rules: YoloRules = { task, classes: names.length, points: data?.points ?? null };
  return new YoloFolder(folder, { names, data, rules, yaml, problems }).dataset(placed, labelFiles);
}

interface Placed {
  readonly path: string;
  readonly name: string;
  readonly part: SplitPart | null;
}

interface YoloFacts {
  readonly names: readonly string[];
  readonly data: DataYaml | null;
  readonly rules: YoloRules;
  readonly yaml: string | null;
  readonly problems: ProblemList;
}

class YoloFolder {
  readonly #folder: LabelFolder;
  readonly #facts: YoloFacts;
  readonly #labelOf = new Map<string, string>();

  constructor(folder: LabelFolder, facts: YoloFacts) {
    this.#folder = folder;
    this.#facts = facts;
  }

  dataset(placed: readonly Placed[], labelFiles: ReadonlySet<string>): LabelDataset {
    const tally = new LabelTally();
    const found = placed.map((picture) => this.#found(picture, labelFiles, tally));
    this.#tellOrphans(labelFiles);
    const { yaml } = this.#facts;
    const files = [...(yaml === null ? [] : [yaml]), ...[...this.#labelOf.values()].sort()];
    return {
      format: 'yolo',
      found,
      scheme: this.#scheme(),
      tally,
      files: files.map((file) => joinPath(this.#folder.root, file)),
      read: (item) => this.#read(item),
    };
  }

  #scheme(): LabelScheme {
    const { names, data } = this.#facts;
    const points = data?.points?.[0] ?? 0;
    const categories = names.map((name): Category => {
      const keypoints = Array.from({ length: points }, (_, i) => `point ${i + 1}`);
      const mirror = data?.mirror?.length === points ? data.mirror : null;
      return { name, id: null, keypoints, mirror, attributes: {} };
    });
    return { categories, keypointsOn: 'edges', attributes: data?.attributes ?? {} };
  }

  #found(picture: Placed, labelFiles: ReadonlySet<string>, tally: LabelTally): FoundPicture {
    const { problems, rules } = this.#facts;
    const counts = new Map<number, number>();
    const file = labelFileOf(picture.path, labelFiles);
    if (file === null) {
      problems.add(
        'label.missing-file',
        { file: picture.path },
        `${picture.path} has no label file; it is taken as a picture without anything in it.`,
      );
      return { ...picture, counts };
    }
    this.#labelOf.set(picture.path, file);
    const { annotations, faults } = readYoloLabels(readText(this.#folder, file), rules, UNIT);
    for (const { code, line, message } of faults) {
      problems.add(code, { file, line }, `${file}, line ${line}: ${message}`);
    }
    for (const annotation of annotations) {
      tally.add(annotation);
      counts.set(annotation.category, (counts.get(annotation.category) ?? 0) + 1);
    }
    return { ...picture, counts };
  }

  /** Label files whose picture is not there. */
  #tellOrphans(labelFiles: ReadonlySet<string>): void {
    const owned = new Set(this.#labelOf.values());
    const beside = new Set([...owned].map((file) => dirname(file)));
    for (const file of labelFiles) {
      if (owned.has(file) || !(beside.has(dirname(file)) || /(^|\/)labels\//.test(file))) continue;
      if (/(^|\/)(classes|train|val|test)\.txt$/.test(file)) continue;
      this.#facts.problems.add('label.missing-picture', { file }, `${file} belongs to no picture; it is left out.`);
    }
  }

  async #read(item: PictureItem): Promise<PictureLabels> {
    const { width, height } = await probeFile(joinPath(this.#folder.root, item.path), item.path);
    const file = this.#labelOf.get(item.path);
    const text = file === undefined ? '' : readText(this.#folder, file);
    const { annotations } = readYoloLabels(text, this.#facts.rules, { width, height });
    return { width, height, annotations, classes: {}, attributes: {} };
  }
}

/** The last `images` folder of the path becomes `labels`; without one the label file lies beside the picture. */
function labelFileOf(picture: string, labelFiles: ReadonlySet<string>): string | null {
  const stem = picture.slice(0, picture.lastIndexOf('.'));
  const at = `/${stem}`.lastIndexOf('/images/');
  const candidates =
    at < 0
      ? []
      : [`${stem.slice(0, Math.max(0, at))}${at === 0 ? '' : '/'}labels/${stem.slice(at + 'images/'.length)}.txt`];
  return [...candidates, `${stem}.txt`].find((path) => labelFiles.has(path)) ?? null;
}

/** Pictures by the parts that `data.yaml` gives, or by their folders without it. */
function placePictures(
  folder: LabelFolder,
  { data, base, problems }: { readonly data: DataYaml | null; readonly base: string; readonly problems: ProblemList },
): readonly Placed[] {
  const named = data === null ? [] : (['train', 'val', 'test'] as const).map((part) => ({ part, places: data[part] }));
  const divided =
    new Set(named.filter(({ places }) => places.length > 0).map(({ places }) => places.join('|'))).size > 1;
  const placed = new Map<string, Placed>();
  for (const { part, places } of named) {
    for (const place of places) {
      const paths = picturesAt(folder, { place, bases: [join(base, data?.path ?? ''), base] });
      if (paths === null) {
        problems.add(
          'yolo.missing-part',
          { file: 'data.yaml', field: part },
          `data.yaml names "${place}" as ${part}, which is not in the dataset; that part is empty.`,
        );
      }
      for (const path of paths ?? []) {
        if (!placed.has(path)) placed.set(path, { path, name: nameBelow(path), part: divided ? part : null });
      }
    }
  }
  for (const path of folder.pictures) {
    if (placed.has(path)) continue;
    const part = partOfName(dirname(path));
    if (data !== null && placed.size > 0) {
      problems.add(
        'label.unlisted-picture',
        { file: path },
        `${path} is in no part that data.yaml names; it is taken in ${part === null ? 'with the others' : `as ${part}`}.`,
      );
    }
    placed.set(path, { path, name: nameBelow(path), part });
  }
  return [...placed.values()];
}

/** The pictures of a folder or a list; null where there is neither. Leading `../` is tried without, and nothing outside is read. */
function picturesAt(
  folder: LabelFolder,
  { place, bases }: { readonly place: string; readonly bases: readonly string[] },
): readonly string[] | null {
  const plain = place.replaceAll('\\', '/').replace(/\/+$/, '');
  const inside = plain.replace(/^(\.\.\/)+/, '').replace(/^\.\//, '');
  const candidates = [
    ...bases.map((base) => normalize(join(base, plain))),
    ...bases.map((base) => normalize(join(base, inside))),
    inside,
  ];
  for (const candidate of candidates) {
    if (candidate.startsWith('../') || candidate.startsWith('/')) continue;
    if (candidate.endsWith('.txt') && folder.files.includes(candidate)) return listedIn(folder, candidate);
    const prefix = candidate === '.' ? '' : `${candidate}/`;
    const paths = folder.pictures.filter((path) => path.startsWith(prefix));
    if (paths.length > 0) return paths;
  }
  return null;
}

function listedIn(folder: LabelFolder, list: string): readonly string[] {
  const known = new Set(folder.pictures);
  return readText(folder, list)
    .split('\n')
    .map((line) => line.trim().replaceAll('\\', '/').replace(/^\.\//, ''))
    .flatMap((line) => [join(dirname(list), line), line].find((path) => known.has(path)) ?? []);
}

/** Below the folder of pictures, and below the part's own: what follows the last of these names. */
function nameBelow(path: string): string {
  const folders = path.split('/');
  const last = folders.findLastIndex(
    (name, i) => i < folders.length - 1 && /^(images|train|val|valid|validation|test)$/i.test(name),
  );
  return folders.slice(last + 1).join('/');
}

/** Classes of a dataset without `data.yaml`: those of `classes.txt`, or numbers. */
function namesWithout(
  folder: LabelFolder,
  owned: readonly { readonly file: string }[],
  problems: ProblemList,
): readonly string[] {
  const list = folder.files.find((path) => /(^|\/)classes\.txt$/.test(path));
  if (list !== undefined) {
    const names = readText(folder, list)
      .split('\n')
      .map((line) => line.trim());
    return names.filter((name) => name !== '');
  }
  let most = -1;
  for (const { file } of owned) {
    for (const line of readText(folder, file).split('\n')) most = Math.max(most, Number.parseInt(line, 10) || 0);
  }
  problems.add(
    'yolo.no-names',
    {},
    'There is neither data.yaml nor classes.txt, so the classes have no names; they are called by their numbers.',
  );
  return Array.from({ length: most + 1 }, (_, i) => `class${i}`);
}

function readText({ root }: LabelFolder, path: string): string {
  return readFileSync(joinPath(root, path), 'utf8').replace(/^\uFEFF/, '');
}
