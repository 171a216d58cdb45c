import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { hideLabels } from '../../geometry/hide-labels.ts';
import { connectedParts } from '../../kernels/connected-parts.ts';
import type { Operation } from '../../op.ts';
import type { Raster } from '../../raster.ts';
import { wholeBetween } from '../drawing.ts';
import { drawnHoleFill, fillCover } from '../holes.ts';
import { type MaskDropoutParameters, maskDropoutMeta } from './meta.ts';

const drawn = z.object({
  /** A pixel of each object that goes: x and y. */
  objects_xy: z.array(z.tuple([z.int().min(0), z.int().min(0)])),
  fill: drawnHoleFill(),
  fill_mask: z.number().default(0),
});

type Drawn = z.output<typeof drawn>;

/** Objects are connected parts of equal values in the mask; a picture without a mask stays as it is. */
export const maskDropout: Operation<MaskDropoutParameters, Drawn> = {
  meta: maskDropoutMeta,
  drawn,
  draw({ max_objects, fill, fill_mask }, view, random) {
    const mask = view.mask();
    const list = mask === null ? [] : connectedParts(mask).list;
    const count = Math.min(list.length, wholeBetween(random, max_objects));
    const objects_xy = Array.from(random.sample(list.length, count), (i): [number, number] => {
      const { x = 0, y = 0 } = list[i] ?? {};
      return [x, y];
    });
    return { objects_xy, fill, fill_mask };
  },
  effects: (values) => [
    {
      kind: 'combine',
      apply([sample], context) {
        if (sample === undefined) throw new AppError('op.invalid-value', `${context.op} has no picture.`);
        const { mask } = sample.labels;
        if (mask === null || values.objects_xy.length === 0) return sample;
        const cover = { width: mask.width, height: mask.height, data: hiddenPixels(mask, values) };
        const { labels, dropped, cut } = hideLabels(sample.labels, cover, context);
        const raster = fillCover(sample.raster, cover, values.fill);
        return { raster, labels: { ...labels, mask: fillCover(mask, cover, values.fill_mask) }, dropped, cut };
      },
    },
  ],
};

function hiddenPixels(mask: Raster, { objects_xy }: Drawn): Uint8Array {
  const { parts } = connectedParts(mask);
  const chosen = new Set(objects_xy.map(([x, y]) => (x < mask.width ? parts[y * mask.width + x] : 0)));
  chosen.delete(0);
  return Uint8Array.from(parts, (part) => (part !== 0 && chosen.has(part) ? 1 : 0));
}
