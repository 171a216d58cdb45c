import { z } from 'zod';
import type { ReplayedOperation } from '../../op.ts';
import { maxValue } from '../../raster.ts';
import { mixClasses, sameSize, twoSamples } from '../mixing.ts';

const drawn = z.object({ lambda: z.number().min(0).max(1) });

/**
 * λ · first + (1 − λ) · second, label shares too (Zhang et al., mixup, 2018). Boxes and the rest of both stay; a mask
 * says one thing of a pixel, so that of the heavier picture stays.
 */
export const mixUp: ReplayedOperation<z.output<typeof drawn>> = {
  name: 'MixUp',
  drawn,
  effects: ({ lambda }) => [
    {
      kind: 'combine',
      apply(samples, { op }) {
        const [first, second] = twoSamples(samples, op);
        sameSize(first.raster, second.raster, op);
        const data = first.raster.data.slice();
        const other = second.raster.data;
        const max = maxValue(first.raster);
        for (let i = 0; i < data.length; i++) {
          const value = lambda * (data[i] as number) + (1 - lambda) * (other[i] as number);
          data[i] = Math.min(max, Math.floor(value + 0.5));
        }
        const a = first.labels;
        const b = second.labels;
        const labels = {
          classes: mixClasses(a.classes, b.classes, lambda),
          boxes: [...a.boxes, ...b.boxes],
          keypoints: [...a.keypoints, ...b.keypoints],
          polygons: [...a.polygons, ...b.polygons],
          instances: [...a.instances, ...b.instances],
          mask: lambda >= 0.5 ? a.mask : b.mask,
        };
        return { raster: { ...first.raster, data }, labels };
      },
    },
  ],
};
