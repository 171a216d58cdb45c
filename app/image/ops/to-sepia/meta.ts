import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';

const parameters = z.strictObject({});

export type ToSepiaParameters = z.output<typeof parameters>;

export const toSepiaMeta: OperationMeta<ToSepiaParameters> = {
  name: 'ToSepia',
  group: 'color',
  summary: 'Tints the picture brown like an old print; grey pictures stay as they are.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, ToSepia',
};
