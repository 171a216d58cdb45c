import { z } from 'zod';
import { anyOf } from '../../../recipe/parameters.ts';
import type { MethodMeta } from '../../method.ts';
import { overSamplingStrategy } from '../../sampling-strategy.ts';

const amount = z.number().min(0);

export const randomOverSamplerParameters = z.strictObject({
  sampling_strategy: overSamplingStrategy,
  shrinkage: anyOf(
    [z.null(), amount, z.record(z.string(), amount)],
    'null, a number of at least 0, or {class: number of at least 0}',
  )
    .default(null)
    .describe(
      'How far copies are moved by noise: 0 or null not at all, 1 by the smoothed bootstrap; may be per class.',
    ),
});

export type RandomOverSamplerParameters = z.output<typeof randomOverSamplerParameters>;

export const randomOverSamplerMeta: MethodMeta<RandomOverSamplerParameters> = {
  name: 'RandomOverSampler',
  title: 'Random over-sampling',
  kind: 'oversampling',
  summary: 'Copies rows drawn at random, or, with shrinkage, draws new ones around them.',
  useWhen: 'A class is too small for anything else, columns are of any kind, or a baseline is wanted.',
  avoidWhen: 'The learner memorizes: it sees the same rows many times. Shrinkage: columns that are skewed or bounded.',
  source:
    'Menardi, Torelli: Training and assessing classification rules with imbalanced data. Data Mining and Knowledge Discovery 28, 2014. The bandwidth is that of imbalanced-learn 0.14.',
  parameters: randomOverSamplerParameters,
  needs: ({ shrinkage }) =>
    shrinkage === null
      ? { numeric: 'accepted', categorical: 'accepted', acceptsMissing: true, target: 'classes' }
      : { numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' },
};
