import { z } from 'zod';
import { editedKind, editedNeighbours } from '../../cleaning-parameters.ts';
import type { MethodMeta } from '../../method.ts';
import { cleaningStrategy } from '../../sampling-strategy-under.ts';

export const allKnnParameters = z.strictObject({
  sampling_strategy: cleaningStrategy,
  n_neighbors: editedNeighbours,
  kind_sel: editedKind,
  allow_minority: z
    .boolean()
    .default(false)
    .describe('Whether to go on when a class has become smaller than the smallest was.'),
});

export type AllKnnParameters = z.output<typeof allKnnParameters>;

export const allKnnMeta: MethodMeta<AllKnnParameters> = {
  name: 'AllKNN',
  title: 'All k-nearest-neighbor editing',
  kind: 'cleaning',
  summary: 'Edits by one nearest row, then by two, and so on, each time what the round before left.',
  useWhen: 'Noise is of several scales: single rows and small clumps of another class.',
  avoidWhen: 'Rows are few: it removes more than one round of editing does.',
  source:
    'Tomek: An experiment with the edited nearest-neighbor rule. IEEE Transactions on Systems, Man, and Cybernetics 6, 1976.',
  parameters: allKnnParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
