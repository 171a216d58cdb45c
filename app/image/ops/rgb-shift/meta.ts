import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { symmetricRange } from '../../parameters.ts';

const limits = { min: -255, max: 255 };

const parameters = z.strictObject({
  r_shift_limit: symmetricRange(limits, [-20, 20]),
  g_shift_limit: symmetricRange(limits, [-20, 20]),
  b_shift_limit: symmetricRange(limits, [-20, 20]),
});

export type RGBShiftParameters = z.output<typeof parameters>;

export const rgbShiftMeta: OperationMeta<RGBShiftParameters> = {
  name: 'RGBShift',
  group: 'color',
  summary: 'Adds a value of its own to each of red, green and blue; grey pictures stay as they are.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, RGBShift',
};
