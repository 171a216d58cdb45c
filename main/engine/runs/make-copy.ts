import { type Augmented, augment, type StepTimer } from '../../../app/image/augment.ts';
import { type Labels, NO_LABELS } from '../../../app/image/labels.ts';
import type { Raster } from '../../../app/image/raster.ts';
import type { ImageRecipe } from '../../../app/model/recipe.ts';
import { itemKey } from '../../../app/random/stream.ts';

/** Which copy of which picture of a dataset. */
export interface CopyOf {
  /** The picture's path in the dataset: its identity. */
  readonly source: string;
  readonly class: string;
  /** 1 is the first copy. */
  readonly copy: number;
}

interface CopyOptions {
  readonly timer?: StepTimer;
  /** Of a dataset with labels; else the class is all that is known. */
  readonly labels?: Labels | undefined;
}

/** Makes one copy as a recipe says. Runs and previews both make theirs here, so that they cannot differ. */
export function makeCopy(raster: Raster, recipe: ImageRecipe, which: CopyOf, given: CopyOptions = {}): Augmented {
  const own = Object.hasOwn(recipe.per_class, which.class) ? recipe.per_class[which.class] : undefined;
  const steps = own ?? recipe.steps;
  const labels = given.labels ?? { ...NO_LABELS, classes: { [which.class]: 1 } };
  const sample = { raster, labels };
  const key = { seed: recipe.seed, item: itemKey(which.source), copy: which.copy };
  const { resampling, bbox_params: boxRules } = recipe;
  return augment(sample, steps, key, { resampling, boxRules, timer: given.timer });
}
