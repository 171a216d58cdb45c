import { z } from 'zod';
import { editedKind, editedNeighbours } from '../../cleaning-parameters.ts';
import type { MethodMeta } from '../../method.ts';
import { cleaningStrategy } from '../../sampling-strategy-under.ts';

export const repeatedEditedNearestNeighboursParameters = z.strictObject({
  sampling_strategy: cleaningStrategy,
  n_neighbors: editedNeighbours,
  max_iter: z.int().min(1).default(100).describe('Rounds at most.'),
  kind_sel: editedKind,
});

export type RepeatedEditedNearestNeighboursParameters = z.output<typeof repeatedEditedNearestNeighboursParameters>;

export const repeatedEditedNearestNeighboursMeta: MethodMeta<RepeatedEditedNearestNeighboursParameters> = {
  name: 'RepeatedEditedNearestNeighbours',
  title: 'Repeated edited nearest neighbors',
  kind: 'cleaning',
  summary: 'Edits by the nearest rows again and again until nothing changes.',
  useWhen: 'Classes overlap deeply and one round of editing leaves ragged borders.',
  avoidWhen: 'Rows are few: it removes far more than one round does.',
  source:
    'Tomek: An experiment with the edited nearest-neighbor rule. IEEE Transactions on Systems, Man, and Cybernetics 6, 1976.',
  parameters: repeatedEditedNearestNeighboursParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
