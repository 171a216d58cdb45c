import type { z } from 'zod';
import { smoteAndCleanParameters } from '../../cleaning-parameters.ts';
import type { MethodMeta } from '../../method.ts';

export const smoteTomekParameters = smoteAndCleanParameters;

export type SmoteTomekParameters = z.output<typeof smoteTomekParameters>;

export const smoteTomekMeta: MethodMeta<SmoteTomekParameters> = {
  name: 'SMOTETomek',
  title: 'SMOTE, then Tomek links',
  kind: 'combined',
  summary: 'Makes rows as SMOTE does, then removes the Tomek links among all rows, real and synthetic.',
  useWhen: 'SMOTE fits, and the border between the classes is to be cleared a little.',
  avoidWhen: 'No real row may be lost, unless "remove" is "synthetic"; and wherever SMOTE is to be avoided.',
  source:
    'Batista, Prati, Monard: A study of the behavior of several methods for balancing machine learning training data. SIGKDD Explorations 6, 2004.',
  parameters: smoteTomekParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
