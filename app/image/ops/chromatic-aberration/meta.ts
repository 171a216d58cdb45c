import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { choice, interpolation, symmetricRange } from '../../parameters.ts';

const parameters = z.strictObject({
  primary_distortion_limit: symmetricRange({ min: -1, max: 1 }, [-0.02, 0.02]),
  secondary_distortion_limit: symmetricRange({ min: -1, max: 1 }, [-0.05, 0.05]),
  mode: choice(['green_purple', 'red_blue', 'random'], 'green_purple'),
  interpolation: interpolation('bilinear'),
});

export type ChromaticAberrationParameters = z.output<typeof parameters>;

export const chromaticAberrationMeta: OperationMeta<ChromaticAberrationParameters> = {
  name: 'ChromaticAberration',
  group: 'noise-and-blur',
  summary: 'Stretches red and blue apart, as a simple lens does; grey pictures stay as they are.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, ChromaticAberration',
};
