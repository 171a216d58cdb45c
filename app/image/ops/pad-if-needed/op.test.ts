import { describe, expect, it } from 'vitest';
import { augment } from '../../augment.ts';
import { replay } from '../../replay.ts';
import { parseImageSteps } from '../../steps.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describe('PadIfNeeded', () => {
  it.each([
    ['constant', [9, 9, 1, 2, 3, 9, 9]],
    ['replicate', [1, 1, 1, 2, 3, 3, 3]],
    ['reflect', [2, 1, 1, 2, 3, 3, 2]],
    ['wrap', [2, 3, 1, 2, 3, 1, 2]],
    ['reflect101', [3, 2, 1, 2, 3, 2, 1]],
  ])('pads with border %s', (border, row) => {
    const sample = withLabels({ width: 3, height: 1, channels: 1, data: Uint8Array.of(1, 2, 3) });
    const params = { min_height: 1, min_width: 7, border, fill: 9 };

    const { data } = replay([sample], [{ op: 'PadIfNeeded', params }], { resampling: 'fused' }).sample.raster;

    expect([...data]).toEqual(row);
  });

  it('gives multiples of a divisor', () => {
    const step = { op: 'PadIfNeeded', min_height: null, min_width: null, pad_height_divisor: 8, pad_width_divisor: 16 };

    const { raster } = augment(withLabels(smoothPicture(32, 17)), parseImageSteps([step], 'steps'), {
      seed: 1,
      item: 1,
      copy: 1,
    }).sample;

    expect([raster.width, raster.height]).toEqual([32, 24]);
  });

  it('refuses a size and a divisor for one side', () => {
    expect(() => parseImageSteps([{ op: 'PadIfNeeded', pad_width_divisor: 8 }], 'steps')).toThrow('the other one null');
  });
});

describeOperation({
  op: 'PadIfNeeded',
  required: { min_height: 45, min_width: 55 },
  changes: {
    min_height: [{ min_height: 45 }, { min_height: 48 }],
    min_width: [{ min_width: 45 }, { min_width: 48 }],
    pad_height_divisor: [10, 14, 30].map((pad_height_divisor) => ({ min_height: null, pad_height_divisor })),
    pad_width_divisor: [25, 30, 35].map((pad_width_divisor) => ({ min_width: null, pad_width_divisor })),
    position: ['center', 'top_left', 'top_right', 'bottom_left', 'bottom_right', 'random'].map((position) => ({
      position,
    })),
    border_mode: [0, 1, 2, 3, 4].map((border_mode) => ({ border_mode })),
    fill: [{ fill: 0 }, { fill: 90 }, { fill: [90, 0, 200] }],
    fill_mask: [{ fill_mask: 0 }, { fill_mask: 3 }],
  },
});

describeLabelsMove({ op: 'PadIfNeeded', parameters: { min_height: 61, min_width: 75, position: 'random' } });
