import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';

const parameters = z.strictObject({});

export type InvertImgParameters = z.output<typeof parameters>;

export const invertImgMeta: OperationMeta<InvertImgParameters> = {
  name: 'InvertImg',
  group: 'color',
  summary: 'Turns the picture into its negative.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, InvertImg',
};
