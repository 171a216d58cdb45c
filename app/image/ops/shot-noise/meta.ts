import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { pairRange } from '../../parameters.ts';

const parameters = z.strictObject({
  /** Of the full light, what one photon brings: larger is noisier. */
  scale_range: pairRange({ min: 0, max: 100 }, [0.1, 0.3]),
});

export type ShotNoiseParameters = z.output<typeof parameters>;

export const shotNoiseMeta: OperationMeta<ShotNoiseParameters> = {
  name: 'ShotNoise',
  group: 'noise-and-blur',
  summary: 'Adds the noise of counting few photons: darker places keep less of their detail.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, ShotNoise',
};
