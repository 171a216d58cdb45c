import { z } from 'zod';
import type { MethodMeta } from '../../method.ts';
import { neighbourCount } from '../../neighbour-count.ts';
import { overSamplingStrategy } from '../../sampling-strategy.ts';

export const smoteParameters = z.strictObject({
  sampling_strategy: overSamplingStrategy,
  k_neighbors: neighbourCount,
});

export type SmoteParameters = z.output<typeof smoteParameters>;

export const smoteMeta: MethodMeta<SmoteParameters> = {
  name: 'SMOTE',
  title: 'Synthetic minority over-sampling',
  kind: 'oversampling',
  summary: 'Puts new rows on the line between a row and one of its nearest neighbors of the same class.',
  useWhen: 'Columns are numeric and not too many, and the class is one compact group.',
  avoidWhen: 'Columns outnumber rows, the class lies in separate islands, or its labels are noisy.',
  source:
    'Chawla, Bowyer, Hall, Kegelmeyer: SMOTE: synthetic minority over-sampling technique. JAIR 16, 2002. Pairs are drawn as in imbalanced-learn 0.14.',
  parameters: smoteParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
