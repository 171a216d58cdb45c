import type { Method } from '../method.ts';
import { adasyn } from './adasyn/method.ts';
import { borderlineSmote } from './borderline-smote/method.ts';
import { editedNearestNeighbours } from './edited-nearest-neighbours/method.ts';
import { kmeansSmote } from './kmeans-smote/method.ts';
import { randomOverSampler } from './random-over-sampler/method.ts';
import { randomUnderSampler } from './random-under-sampler/method.ts';
import { smote } from './smote/method.ts';
import { smoteEnn } from './smote-enn/method.ts';
import { smoteTomek } from './smote-tomek/method.ts';
import { smoten } from './smoten/method.ts';
import { smotenc } from './smotenc/method.ts';
import { tomekLinks } from './tomek-links/method.ts';

/** Every method with its kernel, in the order of `methodMetadata`. */
export const methods: readonly Method[] = [
  randomOverSampler,
  smote,
  smotenc,
  smoten,
  borderlineSmote,
  kmeansSmote,
  adasyn,
  smoteEnn,
  smoteTomek,
  tomekLinks,
  editedNearestNeighbours,
  randomUnderSampler,
];
