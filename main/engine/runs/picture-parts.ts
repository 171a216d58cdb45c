import { AppError } from '../../../app/errors.ts';
import type { PictureItem, SplitPart } from '../../../app/formats/picture-item.ts';
import type { SplitRule } from '../../../app/model/recipe.ts';
import { assignParts, PARTS } from '../../../app/split/assign-parts.ts';
import { JoinedSets } from '../../../app/split/joined-sets.ts';

export interface PicturePartsRequest {
  readonly items: readonly PictureItem[];
  readonly rule: SplitRule;
  readonly seed: number;
  /** SHA-256 of each picture. */
  readonly contents: readonly string[];
  /** Near-duplicate group of each picture: the number of its first member. */
  readonly nearDuplicates: Int32Array;
}

/** The parts that a dataset came with. Without a training part there is nothing to augment. */
export function givenParts(items: readonly PictureItem[]): readonly (SplitPart | null)[] {
  const parts = items.map((item) => item.part);
  const divided = parts.some((part) => part !== null);
  if (divided && !parts.some((part) => part === null || part === 'train')) {
    throw new AppError(
      'split.invalid',
      'The dataset has validation and test folders but no training folder, and only the training part is augmented.',
    );
  }
  return parts;
}

/**
 * Splits pictures as a recipe says. Equal files and near-duplicates stay together, and so do pictures of one group:
 * `"folder"` groups by the folder inside the class folder, anything else is a regular expression over its path whose first
 * group (or whole match) names the group.
 */
export function splitPictures(request: PicturePartsRequest): readonly SplitPart[] {
  const { items, rule } = request;
  if (items.some((item) => item.part !== null)) {
    throw new AppError(
      'split.invalid',
      'The dataset is divided into parts by its folders already. Remove "split" from the recipe to keep them, or give one folder of classes as --input.',
      { field: 'split' },
    );
  }
  const sets = new JoinedSets(items.length);
  sets.joinByKey(request.contents.map((hash) => (hash === 'unreadable' ? null : hash)));
  request.nearDuplicates.forEach((first, index) => {
    sets.join(first, index);
  });
  if (rule.group_by !== null) sets.joinByKey(items.map(groupNamer(rule.group_by)));
  const labels = [...new Set(items.map((item) => item.class))];
  const codes = new Map(labels.map((label, code) => [label, code]));
  const classes = Int32Array.from(items, (item) => codes.get(item.class) ?? 0);
  const parts = assignParts({ classes, groups: sets.codes(), rule, seed: request.seed });
  return Array.from(parts, (part) => PARTS[part] as SplitPart);
}

function groupNamer(groupBy: string): (item: PictureItem) => string | null {
  if (groupBy === 'folder') return folderOf;
  let pattern: RegExp;
  try {
    pattern = new RegExp(groupBy, 'u');
  } catch (error) {
    throw new AppError(
      'split.invalid',
      `split.group_by is ${JSON.stringify(groupBy)}; expected "folder" or a regular expression over the picture's path, such as "(patient[0-9]+)".`,
      { field: 'split.group_by' },
      error,
    );
  }
  return (item) => {
    const match = pattern.exec(item.path);
    return match === null ? null : (match[1] ?? match[0]);
  };
}

/** Null for pictures that lie in the class folder itself: a whole class in one part would be no split. */
function folderOf(item: PictureItem): string | null {
  const folder = item.path.slice(0, Math.max(0, item.path.lastIndexOf('/')));
  return folder === '' || folder === item.class ? null : folder;
}
