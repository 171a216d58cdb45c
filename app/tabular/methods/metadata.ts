import type { MethodMeta } from '../method.ts';
import { adasynMeta } from './adasyn/meta.ts';
import { borderlineSmoteMeta } from './borderline-smote/meta.ts';
import { editedNearestNeighboursMeta } from './edited-nearest-neighbours/meta.ts';
import { kmeansSmoteMeta } from './kmeans-smote/meta.ts';
import { randomOverSamplerMeta } from './random-over-sampler/meta.ts';
import { randomUnderSamplerMeta } from './random-under-sampler/meta.ts';
import { smoteMeta } from './smote/meta.ts';
import { smoteEnnMeta } from './smote-enn/meta.ts';
import { smoteTomekMeta } from './smote-tomek/meta.ts';
import { smotenMeta } from './smoten/meta.ts';
import { smotencMeta } from './smotenc/meta.ts';
import { tomekLinksMeta } from './tomek-links/meta.ts';

/** What every method is, in the order people see it. Holds no kernels: the window may import it. */
export const methodMetadata: readonly MethodMeta[] = [
  randomOverSamplerMeta,
  smoteMeta,
  smotencMeta,
  smotenMeta,
  borderlineSmoteMeta,
  kmeansSmoteMeta,
  adasynMeta,
  smoteEnnMeta,
  smoteTomekMeta,
  tomekLinksMeta,
  editedNearestNeighboursMeta,
  randomUnderSamplerMeta,
];
