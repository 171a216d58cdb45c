import { z } from 'zod';
import { anyOf } from '../../../recipe/parameters.ts';
import { editedKind, editedNeighbours } from '../../cleaning-parameters.ts';
import type { MethodMeta } from '../../method.ts';
import { cleaningStrategy } from '../../sampling-strategy-under.ts';

export const neighbourhoodCleaningRuleParameters = z.strictObject({
  sampling_strategy: cleaningStrategy,
  edited_nearest_neighbours: anyOf(
    [
      z.null(),
      z.strictObject({ sampling_strategy: cleaningStrategy, n_neighbors: editedNeighbours, kind_sel: editedKind }),
    ],
    'null, or the parameters of EditedNearestNeighbours',
  )
    .default(null)
    .describe('The editing of the first part; null is a vote ("mode") of n_neighbors on the same classes.'),
  n_neighbors: editedNeighbours,
  threshold_cleaning: z
    .number()
    .min(0)
    .default(0.5)
    .describe('The second part cleans classes with more rows than this times those of the smallest.'),
});

export type NeighbourhoodCleaningRuleParameters = z.output<typeof neighbourhoodCleaningRuleParameters>;

export const neighbourhoodCleaningRuleMeta: MethodMeta<NeighbourhoodCleaningRuleParameters> = {
  name: 'NeighbourhoodCleaningRule',
  title: 'Neighborhood cleaning rule',
  kind: 'cleaning',
  summary:
    'Removes rows of larger classes that their nearest outvote, and those that outvote rows of the smallest class.',
  useWhen: 'The smallest class is drowned by neighbors of larger ones.',
  avoidWhen: 'Every class is small, or the classes do not overlap.',
  source:
    'Laurikkala: Improving identification of difficult small classes by balancing class distribution. AIME 2001. The rule is that of imbalanced-learn 0.14.',
  parameters: neighbourhoodCleaningRuleParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
