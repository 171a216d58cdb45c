import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { choice, flag, pairRange } from '../../parameters.ts';

export const STAIN_PRESETS = [
  'ruifrok',
  'macenko',
  'standard',
  'high_contrast',
  'h_heavy',
  'e_heavy',
  'dark',
  'light',
] as const;

const preset = `expected one of ${STAIN_PRESETS.map((name) => `"${name}"`).join(', ')}, or null`;

const parameters = z.strictObject({
  method: choice(['random_preset', 'preset', 'vahadane', 'macenko'], 'random_preset'),
  /** With the method `preset`; null is "standard". */
  preset: z.enum(STAIN_PRESETS, { error: preset }).nullable().default(null),
  intensity_scale_range: pairRange({ min: 0, max: 10 }, [0.7, 1.3]),
  intensity_shift_range: pairRange({ min: -1, max: 1 }, [-0.2, 0.2]),
  augment_background: flag(false),
});

export type HEStainParameters = z.output<typeof parameters>;

export const heStainMeta: OperationMeta<HEStainParameters> = {
  name: 'HEStain',
  group: 'color',
  summary: 'Varies how strongly tissue is stained with hematoxylin and eosin.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, HEStain; Macenko and others (2009); Vahadane and others (2016)',
};
