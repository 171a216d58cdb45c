import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';

const parameters = z.strictObject({});

export type TimeReverseParameters = z.output<typeof parameters>;

export const timeReverseMeta: OperationMeta<TimeReverseParameters> = {
  name: 'TimeReverse',
  group: 'geometry',
  summary: 'Turns time around in a spectrogram: mirrors left and right.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, TimeReverse',
};
