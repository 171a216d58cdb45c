import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('PlasmaShadow', () => {
  it('darkens by up to its intensity, never lightens, and leaves alpha', () => {
    const samples = Array.from({ length: 800 }, (_, i) => (i % 2 === 1 ? 9 : 200));

    const { data } = replayed('PlasmaShadow', { intensity: 0.5, field_seed: 3 }, picture(2, samples, { width: 20 }));

    const grey = [...data].filter((_, i) => i % 2 === 0);
    expect([Math.min(...grey), Math.max(...grey)]).toEqual([100, 200]);
    expect(new Set(data.filter((_, i) => i % 2 === 1))).toEqual(new Set([9]));
  });
});

describeOperation({
  op: 'PlasmaShadow',
  changes: {
    shadow_intensity_range: [{ shadow_intensity_range: [0.2, 0.2] }, { shadow_intensity_range: [0.6, 0.6] }],
    plasma_size: [{ plasma_size: 8 }, { plasma_size: 64 }],
    roughness: [{ roughness: 0.5 }, { roughness: 3 }],
  },
});
