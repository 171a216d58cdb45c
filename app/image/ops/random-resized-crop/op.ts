import { z } from 'zod';
import type { RandomStream } from '../../../random/stream.ts';
import type { Size } from '../../geometry/mapping.ts';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { type CropBox, cropEffect } from '../crop-window.ts';
import { drawnResize, resizeEffect, resizeValues } from '../resizing.ts';
import { type RandomResizedCropParameters, randomResizedCropMeta } from './meta.ts';

const TRIES = 10;

const drawn = z.object({ crop_box: drawnValues.rect(), ...drawnResize });

export const randomResizedCrop: Operation<RandomResizedCropParameters, z.output<typeof drawn>> = {
  meta: randomResizedCropMeta,
  drawn,
  draw(parameters, view, random) {
    const [height, width] = parameters.size;
    const box = drawBox(parameters, view, random);
    return { crop_box: box, ...resizeValues(parameters, sizeOf(box), { width, height }) };
  },
  effects(values, frame) {
    const cut = cropEffect(values.crop_box, frame, { border: 'constant', fill: 0, fill_mask: 0 });
    return [cut, resizeEffect(values, sizeOf(values.crop_box))];
  },
};

/** Ten tries for a window of the drawn area and shape; then the largest allowed one in the middle. */
function drawBox(
  { scale, ratio }: RandomResizedCropParameters,
  { width, height }: Size,
  random: RandomStream,
): CropBox {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const area = random.between(...scale) * width * height;
    const aspect = Math.exp(random.between(Math.log(ratio[0]), Math.log(ratio[1])));
    const w = Math.round(Math.sqrt(area * aspect));
    const h = Math.round(Math.sqrt(area / aspect));
    if (w < 1 || w > width || h < 1 || h > height) continue;
    const x1 = random.below(width - w + 1);
    const y1 = random.below(height - h + 1);
    return [x1, y1, x1 + w, y1 + h];
  }
  const aspect = width / height;
  const w = aspect > ratio[1] ? Math.max(1, Math.round(height * ratio[1])) : width;
  const h = aspect < ratio[0] ? Math.max(1, Math.round(width / ratio[0])) : height;
  const x1 = Math.floor((width - w) / 2);
  const y1 = Math.floor((height - h) / 2);
  return [x1, y1, x1 + w, y1 + h];
}

function sizeOf([x1, y1, x2, y2]: CropBox): Size {
  return { width: x2 - x1, height: y2 - y1 };
}
