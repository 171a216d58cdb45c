/** What a set of pictures had that class folders do not hold: told so that nothing is lost in silence. */
import type { PictureItem, SplitPart } from '../../../app/formats/picture-item.ts';
import type { OpenedPictures } from '../files/opened-dataset.ts';
import type { Loss } from './conversion.ts';

/** A picture and its place in the result. */
export interface PlacedPicture {
  readonly item: PictureItem;
  readonly part: SplitPart | null;
  /** Path in the result, with `/` between folders. */
  readonly path: string;
}

/** Problems of a dataset that are losses of its conversion: files and classes that have no place in the result. */
const LOSING_PROBLEMS = new Set(['input.other-files', 'image.empty-class']);

export function pictureLosses(dataset: OpenedPictures, placed: readonly PlacedPicture[]): readonly Loss[] {
  const renamed = placed.filter(({ item, path }) => baseName(item.path) !== baseName(path));
  const nested = placed.filter(({ item }) => folderInClass(item) !== '');
  const parts = placed.filter(({ item }) => item.part !== null && item.path.split('/')[0] !== item.part);
  return [
    ...loss('picture.renamed', renamed, 'another file name, because theirs was taken or is reserved'),
    ...loss('picture.subfolder', nested, 'no subfolder any more inside their class folder'),
    ...loss('picture.part-renamed', parts, 'the part folder train, val or test in place of one of another name'),
    ...dataset.problems
      .filter(({ code }) => LOSING_PROBLEMS.has(code))
      .map(({ code, message, count }) => ({ code, message, count })),
  ];
}

function loss(code: string, pictures: readonly PlacedPicture[], what: string): Loss[] {
  const [first] = pictures;
  if (first === undefined) return [];
  const { length: count } = pictures;
  const message = `${count} ${count === 1 ? 'picture has' : 'pictures have'} ${what}, as ${first.item.path} has, now ${first.path}. sources.csv names where each came from.`;
  return [{ code, message, count }];
}

/** Folders between the class folder and the picture; empty where it lies right in the class folder or there is none. */
function folderInClass({ path, part }: PictureItem): string {
  return path
    .split('/')
    .slice(part === null ? 1 : 2, -1)
    .join('/');
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
