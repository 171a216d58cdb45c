import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { kernelSides, rangeFromZero, wholeNumber } from '../../parameters.ts';

const parameters = z.strictObject({
  blur_limit: kernelSides(3, [3, 7]),
  /** 0 takes it from the kernel size. */
  sigma_limit: rangeFromZero({ max: 100 }, [0, 0]),
  alpha: rangeFromZero({ max: 1 }, [0.2, 0.5]),
  /** On a scale of 0–255. */
  threshold: wholeNumber({ min: 0, max: 255 }, 10),
});

export type UnsharpMaskParameters = z.output<typeof parameters>;

export const unsharpMaskMeta: OperationMeta<UnsharpMaskParameters> = {
  name: 'UnsharpMask',
  group: 'noise-and-blur',
  summary: 'Sharpens edges that are stronger than noise.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, UnsharpMask',
};
