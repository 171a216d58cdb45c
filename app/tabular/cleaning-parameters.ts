/** Parameters that several cleaning methods share. Holds no kernels: the window imports it with the metadata. */
import { z } from 'zod';
import { smoteParameters } from './methods/smote/meta.ts';
import { cleaningStrategy } from './sampling-strategy-under.ts';

/** Those of the edited nearest neighbor rule; names and defaults are imbalanced-learn's. */
export const editedNeighbours = z.int().min(1).default(3).describe('Nearest rows, of any class, that judge a row.');
export const editedKind = z
  .enum(['all', 'mode'])
  .default('all')
  .describe('"all": a row stays when all of them are of its class; "mode": when its class is the most frequent.');

/**
 * Those of SMOTE followed by a cleaning. What imbalanced-learn sets on the two samplers it is given stands beside each
 * other; the strategy of the cleaning has a name of its own, since `sampling_strategy` is SMOTE's.
 */
export const smoteAndCleanParameters = z.strictObject({
  ...smoteParameters.shape,
  cleaning_strategy: cleaningStrategy
    .default('all')
    .describe('Classes that the cleaning removes rows from, real and synthetic ones; or a list of labels.'),
  remove: z
    .enum(['all', 'synthetic'])
    .default('all')
    .describe('"synthetic" keeps every row of the input, however it lies.'),
});

export type SmoteAndCleanParameters = z.output<typeof smoteAndCleanParameters>;
