import { z } from 'zod';
import type { MethodMeta } from '../../method.ts';
import { neighbourCount } from '../../neighbour-count.ts';
import { overSamplingStrategy } from '../../sampling-strategy.ts';

export const adasynParameters = z.strictObject({
  sampling_strategy: overSamplingStrategy,
  n_neighbors: neighbourCount.describe(
    'Neighbors of each row, among all rows to see how hard it is and within its class to draw from; "fit" is 5, or fewer where a class is too small for that.',
  ),
});

export type AdasynParameters = z.output<typeof adasynParameters>;

export const adasynMeta: MethodMeta<AdasynParameters> = {
  name: 'ADASYN',
  title: 'Adaptive synthetic over-sampling',
  kind: 'oversampling',
  summary: 'Makes more new rows from a row the more of its nearest rows are of other classes.',
  useWhen: 'Some regions are hard to learn because classes meet there, and the labels can be trusted.',
  avoidWhen: 'There are outliers or wrong labels: they get most of the new rows.',
  source:
    'He, Bai, Garcia, Li: ADASYN: adaptive synthetic sampling approach for imbalanced learning. IJCNN 2008. Shares are rounded as in imbalanced-learn 0.14.',
  parameters: adasynParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
