import type { Method } from '../method.ts';
import { adasyn } from './adasyn/method.ts';
import { borderlineSmote } from './borderline-smote/method.ts';
import { randomOverSampler } from './random-over-sampler/method.ts';
import { smote } from './smote/method.ts';
import { smoten } from './smoten/method.ts';
import { smotenc } from './smotenc/method.ts';

/** Every method with its kernel, in the order of `methodMetadata`. */
export const methods: readonly Method[] = [randomOverSampler, smote, smotenc, smoten, borderlineSmote, adasyn];
