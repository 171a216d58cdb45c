import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { amount, pairRange, wholeNumber } from '../../parameters.ts';

const parameters = z.strictObject({
  shadow_intensity_range: pairRange({ min: 0, max: 1 }, [0.3, 0.7]),
  /** Side of the pattern before it is stretched over the picture. */
  plasma_size: wholeNumber({ min: 1, max: 4096 }, 256),
  /** How much the noise grows from one level of detail to the next. */
  roughness: amount({ min: 0.01, max: 100 }, 3),
});

export type PlasmaShadowParameters = z.output<typeof parameters>;

export const plasmaShadowMeta: OperationMeta<PlasmaShadowParameters> = {
  name: 'PlasmaShadow',
  group: 'color',
  summary: 'Lays a shadow of clouds over the picture.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, PlasmaShadow',
};
