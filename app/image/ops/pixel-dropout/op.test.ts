import { describe, expect, it } from 'vitest';
import { replay } from '../../replay.ts';
import { withLabels } from '../../testing.ts';
import { describeOperation } from '../../testing-operation.ts';

describe('PixelDropout', () => {
  it('replaces the given share of pixels, whole ones', () => {
    const white = { width: 100, height: 100, channels: 3, data: new Uint8Array(30_000).fill(255) } as const;
    const params = { dropout_prob: 0.2, field_seed: 7 };

    const { data } = replay([withLabels(white)], [{ op: 'PixelDropout', params }], { resampling: 'fused' }).sample
      .raster;

    const black = data.filter((v) => v === 0).length;
    expect(Math.abs(black / 30_000 - 0.2)).toBeLessThan(0.02);
    for (let i = 0; i < data.length; i += 3) expect(new Set(data.slice(i, i + 3)).size).toBe(1);
  });
});

describeOperation({
  op: 'PixelDropout',
  required: { dropout_prob: 0.2 },
  changes: {
    dropout_prob: [{ dropout_prob: 0.1 }, { dropout_prob: 0.3 }],
    per_channel: [{ per_channel: false }, { per_channel: true }],
    drop_value: [{ drop_value: 0 }, { drop_value: [9, 8, 7] }, { drop_value: null }],
    mask_drop_value: [{ mask_drop_value: null }, { mask_drop_value: 250 }],
  },
});
