import { describe, expect, it } from 'vitest';
import { replay } from '../../replay.ts';
import { withLabels } from '../../testing.ts';
import { describeOperation } from '../../testing-operation.ts';

function shifted(color: readonly number[], params: Record<string, number>): readonly number[] {
  const raster = { width: 1, height: 1, channels: 3, data: Uint8Array.from(color) } as const;
  const all = { hue_shift: 0, sat_shift: 0, val_shift: 0, ...params };
  const operations = [{ op: 'HueSaturationValue', params: all }];
  return [...replay([withLabels(raster)], operations, { resampling: 'fused' }).sample.raster.data];
}

describe('HueSaturationValue', () => {
  it.each([
    [[255, 0, 0], { hue_shift: 60 }, [0, 255, 0]],
    [[255, 0, 0], { hue_shift: -60 }, [0, 0, 255]],
    [[255, 0, 0], { hue_shift: 180 }, [255, 0, 0]],
    [[200, 100, 50], {}, [200, 100, 50]],
    [[200, 100, 100], { sat_shift: -255 }, [200, 200, 200]],
    [[80, 80, 80], { sat_shift: 90, hue_shift: 30 }, [80, 80, 80]],
    [[100, 50, 0], { val_shift: 100 }, [200, 100, 0]],
  ])('of %j by %j is %j', (color, params, expected) => {
    expect(shifted(color, params as Record<string, number>)).toEqual(expected);
  });
});

describeOperation({
  op: 'HueSaturationValue',
  required: { hue_shift_limit: [9, 9], sat_shift_limit: [9, 9], val_shift_limit: [9, 9] },
  changes: {
    hue_shift_limit: [{ hue_shift_limit: [5, 5] }, { hue_shift_limit: [-40, -40] }],
    sat_shift_limit: [{ sat_shift_limit: [5, 5] }, { sat_shift_limit: [-40, -40] }],
    val_shift_limit: [{ val_shift_limit: [5, 5] }, { val_shift_limit: [-40, -40] }],
  },
});
