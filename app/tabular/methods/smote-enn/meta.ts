import { z } from 'zod';
import { editedKind, editedNeighbours, smoteAndCleanParameters } from '../../cleaning-parameters.ts';
import type { MethodMeta } from '../../method.ts';

export const smoteEnnParameters = z.strictObject({
  ...smoteAndCleanParameters.shape,
  n_neighbors: editedNeighbours,
  kind_sel: editedKind,
});

export type SmoteEnnParameters = z.output<typeof smoteEnnParameters>;

export const smoteEnnMeta: MethodMeta<SmoteEnnParameters> = {
  name: 'SMOTEENN',
  title: 'SMOTE, then edited nearest neighbors',
  kind: 'combined',
  summary: 'Makes rows as SMOTE does, then removes every row, real or synthetic, whose nearest are of another class.',
  useWhen: 'Classes overlap and labels are noisy: it cleans far more than SMOTETomek.',
  avoidWhen: 'Rows are few: it may remove many real ones, unless "remove" is "synthetic".',
  source:
    'Batista, Prati, Monard: A study of the behavior of several methods for balancing machine learning training data. SIGKDD Explorations 6, 2004.',
  parameters: smoteEnnParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
