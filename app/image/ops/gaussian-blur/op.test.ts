import { describe, expect, it } from 'vitest';
import { replay } from '../../replay.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeOperation } from '../../testing-operation.ts';

const blur = (params: Record<string, unknown>) => [{ op: 'GaussianBlur', params }];

describe('GaussianBlur', () => {
  it('spreads a point by the weights of the kernel, along both axes', () => {
    const data = new Uint8Array(25);
    data[12] = 255;
    const params = { sigma: 1, kernel_size: 3 };

    const { raster } = replay([withLabels({ width: 5, height: 5, channels: 1, data })], blur(params), {
      resampling: 'fused',
    }).sample;

    const side = Math.exp(-0.5) / (1 + 2 * Math.exp(-0.5));
    const middle = 1 - 2 * side;
    const row = [0, side, middle, side, 0];
    expect([...raster.data]).toEqual(row.flatMap((y) => row.map((x) => Math.round(255 * x * y))));
  });

  it.each(['replicate', 'reflect', 'wrap', 'reflect101'])(
    'leaves a flat picture flat up to its rim, border %s',
    (border) => {
      const data = new Uint8Array(7 * 3 * 3).fill(200);

      const { raster } = replay(
        [withLabels({ width: 7, height: 3, channels: 3, data })],
        blur({ sigma: 3, kernel_size: 21, border }),
        {
          resampling: 'fused',
        },
      ).sample;

      expect([...raster.data]).toEqual([...data]);
    },
  );

  it('with sigma 0 changes nothing', () => {
    const sample = withLabels(smoothPicture(9, 8));

    expect(replay([sample], blur({ sigma: 0, kernel_size: 5 }), { resampling: 'fused' }).sample).toEqual(sample);
  });
});

describeOperation({
  op: 'GaussianBlur',
  changes: {
    blur_limit: [{ blur_limit: [3, 3] }, { blur_limit: [7, 7] }],
    sigma_limit: [{ sigma_limit: [0.6, 0.6] }, { sigma_limit: [2, 2] }],
  },
});
