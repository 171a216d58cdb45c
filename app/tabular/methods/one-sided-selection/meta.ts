import { z } from 'zod';
import { anyOf } from '../../../recipe/parameters.ts';
import type { MethodMeta } from '../../method.ts';
import { cleaningStrategy } from '../../sampling-strategy-under.ts';

export const oneSidedSelectionParameters = z.strictObject({
  sampling_strategy: cleaningStrategy,
  n_neighbors: anyOf([z.null(), z.int().min(1)], 'null (one neighbor) or a whole number of at least 1')
    .default(null)
    .describe('Neighbors that classify a row by the rows kept; null is 1.'),
  n_seeds_S: z.int().min(1).default(1).describe('Rows of each class drawn to start with.'),
});

export type OneSidedSelectionParameters = z.output<typeof oneSidedSelectionParameters>;

export const oneSidedSelectionMeta: MethodMeta<OneSidedSelectionParameters> = {
  name: 'OneSidedSelection',
  title: 'One-sided selection',
  kind: 'cleaning',
  summary: 'Drops rows of larger classes that a few rows classify, then Tomek links.',
  useWhen: 'The larger classes are big, with plain regions and a border to clear.',
  avoidWhen: 'Rows are few: what one seed classifies is gone.',
  source: 'Kubat, Matwin: Addressing the curse of imbalanced training sets: one-sided selection. ICML 1997.',
  parameters: oneSidedSelectionParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
