import { describe, expect, it } from 'vitest';
import { augment } from '../../augment.ts';
import { parseImageSteps } from '../../steps.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeOperation } from '../../testing-operation.ts';

describe('RandomCrop', () => {
  it('cuts a window of the wanted size out of the picture', () => {
    const source = smoothPicture(30, 20);
    const steps = parseImageSteps([{ op: 'RandomCrop', height: 7, width: 9 }], 'steps');

    const { sample, operations } = augment(withLabels(source), steps, { seed: 1, item: 1, copy: 1 });

    const [x1, y1] = operations[0]!.params.crop_box as [number, number, number, number];
    expect([sample.raster.width, sample.raster.height]).toEqual([9, 7]);
    expect([...sample.raster.data.subarray(0, 27)]).toEqual([
      ...source.data.subarray((y1 * 30 + x1) * 3, (y1 * 30 + x1 + 9) * 3),
    ]);
  });

  it('refuses a window larger than the picture and says what helps', () => {
    const steps = parseImageSteps([{ op: 'RandomCrop', height: 50, width: 9 }], 'steps');

    expect(() => augment(withLabels(smoothPicture(30, 20)), steps, { seed: 1, item: 1, copy: 1 })).toThrow(
      /RandomCrop cuts 9 × 50 pixels, but the picture has only 30 × 20.*pad_if_needed/,
    );
  });
});

const padded = { pad_if_needed: true, height: 50, width: 60 };

describeOperation({
  op: 'RandomCrop',
  required: { height: 20, width: 24 },
  changes: {
    height: [{ height: 10 }, { height: 20 }],
    width: [{ width: 10 }, { width: 20 }],
    pad_if_needed: [
      { pad_if_needed: true, height: 60 },
      { pad_if_needed: true, height: 20 },
    ],
    pad_position: ['center', 'top_left', 'bottom_right'].map((pad_position) => ({ ...padded, pad_position })),
    border_mode: [0, 1, 2, 3, 4].map((border_mode) => ({ ...padded, border_mode })),
    fill: [
      { ...padded, fill: 0 },
      { ...padded, fill: 90 },
    ],
    fill_mask: [
      { ...padded, fill_mask: 0 },
      { ...padded, fill_mask: 9 },
    ],
  },
});
