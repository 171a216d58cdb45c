import { z } from 'zod';
import type { MethodMeta } from '../../method.ts';
import { underSamplingStrategy } from '../../sampling-strategy-under.ts';

export const randomUnderSamplerParameters = z.strictObject({
  sampling_strategy: underSamplingStrategy,
  replacement: z.boolean().default(false).describe('Whether a row may be drawn more than once.'),
});

export type RandomUnderSamplerParameters = z.output<typeof randomUnderSamplerParameters>;

export const randomUnderSamplerMeta: MethodMeta<RandomUnderSamplerParameters> = {
  name: 'RandomUnderSampler',
  title: 'Random under-sampling',
  kind: 'undersampling',
  summary: 'Keeps rows of the larger classes drawn at random and leaves out the others.',
  useWhen: 'There are far more rows of the large classes than a learner needs, or a baseline is wanted.',
  avoidWhen: 'Data is scarce: what is left out is lost.',
  source: 'Drawn as in imbalanced-learn 0.14, without a paper of its own.',
  parameters: randomUnderSamplerParameters,
  needs: () => ({ numeric: 'accepted', categorical: 'accepted', acceptsMissing: true, target: 'classes' }),
};
