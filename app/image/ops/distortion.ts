import type { RemapEffect } from '../effect.ts';
import type { DisplacementField } from '../geometry/displacement-field.ts';
import { type SampledValues, samplingOf } from './sampled.ts';

/** What the distortions share: a displacement field moves the pixels, and labels exactly with them. */
export function distortionEffect(field: DisplacementField, values: SampledValues): RemapEffect {
  return { kind: 'remap', field, sampling: samplingOf(values) };
}
