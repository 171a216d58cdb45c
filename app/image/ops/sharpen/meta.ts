import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount, choice, pairRange, wholeNumber } from '../../parameters.ts';

const parameters = z.strictObject({
  alpha: pairRange({ min: 0, max: 1 }, [0.2, 0.5]),
  /** Weight of the pixel itself, beyond what keeps the brightness (method kernel). */
  lightness: pairRange({ min: 0, max: 100 }, [0.5, 1]),
  method: choice(['kernel', 'gaussian'], 'kernel'),
  /** Method gaussian. */
  kernel_size: wholeNumber({ min: 3, max: 255 }, 5).transform((size) => size + ((size + 1) % 2)),
  /** Method gaussian. */
  sigma: amount({ min: 0.01, max: 100 }, 1),
});

export type SharpenParameters = z.output<typeof parameters>;

export const sharpenMeta: OperationMeta<SharpenParameters> = {
  name: 'Sharpen',
  group: 'noise-and-blur',
  summary: 'Strengthens edges.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, Sharpen',
};
