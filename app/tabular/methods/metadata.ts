import type { MethodMeta } from '../method.ts';
import { adasynMeta } from './adasyn/meta.ts';
import { borderlineSmoteMeta } from './borderline-smote/meta.ts';
import { randomOverSamplerMeta } from './random-over-sampler/meta.ts';
import { smoteMeta } from './smote/meta.ts';
import { smotenMeta } from './smoten/meta.ts';
import { smotencMeta } from './smotenc/meta.ts';

/** What every method is, in the order people see it. Holds no kernels: the window may import it. */
export const methodMetadata: readonly MethodMeta[] = [
  randomOverSamplerMeta,
  smoteMeta,
  smotencMeta,
  smotenMeta,
  borderlineSmoteMeta,
  adasynMeta,
];
