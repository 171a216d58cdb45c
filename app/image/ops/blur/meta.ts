import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { kernelSides } from '../../parameters.ts';

const parameters = z.strictObject({ blur_limit: kernelSides(3, [3, 7]) });

export type BlurParameters = z.output<typeof parameters>;

export const blurMeta: OperationMeta<BlurParameters> = {
  name: 'Blur',
  group: 'noise-and-blur',
  summary: 'Gives each pixel the mean of a square around it.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, Blur',
};
