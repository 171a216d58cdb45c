import { describe, expect, it } from 'vitest';
import { replay } from '../../replay.ts';
import { withLabels } from '../../testing.ts';
import { describeOperation } from '../../testing-operation.ts';

describe('Resize', () => {
  it('averages what a pixel covers with area', () => {
    const raster = { width: 4, height: 2, channels: 1, data: Uint8Array.of(0, 10, 20, 30, 40, 50, 60, 70) } as const;
    const params = { width: 2, height: 1, interpolation: 'area', antialias: true };

    const { data } = replay([withLabels(raster)], [{ op: 'Resize', params }], { resampling: 'fused' }).sample.raster;

    expect([...data]).toEqual([25, 45]);
  });

  it('takes half-pixel centres between two pixels', () => {
    const raster = { width: 2, height: 1, channels: 1, data: Uint8Array.of(0, 100) } as const;
    const params = { width: 4, height: 1, interpolation: 'bilinear' };

    const { data } = replay([withLabels(raster)], [{ op: 'Resize', params }], { resampling: 'fused' }).sample.raster;

    expect([...data]).toEqual([0, 25, 75, 100]);
  });
});

describeOperation({
  op: 'Resize',
  required: { height: 14, width: 18 },
  changes: {
    height: [{ height: 10 }, { height: 11 }],
    width: [{ width: 10 }, { width: 11 }],
    interpolation: [0, 1, 2, 3, 4].map((interpolation) => ({ interpolation })),
    mask_interpolation: [{ mask_interpolation: 0 }, { mask_interpolation: 1 }],
    area_for_downscale: [null, 'image', 'image_mask'].map((area_for_downscale) => ({ area_for_downscale })),
  },
});
