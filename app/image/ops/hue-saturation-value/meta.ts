import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { symmetricRange } from '../../parameters.ts';

const parameters = z.strictObject({
  hue_shift_limit: symmetricRange({ min: -180, max: 180 }, [-20, 20]),
  sat_shift_limit: symmetricRange({ min: -255, max: 255 }, [-30, 30]),
  val_shift_limit: symmetricRange({ min: -255, max: 255 }, [-20, 20]),
});

export type HueSaturationValueParameters = z.output<typeof parameters>;

export const hueSaturationValueMeta: OperationMeta<HueSaturationValueParameters> = {
  name: 'HueSaturationValue',
  group: 'color',
  summary: 'Turns the hues, and makes the colors purer or paler and lighter or darker.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, HueSaturationValue (hue in half degrees)',
};
