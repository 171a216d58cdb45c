import { z } from 'zod';
import { anyOf } from '../../../recipe/parameters.ts';
import type { MethodMeta } from '../../method.ts';
import { overSamplingStrategy } from '../../sampling-strategy.ts';

export const kmeansSmoteParameters = z.strictObject({
  sampling_strategy: overSamplingStrategy,
  k_neighbors: anyOf([z.int().min(1), z.literal('fit')], 'a whole number of at least 1, or "fit"')
    .default(2)
    .describe('Neighbors of each row, within its class and cluster; "fit" is 2, or 1 where the class is too small.'),
  kmeans_estimator: z.int().min(1).default(8).describe('Clusters to part all rows into.'),
  cluster_balance_threshold: anyOf([z.literal('auto'), z.number()], '"auto" or a number')
    .default('auto')
    .describe(
      'Share of the class from which a cluster gets new rows. "auto": half the share of all new rows that the class gets.',
    ),
  density_exponent: anyOf([z.literal('auto'), z.number()], '"auto" or a number')
    .default('auto')
    .describe('How strongly sparse clusters are preferred: the power of the mean distance between rows of the class.'),
  clusters: z
    .array(z.int().min(0))
    .nullable()
    .default(null)
    .describe('The cluster of every row, from 0, in place of a clustering drawn with the seed of the recipe.'),
});

export type KmeansSmoteParameters = z.output<typeof kmeansSmoteParameters>;

export const kmeansSmoteMeta: MethodMeta<KmeansSmoteParameters> = {
  name: 'KMeansSMOTE',
  title: 'SMOTE within clusters',
  kind: 'oversampling',
  summary:
    'Parts all rows into clusters and makes new rows in those where the class is strong, more where it is sparse.',
  useWhen: 'The class lies in several small islands, and noise between them should be left alone.',
  avoidWhen: 'The class is very small, or nowhere makes up its share of a cluster.',
  source:
    'Douzas, Bacao, Last: Improving imbalanced learning through a heuristic oversampling method based on k-means and SMOTE. Information Sciences 465, 2018. Thresholds and counts as in imbalanced-learn 0.14.',
  parameters: kmeansSmoteParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
