import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { kernelSides } from '../../parameters.ts';

const parameters = z.strictObject({ blur_limit: kernelSides(3, [3, 7]) });

export type MedianBlurParameters = z.output<typeof parameters>;

export const medianBlurMeta: OperationMeta<MedianBlurParameters> = {
  name: 'MedianBlur',
  group: 'noise-and-blur',
  summary: 'Gives each pixel the middle value of a square around it: removes specks and keeps edges.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, MedianBlur',
};
