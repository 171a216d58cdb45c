import { z } from 'zod';
import { toGrey } from '../../kernels/grey.ts';
import type { Operation } from '../../op.ts';
import { GREY_METHODS, type ToGrayParameters, toGrayMeta } from './meta.ts';

const drawn = z.object({
  method: z.enum(GREY_METHODS).default('weighted_average'),
  num_output_channels: z.literal([1, 3]).default(3),
});

/** Alpha is kept beside the grey channel or channels; a picture that is grey already stays as it is. */
export const toGray: Operation<ToGrayParameters, z.output<typeof drawn>> = {
  meta: toGrayMeta,
  drawn,
  draw: ({ method, num_output_channels }) => ({ method, num_output_channels }),
  effects: ({ method, num_output_channels }) => [
    { kind: 'filter', apply: (source) => toGrey(source, method, num_output_channels) },
  ],
};
