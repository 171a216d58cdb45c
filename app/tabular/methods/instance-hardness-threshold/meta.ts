import { z } from 'zod';
import type { MethodMeta } from '../../method.ts';
import { underSamplingStrategy } from '../../sampling-strategy-under.ts';

export const instanceHardnessThresholdParameters = z.strictObject({
  sampling_strategy: underSamplingStrategy,
  estimator: z
    .enum(['random-forest', 'k-nearest'])
    .default('random-forest')
    .describe('The classifier that says how hard a row is.'),
  n_neighbors: z.int().min(1).default(5).describe('Neighbors that vote, for the estimator "k-nearest".'),
  cv: z.int().min(2).default(5).describe('Parts of the table; each is judged by the others.'),
});

export type InstanceHardnessThresholdParameters = z.output<typeof instanceHardnessThresholdParameters>;

export const instanceHardnessThresholdMeta: MethodMeta<InstanceHardnessThresholdParameters> = {
  name: 'InstanceHardnessThreshold',
  title: 'Instance hardness threshold',
  kind: 'undersampling',
  summary: 'Keeps the rows of larger classes that a classifier finds easiest.',
  useWhen: 'Labels are noisy or classes overlap, and plain examples are wanted.',
  avoidWhen: 'The hard cases at the border are the ones that matter.',
  source:
    'Smith, Martinez, Giraud-Carrier: An instance level analysis of data complexity. Machine Learning 95, 2014. The forest is that of scikit-learn by its defaults.',
  parameters: instanceHardnessThresholdParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
