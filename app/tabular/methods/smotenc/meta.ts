import { z } from 'zod';
import { anyOf } from '../../../recipe/parameters.ts';
import type { MethodMeta } from '../../method.ts';
import { neighbourCount } from '../../neighbour-count.ts';
import { overSamplingStrategy } from '../../sampling-strategy.ts';

export const smotencParameters = z.strictObject({
  categorical_features: anyOf(
    [z.literal('auto'), z.array(z.string().min(1))],
    '"auto" or a list of column names such as ["color"]',
  )
    .default('auto')
    .describe(
      'Columns to treat as categories. "auto": those of text, and those the recipe declares so; else their names.',
    ),
  sampling_strategy: overSamplingStrategy,
  k_neighbors: neighbourCount,
});

export type SmotencParameters = z.output<typeof smotencParameters>;

export const smotencMeta: MethodMeta<SmotencParameters> = {
  name: 'SMOTENC',
  title: 'SMOTE for numbers and categories',
  kind: 'oversampling',
  summary: 'Places new rows between neighbors in numeric columns; in the others they take what most neighbors have.',
  useWhen: 'Columns are of both kinds: numbers and categories.',
  avoidWhen: 'Categories have many rare levels or are identifiers: the vote makes rare levels rarer.',
  source:
    'Chawla, Bowyer, Hall, Kegelmeyer: SMOTE: synthetic minority over-sampling technique. JAIR 16, 2002, section 6.1. Spread by class and ties as in imbalanced-learn 0.14.',
  parameters: smotencParameters,
  needs: () => ({ numeric: 'required', categorical: 'accepted', acceptsMissing: false, target: 'classes' }),
};
