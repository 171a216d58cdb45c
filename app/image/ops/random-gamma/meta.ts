import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { rangeFromOne } from '../../parameters.ts';

const parameters = z.strictObject({
  /** Percent: 100 changes nothing. */
  gamma_limit: rangeFromOne({ max: 10_000 }, [80, 120]),
});

export type RandomGammaParameters = z.output<typeof parameters>;

export const randomGammaMeta: OperationMeta<RandomGammaParameters> = {
  name: 'RandomGamma',
  group: 'color',
  summary: 'Lightens or darkens the middle tones and leaves black and white where they are.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, RandomGamma',
};
