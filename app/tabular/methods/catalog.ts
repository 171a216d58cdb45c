import type { Method } from '../method.ts';
import { adasyn } from './adasyn/method.ts';
import { allKnn } from './all-knn/method.ts';
import { borderlineSmote } from './borderline-smote/method.ts';
import { clusterCentroids } from './cluster-centroids/method.ts';
import { condensedNearestNeighbour } from './condensed-nearest-neighbour/method.ts';
import { editedNearestNeighbours } from './edited-nearest-neighbours/method.ts';
import { gaussianCopula } from './gaussian-copula/method.ts';
import { instanceHardnessThreshold } from './instance-hardness-threshold/method.ts';
import { kernelBootstrap } from './kernel-bootstrap/method.ts';
import { kmeansSmote } from './kmeans-smote/method.ts';
import { nearMiss } from './near-miss/method.ts';
import { neighbourhoodCleaningRule } from './neighbourhood-cleaning-rule/method.ts';
import { oneSidedSelection } from './one-sided-selection/method.ts';
import { randomOverSampler } from './random-over-sampler/method.ts';
import { randomUnderSampler } from './random-under-sampler/method.ts';
import { repeatedEditedNearestNeighbours } from './repeated-edited-nearest-neighbours/method.ts';
import { smote } from './smote/method.ts';
import { smoteEnn } from './smote-enn/method.ts';
import { smoteTomek } from './smote-tomek/method.ts';
import { smoten } from './smoten/method.ts';
import { smotenc } from './smotenc/method.ts';
import { svmsmote } from './svmsmote/method.ts';
import { tomekLinks } from './tomek-links/method.ts';

/** Every method with its kernel, in the order of `methodMetadata`. */
export const methods: readonly Method[] = [
  randomOverSampler,
  smote,
  smotenc,
  smoten,
  borderlineSmote,
  svmsmote,
  kmeansSmote,
  adasyn,
  kernelBootstrap,
  gaussianCopula,
  smoteEnn,
  smoteTomek,
  tomekLinks,
  editedNearestNeighbours,
  repeatedEditedNearestNeighbours,
  allKnn,
  neighbourhoodCleaningRule,
  oneSidedSelection,
  condensedNearestNeighbour,
  nearMiss,
  instanceHardnessThreshold,
  clusterCentroids,
  randomUnderSampler,
];
