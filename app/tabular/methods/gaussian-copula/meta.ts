import { z } from 'zod';
import type { MethodMeta } from '../../method.ts';
import { overSamplingStrategy } from '../../sampling-strategy.ts';

export const gaussianCopulaParameters = z.strictObject({
  sampling_strategy: overSamplingStrategy,
  extrapolate: z
    .boolean()
    .default(false)
    .describe('Whether values may lie beyond those seen, by the gap between the two outermost at most.'),
  copies: z
    .enum(['drop', 'report'])
    .default('drop')
    .describe('What becomes of a row that nearly repeats a real one: it is drawn again, or kept and reported.'),
});

export type GaussianCopulaParameters = z.output<typeof gaussianCopulaParameters>;

export const gaussianCopulaMeta: MethodMeta<GaussianCopulaParameters> = {
  name: 'GaussianCopula',
  title: 'Gaussian copula',
  kind: 'generative',
  summary: 'Draws rows anew from the distribution of each column and the correlations between their ranks.',
  useWhen: 'Columns rise or fall together, and new rows should come from no single real one.',
  avoidWhen: 'The class lies in rings, curves or islands, or has dozens of strongly correlated columns.',
  source:
    'Patki, Wedge, Veeramachaneni: The Synthetic Data Vault. DSAA 2016; with empirical distributions and the correlations shrunk by Ledoit, Wolf, Journal of Multivariate Analysis 88, 2004.',
  parameters: gaussianCopulaParameters,
  needs: () => ({ numeric: 'required', categorical: 'accepted', acceptsMissing: false, target: 'classes' }),
};
