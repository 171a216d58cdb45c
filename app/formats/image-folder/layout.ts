/**
 * Reads classes and parts off the folders that pictures lie in: `[split/]class/…/picture`, as torchvision's ImageFolder
 * and Ultralytics' classification datasets have them, plus a flat folder of pictures, whose name becomes the one class.
 */
import type { PictureItem, SplitPart } from '../picture-item.ts';
import type { Problem } from '../problem.ts';
import { namesThatClash } from './name-clashes.ts';

/** Names of split folders as the common tools spell them, compared without regard to case. */
const SPLIT_FOLDERS: Readonly<Record<string, SplitPart>> = {
  train: 'train',
  training: 'train',
  val: 'val',
  valid: 'val',
  validation: 'val',
  test: 'test',
  testing: 'test',
};

export interface FolderLayout {
  /** Sorted by path, by code unit. */
  readonly items: readonly PictureItem[];
  readonly classes: readonly string[];
  readonly problems: readonly Problem[];
  /** Pictures that stand where no class can be told, with the reason. */
  readonly misplaced: readonly { readonly path: string; readonly message: string }[];
  /** Folders to go down from the given root to the dataset's own, with `/`; item paths count from there. */
  readonly root: string;
}

export interface FolderContent {
  /** Paths of the pictures, `/` between folders. */
  readonly pictures: readonly string[];
  /** Paths of all folders below the root, to tell empty classes. */
  readonly folders: readonly string[];
  /** Name of the folder or archive, without extension. */
  readonly name: string;
}

/** Recognizes the layout. Never fails: what cannot be placed is in `misplaced`, what is odd is in `problems`. */
export function recognizeLayout(content: FolderContent): FolderLayout {
  const { root, pictures, folders, name } = unwrap(content);
  const hasParts = looksSplit(pictures);
  const items: PictureItem[] = [];
  const misplaced: { path: string; message: string }[] = [];
  const flat = pictures.every((path) => depthOf(path) === (hasParts ? 1 : 0));
  for (const path of pictures) {
    const placed = place(path, { hasParts, flat, name });
    if (typeof placed === 'string') misplaced.push({ path: join(root, path), message: placed });
    else items.push(placed);
  }
  items.sort((a, b) => compareText(a.path, b.path));
  const classes = [...new Set(items.map((item) => item.class))].sort(compareText);
  const problems = [
    ...(flat && items.length > 0 ? [oneClass(name, items.length)] : []),
    ...emptyClasses(folders, { hasParts, items, flat }),
    ...differingClassSets(items),
    ...namesThatClash(items, classes),
  ];
  return { items, classes, problems, misplaced, root };
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function splitPart(folder: string): SplitPart | undefined {
  const key = folder.toLowerCase();
  return Object.hasOwn(SPLIT_FOLDERS, key) ? SPLIT_FOLDERS[key] : undefined;
}

/** Goes down through folders that hold nothing but one folder, as archives usually have one around everything. */
function unwrap(content: FolderContent): FolderContent & { readonly root: string } {
  const firsts = new Set(content.pictures.map(firstFolder));
  const [only] = firsts;
  if (firsts.size !== 1 || only === undefined || splitPart(only) !== undefined) return { ...content, root: '' };
  const siblings = content.folders.filter((folder) => !folder.includes('/') && folder !== only);
  if (siblings.length > 0 || content.pictures.some((path) => depthOf(path) === 1)) {
    // One class with pictures beside empty ones, or pictures right inside: the folder is a class, not a wrapper.
    return { ...content, root: '' };
  }
  const below = (paths: readonly string[]) =>
    paths.filter((path) => path.startsWith(`${only}/`)).map((path) => path.slice(only.length + 1));
  const inner = unwrap({ pictures: below(content.pictures), folders: below(content.folders), name: only });
  return { ...inner, root: join(only, inner.root) };
}

/**
 * Split folders hold class folders, or are all there is. A class may well be called `train` beside `bus` and `tram`: then
 * its pictures lie right in it and it stays a class.
 */
function looksSplit(pictures: readonly string[]): boolean {
  const firsts = new Set(pictures.map(firstFolder));
  const splits = [...firsts].filter((folder) => folder !== undefined && splitPart(folder) !== undefined);
  if (splits.length === 0) return false;
  if (splits.length === firsts.size) return true;
  return pictures.some((path) => {
    const first = firstFolder(path);
    return first !== undefined && splitPart(first) === 'train' && depthOf(path) >= 2;
  });
}

function place(
  path: string,
  layout: { readonly hasParts: boolean; readonly flat: boolean; readonly name: string },
): PictureItem | string {
  const folders = path.split('/').slice(0, -1);
  if (!layout.hasParts) {
    const label = layout.flat ? layout.name : folders[0];
    return label === undefined
      ? 'lies beside the class folders and not in one of them, so its class is unknown. Move it into a class folder.'
      : { path, class: label, part: null };
  }
  const part = splitPart(folders[0] ?? '');
  if (part === undefined) {
    return 'lies outside the split folders (train, val, test) that this dataset has. Move it into one of them.';
  }
  const label = layout.flat ? layout.name : folders[1];
  return label === undefined
    ? `lies right in "${folders[0]}" and not in a class folder of it, so its class is unknown. Move it into a class folder.`
    : { path, class: label, part };
}

function oneClass(name: string, count: number): Problem {
  return {
    code: 'image.no-class-folders',
    where: {},
    message: `The pictures lie in no class folders; all of them are taken as one class named "${name}".`,
    count,
  };
}

function emptyClasses(
  folders: readonly string[],
  layout: { readonly hasParts: boolean; readonly flat: boolean; readonly items: readonly PictureItem[] },
): Problem[] {
  if (layout.flat) return [];
  const level = layout.hasParts ? 2 : 1;
  const filled = new Set(layout.items.map((item) => item.path.split('/').slice(0, level).join('/')));
  const empty = folders
    .filter((folder) => folder.split('/').length === level && !filled.has(folder))
    .filter((folder) => !layout.hasParts || splitPart(folder.split('/')[0] ?? '') !== undefined)
    .filter((folder) => layout.hasParts || splitPart(folder) === undefined)
    .sort(compareText);
  const [first] = empty;
  if (first === undefined) return [];
  const message = `${listNames(empty)} ${empty.length === 1 ? 'holds no picture and is' : 'hold no picture and are'} left out.`;
  return [{ code: 'image.empty-class', where: { file: first }, message, count: empty.length }];
}

/** Class numbers are positions in the sorted list, so parts with other classes shift each other's numbers. */
function differingClassSets(items: readonly PictureItem[]): Problem[] {
  const byPart = new Map<SplitPart, Set<string>>();
  for (const item of items) {
    if (item.part === null) return [];
    const classes = byPart.get(item.part) ?? new Set();
    byPart.set(item.part, classes.add(item.class));
  }
  const all = [...new Set(items.map((item) => item.class))].sort(compareText);
  const problems: Problem[] = [];
  for (const [part, classes] of [...byPart].sort(([a], [b]) => compareText(a, b))) {
    const missing = all.filter((label) => !classes.has(label));
    if (missing.length === 0) continue;
    const message = `"${part}" has no picture of ${listNames(missing)}, which other parts have; loaders that number classes per part would number them differently.`;
    problems.push({ code: 'image.classes-differ', where: { class: missing[0] }, message, count: missing.length });
  }
  return problems;
}

/** `"a"`, `"a", "b" and 3 more`. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `"${name}"`);
  return names.length <= 3 ? shown.join(', ') : `${shown.join(', ')} and ${names.length - 3} more`;
}

function firstFolder(path: string): string | undefined {
  const slash = path.indexOf('/');
  return slash < 0 ? undefined : path.slice(0, slash);
}

function depthOf(path: string): number {
  let depth = 0;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) depth++;
  return depth;
}

function join(a: string, b: string): string {
  return a === '' ? b : b === '' ? a : `${a}/${b}`;
}
