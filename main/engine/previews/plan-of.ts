import type { PictureItem, SplitPart } from '../../../app/formats/picture-item.ts';
import type { ImageRecipe } from '../../../app/model/recipe.ts';
import { copiesPerItem, isAugmented } from '../runs/picture-plan.ts';
import type { DatasetItem } from '../store/datasets.ts';

/** Counts what a run of a recipe would make, by the rules of the run's own plan. */

export interface RecipePlan {
  readonly sources: number;
  readonly made: number;
  readonly kept: number;
  readonly classes: Record<string, { before: number; after: number }>;
  readonly exact: boolean;
}

export function planOf(recipe: ImageRecipe, stored: readonly DatasetItem[]): RecipePlan {
  const items = stored.map(
    ({ path, class: label, part }): PictureItem => ({ path, class: label ?? '', part: part as SplitPart | null }),
  );
  // Which picture a split puts in which part depends on all their contents, and only the run reads them.
  const share = recipe.split === null ? 1 : recipe.split.train;
  const parts = items.map(({ part }) => (recipe.split === null ? part : null));
  const copies = copiesPerItem(items, recipe, parts);
  const classes = new Map<string, { before: number; after: number }>();
  let [sources, made, kept] = [0, 0, 0];
  items.forEach((item, index) => {
    const augmented = isAugmented(parts[index] ?? null);
    const stays = recipe.keep_original || !augmented ? 1 : 0;
    const count = classes.get(item.class) ?? { before: 0, after: 0 };
    count.before += 1;
    count.after += stays + (copies[index] ?? 0) * share;
    classes.set(item.class, count);
    if (augmented) sources += share;
    made += (copies[index] ?? 0) * share;
    kept += stays;
  });
  for (const count of classes.values()) count.after = Math.round(count.after);
  return {
    ...{ sources: Math.round(sources), made: Math.round(made), kept },
    ...{ classes: Object.fromEntries(classes), exact: recipe.split === null },
  };
}
