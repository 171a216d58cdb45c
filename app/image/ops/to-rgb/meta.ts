import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';

const parameters = z.strictObject({ num_output_channels: z.literal(3, { error: 'expected 3' }).default(3) });

export type ToRGBParameters = z.output<typeof parameters>;

export const toRgbMeta: OperationMeta<ToRGBParameters> = {
  name: 'ToRGB',
  group: 'color',
  summary: 'Gives a grey picture the three channels of color.',
  targets: ['image'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, ToRGB',
};
