import { z } from 'zod';
import { anyOf } from '../../../recipe/parameters.ts';
import type { MethodMeta } from '../../method.ts';
import { cleaningStrategy } from '../../sampling-strategy-under.ts';

export const condensedNearestNeighbourParameters = z.strictObject({
  sampling_strategy: cleaningStrategy,
  n_neighbors: anyOf([z.null(), z.int().min(1)], 'null (one neighbor) or a whole number of at least 1')
    .default(null)
    .describe('Neighbors that classify a row by the rows kept; null is 1.'),
  n_seeds_S: z.int().min(1).default(1).describe('Rows of each class drawn to start with.'),
});

export type CondensedNearestNeighbourParameters = z.output<typeof condensedNearestNeighbourParameters>;

export const condensedNearestNeighbourMeta: MethodMeta<CondensedNearestNeighbourParameters> = {
  name: 'CondensedNearestNeighbour',
  title: 'Condensed nearest neighbor',
  kind: 'cleaning',
  summary: 'Keeps of the larger classes only rows that the rows kept so far do not classify.',
  useWhen: 'The larger classes are big and mostly far from the border.',
  avoidWhen: 'Labels are noisy: noise is what it keeps.',
  source:
    'Hart: The condensed nearest neighbor rule. IEEE Transactions on Information Theory 14, 1968. One pass, as in imbalanced-learn 0.14.',
  parameters: condensedNearestNeighbourParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
