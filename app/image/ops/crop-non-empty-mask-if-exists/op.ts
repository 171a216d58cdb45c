import { z } from 'zod';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import type { Raster } from '../../raster.ts';
import { cropInside, requireRoom } from '../crop-window.ts';
import { type CropNonEmptyMaskIfExistsParameters, cropNonEmptyMaskIfExistsMeta } from './meta.ts';

const drawn = z.object({ crop_box: drawnValues.rect() });

export const cropNonEmptyMaskIfExists: Operation<CropNonEmptyMaskIfExistsParameters, z.output<typeof drawn>> = {
  meta: cropNonEmptyMaskIfExistsMeta,
  drawn,
  draw(parameters, view, random) {
    const { height, width, ignore_values: ignored } = parameters;
    requireRoom('CropNonEmptyMaskIfExists', parameters, view);
    const shown = shownPixels(view.mask(), new Set(ignored ?? []));
    const pixel = shown[random.below(Math.max(1, shown.length))];
    const start = (at: number | undefined, window: number, room: number) =>
      at === undefined ? random.below(room + 1) : Math.min(room, Math.max(0, at - random.below(window)));
    const x1 = start(pixel === undefined ? undefined : pixel % view.width, width, view.width - width);
    const y1 = start(pixel === undefined ? undefined : Math.floor(pixel / view.width), height, view.height - height);
    return { crop_box: [x1, y1, x1 + width, y1 + height] };
  },
  effects: (values, frame) => [cropInside(values.crop_box, frame)],
};

/** Indices of the pixels whose value is neither 0 nor ignored. */
function shownPixels(mask: Raster | null, ignored: ReadonlySet<number>): readonly number[] {
  const shown: number[] = [];
  mask?.data.forEach((value, i) => {
    if (value !== 0 && !ignored.has(value)) shown.push(i);
  });
  return shown;
}
