import { z } from 'zod';
import { autoContrast as stretch } from '../../kernels/auto-contrast.ts';
import type { Operation } from '../../op.ts';
import { type AutoContrastParameters, autoContrastMeta } from './meta.ts';

/** `ignore` is a value in the picture's own scale. */
const drawn = z.object({
  cutoff: z.number().min(0).max(100).default(0),
  ignore: z.int().nullable().default(null),
  method: z.enum(['cdf', 'pil']).default('pil'),
  per_channel: z.boolean().default(true),
});

export const autoContrast: Operation<AutoContrastParameters, z.output<typeof drawn>> = {
  meta: autoContrastMeta,
  drawn,
  draw: (parameters) => ({ ...parameters, per_channel: true }),
  effects: ({ per_channel, ...values }) => [
    { kind: 'point', apply: (source, target) => stretch(source, target, { ...values, perChannel: per_channel }) },
  ],
};
