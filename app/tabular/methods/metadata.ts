import type { MethodMeta } from '../method.ts';
import { adasynMeta } from './adasyn/meta.ts';
import { allKnnMeta } from './all-knn/meta.ts';
import { borderlineSmoteMeta } from './borderline-smote/meta.ts';
import { clusterCentroidsMeta } from './cluster-centroids/meta.ts';
import { condensedNearestNeighbourMeta } from './condensed-nearest-neighbour/meta.ts';
import { editedNearestNeighboursMeta } from './edited-nearest-neighbours/meta.ts';
import { gaussianCopulaMeta } from './gaussian-copula/meta.ts';
import { instanceHardnessThresholdMeta } from './instance-hardness-threshold/meta.ts';
import { kernelBootstrapMeta } from './kernel-bootstrap/meta.ts';
import { kmeansSmoteMeta } from './kmeans-smote/meta.ts';
import { nearMissMeta } from './near-miss/meta.ts';
import { neighbourhoodCleaningRuleMeta } from './neighbourhood-cleaning-rule/meta.ts';
import { oneSidedSelectionMeta } from './one-sided-selection/meta.ts';
import { randomOverSamplerMeta } from './random-over-sampler/meta.ts';
import { randomUnderSamplerMeta } from './random-under-sampler/meta.ts';
import { repeatedEditedNearestNeighboursMeta } from './repeated-edited-nearest-neighbours/meta.ts';
import { smoteMeta } from './smote/meta.ts';
import { smoteEnnMeta } from './smote-enn/meta.ts';
import { smoteTomekMeta } from './smote-tomek/meta.ts';
import { smotenMeta } from './smoten/meta.ts';
import { smotencMeta } from './smotenc/meta.ts';
import { svmsmoteMeta } from './svmsmote/meta.ts';
import { tomekLinksMeta } from './tomek-links/meta.ts';

/** What every method is, in the order people see it. Holds no kernels: the window may import it. */
export const methodMetadata: readonly MethodMeta[] = [
  randomOverSamplerMeta,
  smoteMeta,
  smotencMeta,
  smotenMeta,
  borderlineSmoteMeta,
  svmsmoteMeta,
  kmeansSmoteMeta,
  adasynMeta,
  kernelBootstrapMeta,
  gaussianCopulaMeta,
  smoteEnnMeta,
  smoteTomekMeta,
  tomekLinksMeta,
  editedNearestNeighboursMeta,
  repeatedEditedNearestNeighboursMeta,
  allKnnMeta,
  neighbourhoodCleaningRuleMeta,
  oneSidedSelectionMeta,
  condensedNearestNeighbourMeta,
  nearMissMeta,
  instanceHardnessThresholdMeta,
  clusterCentroidsMeta,
  randomUnderSamplerMeta,
];
