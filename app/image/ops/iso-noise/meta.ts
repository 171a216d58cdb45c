import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { pairRange } from '../../parameters.ts';

const parameters = z.strictObject({
  /** Standard deviation of the hue as a part of the color circle, at intensity 1. */
  color_shift: pairRange({ min: 0, max: 1 }, [0.01, 0.05]),
  intensity: pairRange({ min: 0, max: 100 }, [0.1, 0.5]),
});

export type ISONoiseParameters = z.output<typeof parameters>;

export const isoNoiseMeta: OperationMeta<ISONoiseParameters> = {
  name: 'ISONoise',
  group: 'noise-and-blur',
  summary: 'Adds the grain and the false colors of a camera at a high ISO number.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, ISONoise',
};
