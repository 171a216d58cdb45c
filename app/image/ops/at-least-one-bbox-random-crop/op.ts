import { z } from 'zod';
import type { RandomStream } from '../../../random/stream.ts';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { cropInside, requireRoom } from '../crop-window.ts';
import { type AtLeastOneBBoxRandomCropParameters, atLeastOneBBoxRandomCropMeta } from './meta.ts';

const drawn = z.object({ crop_box: drawnValues.rect() });

export const atLeastOneBBoxRandomCrop: Operation<AtLeastOneBBoxRandomCropParameters, z.output<typeof drawn>> = {
  meta: atLeastOneBBoxRandomCropMeta,
  drawn,
  draw(parameters, view, random) {
    requireRoom('AtLeastOneBBoxRandomCrop', parameters, view);
    const box = view.labels.boxes[random.below(Math.max(1, view.labels.boxes.length))];
    const keep = 1 - parameters.erosion_factor;
    const along = (low: number | undefined, high: number | undefined, window: number, picture: number) =>
      drawStart({ low, high, keep, window, room: picture - window }, random);
    const x1 = along(box?.x1, box?.x2, parameters.width, view.width);
    const y1 = along(box?.y1, box?.y2, parameters.height, view.height);
    return { crop_box: [x1, y1, x1 + parameters.width, y1 + parameters.height] };
  },
  effects: (values, frame) => [cropInside(values.crop_box, frame)],
};

interface Reach {
  /** The box along this axis; undefined where the picture has none. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** How much of the box must be in the window: 1 is all of it. */
  readonly keep: number;
  readonly window: number;
  readonly room: number;
}

/** Where the window starts so that it shows enough of the box, as far as it can; in whole pixels. */
function drawStart({ low, high, keep, window, room }: Reach, random: RandomStream): number {
  if (low === undefined || high === undefined) return random.below(room + 1);
  const inside = (value: number) => Math.min(room, Math.max(0, value));
  const needed = (high - low) * keep;
  const first = Math.ceil(inside(low + needed - window));
  const last = Math.floor(inside(high - needed));
  return last < first ? Math.floor(inside((low + high - window) / 2)) : first + random.below(last - first + 1);
}
