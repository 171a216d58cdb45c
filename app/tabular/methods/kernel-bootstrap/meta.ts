import { z } from 'zod';
import { anyOf } from '../../../recipe/parameters.ts';
import type { MethodMeta } from '../../method.ts';
import { overSamplingStrategy } from '../../sampling-strategy.ts';

export const kernelBootstrapParameters = z.strictObject({
  sampling_strategy: overSamplingStrategy,
  shape: z
    .enum(['local', 'class'])
    .default('local')
    .describe('local draws from the spread of the rows nearby, class from that of the whole class, which is wider.'),
  bandwidth: anyOf([z.null(), z.number().gt(0).max(1)], 'null, or a number above 0 and at most 1')
    .default(null)
    .describe('How far from its row a new one may lie: near 0 a copy, 1 anywhere in the spread. null: 0.7, class 0.5.'),
  k_neighbors: z
    .int()
    .min(1)
    .default(15)
    .describe('Nearest rows of the class whose spread is drawn from; all others where it has fewer. Only for local.'),
  copies: z
    .enum(['drop', 'report'])
    .default('drop')
    .describe('What becomes of a row that nearly repeats a real one: it is drawn again, or kept and reported.'),
});

export type KernelBootstrapParameters = z.output<typeof kernelBootstrapParameters>;

export const kernelBootstrapMeta: MethodMeta<KernelBootstrapParameters> = {
  name: 'KernelBootstrap',
  title: 'Kernel bootstrap',
  kind: 'generative',
  summary: 'Moves each row at random within the spread of the rows around it, and almost never repeats one.',
  useWhen:
    'SMOTE would do but its rows resemble the real ones too much; numbers and categories, 6 rows a class or more.',
  avoidWhen: 'The class has fewer than three rows. Shape class: it lies in rings, curves or islands.',
  source:
    'Silverman, Young: The bootstrap: to smooth or not to smooth? Biometrika 74, 1987 (the bootstrap that keeps the variance). Shape class: Ledoit, Wolf, Journal of Multivariate Analysis 88, 2004.',
  parameters: kernelBootstrapParameters,
  needs: () => ({ numeric: 'required', categorical: 'accepted', acceptsMissing: false, target: 'classes' }),
};
