import { z } from 'zod';
import { editedKind, editedNeighbours } from '../../cleaning-parameters.ts';
import type { MethodMeta } from '../../method.ts';
import { cleaningStrategy } from '../../sampling-strategy-under.ts';

export const editedNearestNeighboursParameters = z.strictObject({
  sampling_strategy: cleaningStrategy,
  n_neighbors: editedNeighbours,
  kind_sel: editedKind,
});

export type EditedNearestNeighboursParameters = z.output<typeof editedNearestNeighboursParameters>;

export const editedNearestNeighboursMeta: MethodMeta<EditedNearestNeighboursParameters> = {
  name: 'EditedNearestNeighbours',
  title: 'Edited nearest neighbors',
  kind: 'cleaning',
  summary: 'Removes rows whose nearest rows are of another class.',
  useWhen: 'Labels are noisy or classes overlap, and smoother borders are wanted.',
  avoidWhen: 'A class is small or lies in thin strands: "all" removes many of its rows.',
  source:
    'Wilson: Asymptotic properties of nearest neighbor rules using edited data. IEEE Transactions on Systems, Man, and Cybernetics 2, 1972.',
  parameters: editedNearestNeighboursParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
