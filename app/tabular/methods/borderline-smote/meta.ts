import { z } from 'zod';
import type { MethodMeta } from '../../method.ts';
import { neighbourCount } from '../../neighbour-count.ts';
import { overSamplingStrategy } from '../../sampling-strategy.ts';

export const borderlineSmoteParameters = z.strictObject({
  sampling_strategy: overSamplingStrategy,
  k_neighbors: neighbourCount,
  m_neighbors: z
    .int()
    .min(1)
    .default(10)
    .describe('Neighbors among all rows that tell whether a row is in danger: half of them or more of other classes.'),
  kind: z
    .enum(['borderline-1', 'borderline-2'])
    .default('borderline-1')
    .describe('1 draws toward rows of the class; 2 toward rows of any class, at most half-way where it is another.'),
});

export type BorderlineSmoteParameters = z.output<typeof borderlineSmoteParameters>;

export const borderlineSmoteMeta: MethodMeta<BorderlineSmoteParameters> = {
  name: 'BorderlineSMOTE',
  title: 'Borderline over-sampling',
  kind: 'oversampling',
  summary: 'Makes new rows only from rows that are in danger: half or more of their nearest rows are of other classes.',
  useWhen: 'Labels are clean, and what matters is the boundary between the classes.',
  avoidWhen: 'Labels are noisy or classes overlap everywhere: the new rows make it worse.',
  source:
    'Han, Wang, Mao: Borderline-SMOTE: a new over-sampling method in imbalanced data sets learning. ICIC 2005. Kind 2 is that of imbalanced-learn 0.14.',
  parameters: borderlineSmoteParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
