import { z } from 'zod';
import type { MethodMeta } from '../../method.ts';
import { neighbourCount } from '../../neighbour-count.ts';
import { overSamplingStrategy } from '../../sampling-strategy.ts';

export const svmsmoteParameters = z.strictObject({
  sampling_strategy: overSamplingStrategy,
  k_neighbors: neighbourCount,
  m_neighbors: z
    .int()
    .min(1)
    .default(10)
    .describe('Neighbors among all rows that tell whether a row is in danger: half of them or more of other classes.'),
  out_step: z
    .number()
    .min(0)
    .default(0.5)
    .describe('How far at most safe rows are moved away from a neighbor, as a part of the way to it.'),
});

export type SvmsmoteParameters = z.output<typeof svmsmoteParameters>;

export const svmsmoteMeta: MethodMeta<SvmsmoteParameters> = {
  name: 'SVMSMOTE',
  title: 'Support vector over-sampling',
  kind: 'oversampling',
  summary:
    'Makes new rows from the support vectors of the class: inward where others are near, outward where it is safe.',
  useWhen: 'The boundary matters, and the class may reach further than the few rows seen of it.',
  avoidWhen: 'There are many thousands of rows (a sample is taken), or columns of very different scale and no scaling.',
  source:
    'Nguyen, Cooper, Kamei: Borderline over-sampling for imbalanced data classification. IJKESDP 3, 2011. Groups and steps as in imbalanced-learn 0.14.',
  parameters: svmsmoteParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
