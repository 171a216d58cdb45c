import { describe, expect, it } from 'vitest';
import { replay } from '../../replay.ts';
import { withLabels } from '../../testing.ts';
import { describeOperation } from '../../testing-operation.ts';

describe('RandomBrightnessContrast', () => {
  it.each([
    [1, new Uint8Array([0, 100, 200, 255]), [10, 160, 255, 255]],
    [1, new Uint16Array([0, 100, 40_000, 65_535]), [10, 160, 60_010, 65_535]],
    [2, new Uint8Array([0, 100, 200, 255]), [10, 100, 255, 255]],
    [4, new Uint8Array([0, 100, 200, 99]), [10, 160, 255, 99]],
  ] as const)('with %i channels is alpha · v + beta, clipped, and leaves alpha', (channels, data, expected) => {
    const raster = { width: 4 / channels, height: 1, channels, data };
    const operations = [{ op: 'RandomBrightnessContrast', params: { alpha: 1.5, beta: 10 } }];

    expect([...replay([withLabels(raster)], operations, { resampling: 'fused' }).sample.raster.data]).toEqual(expected);
  });
});

describeOperation({
  op: 'RandomBrightnessContrast',
  required: { brightness_limit: [0.3, 0.3], contrast_limit: [0.1, 0.1] },
  changes: {
    brightness_limit: [{ brightness_limit: [0.1, 0.1] }, { brightness_limit: [0.2, 0.2] }, { brightness_limit: 0.05 }],
    contrast_limit: [{ contrast_limit: [0.1, 0.1] }, { contrast_limit: [-0.2, -0.2] }],
    brightness_by_max: [{ brightness_by_max: true }, { brightness_by_max: false }],
    ensure_safe_range: [{ ensure_safe_range: true }, { ensure_safe_range: false }],
  },
});
