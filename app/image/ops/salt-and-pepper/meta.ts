import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { pairRange } from '../../parameters.ts';

const parameters = z.strictObject({
  /** Part of the pixels. */
  amount: pairRange({ min: 0, max: 1 }, [0.01, 0.06]),
  /** Part of those that become white. */
  salt_vs_pepper: pairRange({ min: 0, max: 1 }, [0.4, 0.6]),
});

export type SaltAndPepperParameters = z.output<typeof parameters>;

export const saltAndPepperMeta: OperationMeta<SaltAndPepperParameters> = {
  name: 'SaltAndPepper',
  group: 'noise-and-blur',
  summary: 'Makes single pixels white and black.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, SaltAndPepper',
};
