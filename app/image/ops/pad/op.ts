import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawnBorder, drawnValues } from '../../parameters.ts';
import { cropEffect } from '../crop-window.ts';
import { type PadParameters, padMeta } from './meta.ts';

const drawn = z.object({
  /** What is added at the left, top, right and bottom. */
  pad_ltrb: drawnValues.rect(),
  border: drawnValues.border('constant'),
  fill: drawnValues.fill(),
  fill_mask: drawnValues.fill(),
});

export const pad: Operation<PadParameters, z.output<typeof drawn>> = {
  meta: padMeta,
  drawn,
  draw: ({ padding, border_mode, fill, fill_mask }) => ({
    pad_ltrb: padding,
    border: drawnBorder(border_mode),
    fill,
    fill_mask,
  }),
  effects(values, frame) {
    const [left, top, right, bottom] = values.pad_ltrb;
    return [cropEffect([-left, -top, frame.width + right, frame.height + bottom], frame, values)];
  },
};
