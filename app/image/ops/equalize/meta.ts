import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { choice, flag } from '../../parameters.ts';

const parameters = z.strictObject({
  mode: choice(['cv', 'pil'], 'cv'),
  /** Each color by itself, or the lightness alone. */
  by_channels: flag(true),
});

export type EqualizeParameters = z.output<typeof parameters>;

export const equalizeMeta: OperationMeta<EqualizeParameters> = {
  name: 'Equalize',
  group: 'color',
  summary: 'Spreads the values so that all become equally frequent.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, Equalize',
};
