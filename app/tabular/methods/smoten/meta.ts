import { z } from 'zod';
import type { MethodMeta } from '../../method.ts';
import { neighbourCount } from '../../neighbour-count.ts';
import { overSamplingStrategy } from '../../sampling-strategy.ts';

export const smotenParameters = z.strictObject({
  sampling_strategy: overSamplingStrategy,
  k_neighbors: neighbourCount,
});

export type SmotenParameters = z.output<typeof smotenParameters>;

export const smotenMeta: MethodMeta<SmotenParameters> = {
  name: 'SMOTEN',
  title: 'SMOTE for categories alone',
  kind: 'oversampling',
  summary:
    'Gives new rows the levels that are most frequent in a row and its neighbors; levels of like classes are near.',
  useWhen: 'Every column is a category, and new combinations of levels are wanted.',
  avoidWhen: 'The class is small: no more different rows come out than it has, and rare levels become rarer.',
  source:
    'Chawla, Bowyer, Hall, Kegelmeyer: SMOTE: synthetic minority over-sampling technique. JAIR 16, 2002, section 6.2. Value difference metric of Stanfill and Waltz, as in imbalanced-learn 0.14.',
  parameters: smotenParameters,
  needs: () => ({ numeric: 'refused', categorical: 'required', acceptsMissing: false, target: 'classes' }),
};
