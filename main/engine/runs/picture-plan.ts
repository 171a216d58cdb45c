import { AppError } from '../../../app/errors.ts';
import type { LabelFormat } from '../../../app/formats/label-format.ts';
import type { PictureItem, SplitPart } from '../../../app/formats/picture-item.ts';
import type { ImageRecipe } from '../../../app/model/recipe.ts';
import { nearestName } from '../../../app/nearest.ts';
import { itemKey, RandomStream } from '../../../app/random/stream.ts';
import { classFolder, type PictureFormat, PictureNames } from './picture-names.ts';

/** What becomes of one source picture. Paths are relative to the result, with `/` between folders. */
export interface PlannedPicture {
  /** The picture's path in the dataset: its identity. */
  readonly source: string;
  readonly class: string;
  readonly part: SplitPart | null;
  /** Null when the source itself is no part of the result. */
  readonly original: { readonly path: string; readonly format: PictureFormat | 'as-is' } | null;
  readonly copies: readonly string[];
  readonly copyFormat: PictureFormat;
}

/** The step number of the draws that spread extra copies over a class. */
const BALANCE_STEP = 0xffff_0002;

/**
 * Plans every picture of a run: its part, its number of copies and its names.
 *
 * @param parts the part of each item, or null where the result has none.
 */
export function planPictures(
  items: readonly PictureItem[],
  recipe: ImageRecipe,
  parts: readonly (SplitPart | null)[],
  layout: LabelFormat | null = null,
): readonly PlannedPicture[] {
  checkClassNames(items, recipe);
  const copies = copiesPerItem(items, recipe, parts);
  const names = new PictureNames(recipe.output.format, layout?.namesByStem === true);
  return items.map((item, index) => {
    const part = parts[index] ?? null;
    const folder = layout === null ? classFolder(item.class, part) : labeledFolder(layout, item, part);
    const named = names.claim(folder, baseName(item.path), copies[index] as number);
    const kept = recipe.keep_original || !isAugmented(part);
    return {
      source: item.path,
      class: item.class,
      part,
      original: kept ? { path: `${folder}/${named.original}`, format: named.originalFormat } : null,
      copies: named.copies.map((name) => `${folder}/${name}`),
      copyFormat: named.copyFormat,
    };
  });
}

/** Where a picture with labels goes; its subfolders stay where the format has some. */
export function labeledFolder(layout: LabelFormat, { name = '' }: PictureItem, part: SplitPart | null): string {
  const slash = name.lastIndexOf('/');
  const below = layout.keepsFolders && slash > 0 ? `/${name.slice(0, slash)}` : '';
  return `${layout.pictureFolder(part)}${below}`;
}

/** Only the training part is augmented; a dataset without parts is all training. */
export function isAugmented(part: SplitPart | null): boolean {
  return part === null || part === 'train';
}

/** How many copies a run makes of each item; only the training part has any. */
export function copiesPerItem(
  items: readonly PictureItem[],
  recipe: ImageRecipe,
  parts: readonly (SplitPart | null)[],
): Uint32Array {
  const copies = new Uint32Array(items.length);
  const byClass = new Map<string, number[]>();
  items.forEach((item, index) => {
    if (!isAugmented(parts[index] ?? null)) return;
    copies[index] = copiesOf(recipe, item);
    const members = byClass.get(item.class);
    if (members === undefined) byClass.set(item.class, [index]);
    else members.push(index);
  });
  if (recipe.balance === 'equalize') equalize(copies, byClass, recipe);
  return copies;
}

/** A picture with labels gets as many copies as the class in it that asks for most. */
function copiesOf(recipe: ImageRecipe, item: PictureItem): number {
  const present = item.counts === undefined ? [item.class] : Object.keys(item.counts);
  return present.length === 0
    ? copiesOfClass(recipe, '')
    : Math.max(...present.map((label) => copiesOfClass(recipe, label)));
}

function copiesOfClass({ copies }: ImageRecipe, label: string): number {
  if (typeof copies === 'number') return copies;
  return Object.hasOwn(copies.class, label) ? (copies.class[label] ?? 0) : 0;
}

/** More copies for rarer classes, until every class has as many pictures as the largest. */
function equalize(copies: Uint32Array, byClass: ReadonlyMap<string, readonly number[]>, recipe: ImageRecipe): void {
  const own = recipe.keep_original ? 1 : 0;
  const sizeOf = (members: readonly number[]) =>
    members.reduce((sum, index) => sum + own + (copies[index] as number), 0);
  const wanted = Math.max(0, ...[...byClass.values()].map(sizeOf));
  for (const [label, members] of byClass) {
    const lacking = wanted - sizeOf(members);
    const each = Math.floor(lacking / members.length);
    for (const index of members) copies[index] = (copies[index] as number) + each;
    const order = new RandomStream({
      seed: recipe.seed,
      item: itemKey(label),
      copy: 0,
      step: BALANCE_STEP,
    }).permutation(members.length);
    for (const position of order.subarray(0, lacking % members.length)) {
      const index = members[position] as number;
      copies[index] = (copies[index] as number) + 1;
    }
  }
}

function checkClassNames(items: readonly PictureItem[], recipe: ImageRecipe): void {
  const classes = [...new Set(items.flatMap((item) => [item.class, ...Object.keys(item.counts ?? {})]))];
  const check = (label: string, field: string) => {
    if (classes.includes(label)) return;
    const near = nearestName(label, classes);
    throw new AppError(
      'recipe.invalid-value',
      `${field} names class "${label}", which the dataset does not have.` +
        `${near === undefined ? ` Its classes: ${classes.slice(0, 20).join(', ')}.` : ` Did you mean "${near}"?`}`,
      { field, class: label },
    );
  };
  for (const label of Object.keys(recipe.per_class)) check(label, `per_class.${label}`);
  if (typeof recipe.copies === 'number') return;
  for (const label of Object.keys(recipe.copies.class)) check(label, `copies.class.${label}`);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
