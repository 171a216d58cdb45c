import { describe, expect, it } from 'vitest';
import { replay } from '../../replay.ts';
import { withLabels } from '../../testing.ts';
import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describe('Transpose', () => {
  it('makes rows columns, of boxes and key points too', () => {
    const raster = { width: 2, height: 3, channels: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) } as const;
    const sample = withLabels(raster, {
      boxes: [{ id: 0, x1: 0, y1: 0, x2: 1.5, y2: 3 }],
      keypoints: [{ id: 0, x: 1, y: 2, angle: 30, scale: 1, visible: true }],
    });

    const { raster: made, labels } = replay([sample], [{ op: 'Transpose', params: {} }], {
      resampling: 'fused',
    }).sample;

    expect([made.width, made.height, ...made.data]).toEqual([3, 2, 1, 3, 5, 2, 4, 6]);
    expect(labels.boxes).toEqual([{ id: 0, x1: 0, y1: 0, x2: 3, y2: 1.5 }]);
    expect(labels.keypoints).toEqual([{ id: 0, x: 2, y: 1, angle: 60, scale: 1, visible: true }]);
  });
});

describeOperation({ op: 'Transpose', changes: {} });
describeLabelsMove({ op: 'Transpose' });
