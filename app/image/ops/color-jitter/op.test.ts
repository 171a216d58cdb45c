import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('ColorJitter', () => {
  const still = { brightness: 1, contrast: 1, saturation: 1, hue: 0 };

  it.each([
    [{ brightness: 1.5 }, [255, 150, 75, 9, 15, 15, 15, 9]],
    [{ saturation: 0 }, [124, 124, 124, 9, 10, 10, 10, 9]],
    [{ contrast: 0 }, [67, 67, 67, 9, 67, 67, 67, 9]],
    [{ hue: 1 / 3 }, [50, 200, 100, 9, 10, 10, 10, 9]],
  ])('of %j', (change, expected) => {
    const made = replayed('ColorJitter', { ...still, ...change }, picture(4, [200, 100, 50, 9, 10, 10, 10, 9]));

    expect([...made.data]).toEqual(expected);
  });

  it('in another order is another result', () => {
    const values = { ...still, brightness: 1.8, contrast: 0.5 };
    const source = picture(1, [20, 200, 90]);

    const first = replayed('ColorJitter', { ...values, order: ['brightness', 'contrast'] }, source);
    const second = replayed('ColorJitter', { ...values, order: ['contrast', 'brightness'] }, source);

    expect([...first.data]).not.toEqual([...second.data]);
  });

  it('leaves saturation and hue of a grey picture alone', () => {
    const made = replayed('ColorJitter', { ...still, saturation: 0, hue: 0.4 }, picture(2, [20, 7, 90, 7]));

    expect([...made.data]).toEqual([20, 7, 90, 7]);
  });
});

describeOperation({
  op: 'ColorJitter',
  changes: {
    brightness: [{ brightness: [0.7, 0.7] }, { brightness: [1.2, 1.2] }, { brightness: 0.1 }],
    contrast: [{ contrast: [0.7, 0.7] }, { contrast: [1.2, 1.2] }],
    saturation: [{ saturation: [0.7, 0.7] }, { saturation: [1.2, 1.2] }],
    hue: [{ hue: [0.1, 0.1] }, { hue: [-0.2, -0.2] }],
  },
});
