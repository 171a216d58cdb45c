import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { kernelSides, pairRange } from '../../parameters.ts';

const parameters = z.strictObject({
  blur_limit: kernelSides(3, [7, 15]),
  /** Radians, up to π: lower frequencies than this stay. */
  cutoff: pairRange({ min: 0, max: Math.PI }, [Math.PI / 4, Math.PI / 2]),
});

export type RingingOvershootParameters = z.output<typeof parameters>;

export const ringingOvershootMeta: OperationMeta<RingingOvershootParameters> = {
  name: 'RingingOvershoot',
  group: 'noise-and-blur',
  summary: 'Draws faint echoes beside edges, as strong compression and sharpening do.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, RingingOvershoot',
};
