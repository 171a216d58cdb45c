import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { interpolation, pairRange } from '../../parameters.ts';

const parameters = z.strictObject({
  scale_range: pairRange({ min: 0, max: 1 }, [0.25, 0.25]).refine(([low]) => low > 0, {
    error: 'expected a pair [low, high], above 0 and up to 1',
  }),
  interpolation_pair: z
    .strictObject({ downscale: interpolation('nearest'), upscale: interpolation('nearest') })
    .prefault({}),
});

export type DownscaleParameters = z.output<typeof parameters>;

export const downscaleMeta: OperationMeta<DownscaleParameters> = {
  name: 'Downscale',
  group: 'format',
  summary: 'Makes the picture smaller and large again, so that detail is lost.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, Downscale',
};
