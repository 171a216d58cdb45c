import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { rangeFromOne, rangeFromZero } from '../../parameters.ts';

const parameters = z.strictObject({
  radius: rangeFromOne({ max: 200 }, [3, 10]).refine((pair) => pair.every(Number.isInteger), {
    error: 'expected whole numbers from 1 to 200',
  }),
  /** How soft the rim of the disc is. */
  alias_blur: rangeFromZero({ max: 100 }, [0.1, 0.5]),
});

export type DefocusParameters = z.output<typeof parameters>;

export const defocusMeta: OperationMeta<DefocusParameters> = {
  name: 'Defocus',
  group: 'noise-and-blur',
  summary: 'Blurs the picture with a disc, as a lens that is out of focus.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, Defocus',
};
