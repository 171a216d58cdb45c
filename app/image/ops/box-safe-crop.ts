import type { RandomStream } from '../../random/stream.ts';
import type { Box } from '../labels.ts';
import type { View } from '../op.ts';
import type { CropBox } from './crop-window.ts';

/**
 * A random window around all boxes, each first shrunk about its middle by `erosion` (1: to nothing, so that any window
 * will do). Any window as well where there are no boxes.
 */
export function drawBoxSafe(view: View, erosion: number, random: RandomStream): CropBox {
  const { width, height, labels } = view;
  const anywhere = labels.boxes.length === 0 || erosion >= 1;
  const [x1, x2] = anywhere ? drawSpan(width, random) : spanOf(labels.boxes, ['x1', 'x2'], erosion);
  const [y1, y2] = anywhere ? drawSpan(height, random) : spanOf(labels.boxes, ['y1', 'y2'], erosion);
  const before = (edge: number) => Math.floor(random.uniform() * (Math.max(0, Math.floor(edge)) + 1));
  const after = (edge: number, side: number) => {
    const first = Math.min(side, Math.ceil(edge));
    return first + random.below(side - first + 1);
  };
  const left = before(x1);
  const top = before(y1);
  return [left, top, Math.max(left + 1, after(x2, width)), Math.max(top + 1, after(y2, height))];
}

function drawSpan(side: number, random: RandomStream): readonly [number, number] {
  const a = random.between(0, side - 1);
  const b = random.between(0, side - 1);
  return [Math.min(a, b), Math.max(a, b) + 1];
}

function spanOf(boxes: readonly Box[], [low, high]: readonly ['x1', 'x2'] | readonly ['y1', 'y2'], erosion: number) {
  const shrink = (box: Box) => ((box[high] - box[low]) * erosion) / 2;
  const lows = boxes.map((box) => box[low] + shrink(box));
  const highs = boxes.map((box) => box[high] - shrink(box));
  return [Math.min(...lows), Math.max(...highs)] as const;
}
