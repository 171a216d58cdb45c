import { z } from 'zod';
import type { MethodMeta } from '../../method.ts';
import { underSamplingStrategy } from '../../sampling-strategy-under.ts';

export const nearMissParameters = z.strictObject({
  sampling_strategy: underSamplingStrategy,
  version: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .default(1)
    .describe(
      '1 keeps rows near their nearest, 2 near their farthest rows of the smallest class; 3 far ones of a ring.',
    ),
  n_neighbors: z.int().min(1).default(3).describe('Rows of the smallest class whose distances are averaged.'),
  n_neighbors_ver3: z
    .int()
    .min(1)
    .default(3)
    .describe('Version 3: rows of the larger class around each of the smallest that make the ring.'),
});

export type NearMissParameters = z.output<typeof nearMissParameters>;

export const nearMissMeta: MethodMeta<NearMissParameters> = {
  name: 'NearMiss',
  title: 'NearMiss 1, 2 and 3',
  kind: 'undersampling',
  summary: 'Keeps rows of larger classes by their distance to rows of the smallest.',
  useWhen: 'The border between the classes is what is to be learned.',
  avoidWhen: 'Labels are noisy, or the larger class is to keep its shape: rows far away are lost.',
  source:
    'Zhang, Mani: kNN approach to unbalanced data distributions: a case study involving information extraction. ICML workshop on learning from imbalanced datasets, 2003.',
  parameters: nearMissParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
