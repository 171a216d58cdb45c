import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount } from '../../parameters.ts';

const parameters = z.strictObject({
  /** Standard deviation of the shifts, in standard deviations of the colors along each direction. */
  alpha: amount({ min: 0, max: 100 }, 0.1),
});

export type FancyPCAParameters = z.output<typeof parameters>;

export const fancyPcaMeta: OperationMeta<FancyPCAParameters> = {
  name: 'FancyPCA',
  group: 'color',
  summary: 'Shifts the colors along the directions in which those of the picture differ most.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional neural networks" (2012)',
};
