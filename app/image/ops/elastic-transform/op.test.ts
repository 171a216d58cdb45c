import { describe, expect, it } from 'vitest';
import { replay } from '../../replay.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

const constantField = (value: number) => ({ shape: [6, 8], values: new Float32Array(48).fill(value) });

describe('ElasticTransform', () => {
  it('takes each pixel from where the given fields say', () => {
    const sample = withLabels({ width: 8, height: 6, channels: 1, data: Uint8Array.from({ length: 48 }, (_, i) => i) });
    const fields = [constantField(1), constantField(2)];

    const { data } = replay([sample], [{ op: 'ElasticTransform', params: { fill: 99 }, fields }], {
      resampling: 'fused',
    }).sample.raster;

    expect([data[0], data[1], data[9]]).toEqual([17, 18, 26]);
    expect(data[47]).toBe(99);
  });

  it('refuses fields of another size', () => {
    const fields = [constantField(1), constantField(1)];
    const run = () =>
      replay([withLabels(smoothPicture(9, 9))], [{ op: 'ElasticTransform', params: {}, fields }], {
        resampling: 'fused',
      });

    expect(run).toThrow('9 rows of 9 numbers; found 6 × 8 and 6 × 8');
  });
});

describeOperation({
  op: 'ElasticTransform',
  required: { alpha: 40, sigma: 4 },
  changes: {
    alpha: [{ alpha: 0 }, { alpha: 20 }, { alpha: 60 }],
    sigma: [{ sigma: 3 }, { sigma: 6 }],
    approximate: [{ approximate: false }, { approximate: true }],
    same_dxdy: [{ same_dxdy: false }, { same_dxdy: true }],
    noise_distribution: [{ noise_distribution: 'gaussian' }, { noise_distribution: 'uniform' }],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ alpha: 200, interpolation })),
    mask_interpolation: [0, 1, 2, 4].map((mask_interpolation) => ({ alpha: 200, mask_interpolation })),
    border_mode: [0, 1, 2, 3, 4].map((border_mode) => ({ alpha: 200, border_mode })),
    fill: [
      { alpha: 200, fill: 0 },
      { alpha: 200, fill: 90 },
      { alpha: 200, fill: [90, 0, 200] },
    ],
    fill_mask: [
      { alpha: 200, fill_mask: 0 },
      { alpha: 200, fill_mask: 3 },
    ],
  },
});

describeLabelsMove({ op: 'ElasticTransform', parameters: { alpha: 60, sigma: 6 } });
