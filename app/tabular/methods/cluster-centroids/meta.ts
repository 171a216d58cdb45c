import { z } from 'zod';
import type { MethodMeta } from '../../method.ts';
import { underSamplingStrategy } from '../../sampling-strategy-under.ts';

export const clusterCentroidsParameters = z.strictObject({
  sampling_strategy: underSamplingStrategy,
  voting: z
    .enum(['auto', 'soft', 'hard'])
    .default('auto')
    .describe('"soft", which "auto" is: the centers are new rows; "hard": the row nearest to each center stays.'),
});

export type ClusterCentroidsParameters = z.output<typeof clusterCentroidsParameters>;

export const clusterCentroidsMeta: MethodMeta<ClusterCentroidsParameters> = {
  name: 'ClusterCentroids',
  title: 'Cluster centroids',
  kind: 'undersampling',
  summary: 'Puts the centers of clusters in the place of the rows of larger classes.',
  useWhen: 'The larger classes are big and smooth, and few rows should stand for many.',
  avoidWhen: 'Real rows are wanted ("voting": "hard" keeps some), or columns are whole numbers with a meaning.',
  source:
    'k-means clustering by class as in imbalanced-learn 0.14: Lloyd: Least squares quantization in PCM. IEEE Transactions on Information Theory 28, 1982.',
  parameters: clusterCentroidsParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
