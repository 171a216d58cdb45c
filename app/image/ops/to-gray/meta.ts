import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { choice } from '../../parameters.ts';

export const GREY_METHODS = ['weighted_average', 'from_lab', 'desaturation', 'average', 'max', 'pca'] as const;

const parameters = z.strictObject({
  num_output_channels: z.literal([1, 3], { error: 'expected 1 or 3' }).default(3),
  method: choice(GREY_METHODS, 'weighted_average'),
});

export type ToGrayParameters = z.output<typeof parameters>;

export const toGrayMeta: OperationMeta<ToGrayParameters> = {
  name: 'ToGray',
  group: 'color',
  summary: 'Takes the color away.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, ToGray',
};
