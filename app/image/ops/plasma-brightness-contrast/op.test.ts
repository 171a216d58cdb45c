import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('PlasmaBrightnessContrast', () => {
  const samples = Array.from({ length: 800 }, (_, i) => (i % 2 === 1 ? 9 : 100));
  const source = picture(2, samples, { width: 20 });

  it('adds up to its brightness, and leaves alpha', () => {
    const { data } = replayed('PlasmaBrightnessContrast', { brightness: 0.2, contrast: 0, field_seed: 3 }, source);

    const grey = [...data].filter((_, i) => i % 2 === 0);
    expect([Math.min(...grey), Math.max(...grey)]).toEqual([100, 151]);
    expect(new Set(data.filter((_, i) => i % 2 === 1))).toEqual(new Set([9]));
  });

  it('of contrast alone leaves a flat picture flat', () => {
    expect(replayed('PlasmaBrightnessContrast', { brightness: 0, contrast: 0.9, field_seed: 3 }, source)).toEqual(
      source,
    );
  });
});

describeOperation({
  op: 'PlasmaBrightnessContrast',
  changes: {
    brightness_range: [{ brightness_range: [0.1, 0.1] }, { brightness_range: [-0.2, -0.2] }],
    contrast_range: [{ contrast_range: [0.1, 0.1] }, { contrast_range: [-0.3, -0.3] }],
    plasma_size: [{ plasma_size: 8 }, { plasma_size: 64 }],
    roughness: [{ roughness: 0.5 }, { roughness: 3 }],
  },
});
