import { describe, expect, it } from 'vitest';
import { augment } from '../../augment.ts';
import { parseImageSteps } from '../../steps.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

const sizeWith = (parameters: object) => {
  const steps = parseImageSteps([{ op: 'LongestMaxSize', ...parameters }], 'steps');
  const { raster } = augment(withLabels(smoothPicture(60, 40)), steps, { seed: 1, item: 1, copy: 1 }).sample;
  return [raster.width, raster.height];
};

describe('LongestMaxSize', () => {
  it('keeps the shape', () => {
    expect(sizeWith({ max_size: 30 })).toEqual([30, 20]);
    expect(sizeWith({ max_size_hw: [30, 30] })).toEqual([30, 20]);
    expect(sizeWith({ max_size_hw: [null, 24] })).toEqual([24, 16]);
  });

  it('refuses none and both of its sizes', () => {
    expect(() => sizeWith({})).toThrow('expected one of');
    expect(() => sizeWith({ max_size: 3, max_size_hw: [3, 3] })).toThrow('expected one of');
  });
});

describeOperation({
  op: 'LongestMaxSize',
  required: { max_size: 19 },
  changes: {
    max_size: [{ max_size: 15 }, { max_size: 20 }, { max_size: [10, 11] }],
    max_size_hw: [{}, { max_size: null, max_size_hw: [9, 24] }],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ interpolation })),
    mask_interpolation: [{ mask_interpolation: 0 }, { mask_interpolation: 1 }],
    area_for_downscale: [null, 'image', 'image_mask'].map((area_for_downscale) => ({ area_for_downscale })),
  },
});

describeLabelsMove({ op: 'LongestMaxSize', parameters: { max_size: [31, 77] } });
