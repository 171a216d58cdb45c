import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import type { CombineContext, Combined } from '../../effect.ts';
import { type Cover, hideLabels } from '../../geometry/hide-labels.ts';
import type { Size } from '../../geometry/mapping.ts';
import type { Labels } from '../../labels.ts';
import type { ReplayedOperation, Sample } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import type { Raster, Rect } from '../../raster.ts';
import { mixClasses, paste, sameSize, twoSamples } from '../mixing.ts';

const drawn = z.object({ box_xyxy: drawnValues.rect() });

/** A rectangle of the second picture in place of the first one's; label shares by area (Yun et al., CutMix, 2019). */
export const cutMix: ReplayedOperation<z.output<typeof drawn>> = {
  name: 'CutMix',
  drawn,
  effects: ({ box_xyxy: [x1, y1, x2, y2] }) => [
    { kind: 'combine', apply: (samples, context) => cut(samples, { x1, y1, x2, y2 }, context) },
  ],
};

function cut(samples: readonly Sample[], box: Rect, context: CombineContext): Combined {
  const [first, second] = twoSamples(samples, context.op);
  sameSize(first.raster, second.raster, context.op);
  const { width, height } = first.raster;
  const inside = box.x1 >= 0 && box.y1 >= 0 && box.x2 <= width && box.y2 <= height;
  if (!inside || box.x1 >= box.x2 || box.y1 >= box.y2) {
    throw new AppError(
      'op.invalid-value',
      `CutMix's box [${[box.x1, box.y1, box.x2, box.y2]}] does not fit a picture of ${width} × ${height}.`,
    );
  }
  const own = hideLabels(first.labels, coverOf(first.raster, box, 1), context);
  const pasted = hideLabels(second.labels, coverOf(second.raster, box, 0), context);
  const share = 1 - ((box.x2 - box.x1) * (box.y2 - box.y1)) / (width * height);
  const labels: Labels = {
    classes: mixClasses(first.labels.classes, second.labels.classes, share),
    boxes: [...own.labels.boxes, ...pasted.labels.boxes],
    keypoints: [...own.labels.keypoints, ...pasted.labels.keypoints],
    polygons: [...own.labels.polygons, ...pasted.labels.polygons],
    instances: [...own.labels.instances, ...pasted.labels.instances],
    mask: mixed(first.labels.mask, second.labels.mask, box),
  };
  return {
    raster: mixed(first.raster, second.raster, box) ?? first.raster,
    labels,
    dropped: [...own.dropped, ...pasted.dropped],
    cut: [...own.cut, ...pasted.cut],
  };
}

/** Hides the box (`inside` 1) or everything else (0). */
function coverOf({ width, height }: Size, { x1, y1, x2, y2 }: Rect, inside: 0 | 1): Cover {
  const data = new Uint8Array(width * height).fill(1 - inside);
  for (let y = y1; y < y2; y++) data.fill(inside, y * width + x1, y * width + x2);
  return { width, height, data };
}

/** Without a mask of the second picture nothing is known of what is pasted: the first one's has 0 there. */
function mixed<T extends Raster | null>(first: T, second: Raster | null, box: Rect): T {
  if (first === null) return first;
  const target = { ...first, data: first.data.slice() };
  paste(target, second ?? { ...first, data: first.data.slice().fill(0) }, { ...box, dx: 0, dy: 0 });
  return target;
}
