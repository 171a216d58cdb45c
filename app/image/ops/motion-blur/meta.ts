import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { flag, kernelSides, pairRange } from '../../parameters.ts';

const parameters = z.strictObject({
  blur_limit: kernelSides(3, [3, 7]),
  /** The line may lie beside the middle, which also shifts the picture by up to a quarter of the kernel. */
  allow_shifted: flag(true),
  /** Degrees, clockwise on screen. */
  angle_range: pairRange({ min: 0, max: 360 }, [0, 360]),
  /** −1 smears backward alone, 0 both ways, 1 forward alone. */
  direction_range: pairRange({ min: -1, max: 1 }, [-1, 1]),
});

export type MotionBlurParameters = z.output<typeof parameters>;

export const motionBlurMeta: OperationMeta<MotionBlurParameters> = {
  name: 'MotionBlur',
  group: 'noise-and-blur',
  summary: 'Smears the picture along a line, as if the camera or the object had moved.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, MotionBlur',
};
