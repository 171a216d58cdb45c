import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { choice, pairRange } from '../../parameters.ts';

const parameters = z.strictObject({
  mode: choice(['linear', 'corner', 'gaussian'], 'linear'),
  intensity_range: pairRange({ min: 0.01, max: 0.2 }, [0.01, 0.2]),
  effect_type: choice(['both', 'brighten', 'darken'], 'both'),
  /** Degrees, clockwise on screen (mode linear). */
  angle_range: pairRange({ min: 0, max: 360 }, [0, 360]),
  /** Parts of the sides (mode gaussian). */
  center_range: pairRange({ min: 0, max: 1 }, [0.1, 0.9]),
  /** Part of the longer side (mode gaussian). */
  sigma_range: pairRange({ min: 0.2, max: 1 }, [0.2, 1]),
});

export type IlluminationParameters = z.output<typeof parameters>;

export const illuminationMeta: OperationMeta<IlluminationParameters> = {
  name: 'Illumination',
  group: 'color',
  summary: 'Lights the picture unevenly: from one side, from a corner, or in a round spot.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, Illumination',
};
