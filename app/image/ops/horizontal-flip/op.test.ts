import { describe, expect, it } from 'vitest';
import { replay } from '../../replay.ts';
import { KINDS, smoothPicture, withLabels } from '../../testing.ts';
import { describeOperation } from '../../testing-operation.ts';

const flip = { op: 'HorizontalFlip', params: {} };
const options = { resampling: 'fused' } as const;

describe('HorizontalFlip', () => {
  it('mirrors pixels, box edges and key points', () => {
    const raster = { width: 2, height: 3, channels: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) } as const;
    const sample = withLabels(raster, {
      boxes: [{ id: 0, x1: 0, y1: 0, x2: 1.5, y2: 1.5 }],
      keypoints: [{ id: 0, x: 0, y: 0, angle: 30, scale: 1, visible: true }],
    });

    const { raster: flipped, labels } = replay([sample], [flip], options).sample;

    expect([...flipped.data]).toEqual([2, 1, 4, 3, 6, 5]);
    expect(labels.boxes).toEqual([{ id: 0, x1: 0.5, y1: 0, x2: 2, y2: 1.5 }]);
    expect(labels.keypoints).toEqual([{ id: 0, x: 1, y: 0, angle: 150, scale: 1, visible: true }]);
  });

  it.each(KINDS)('twice gives the same again, $channels channels of $bits bits', (kind) => {
    const sample = withLabels(smoothPicture(13, 7, kind));

    expect(replay([sample], [flip, flip], options).sample).toEqual(sample);
    expect(replay([sample], [flip, flip], { resampling: 'stepwise' }).sample).toEqual(sample);
  });
});

describeOperation({ op: 'HorizontalFlip', changes: {} });
