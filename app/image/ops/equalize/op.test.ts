import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('Equalize', () => {
  it('cv sends the lowest value to 0 and the highest to the full scale, by how many lie below', () => {
    const made = replayed('Equalize', { mode: 'cv' }, picture(2, [10, 7, 10, 7, 20, 7, 90, 7]));

    expect([...made.data]).toEqual([0, 7, 0, 7, 128, 7, 255, 7]);
  });

  it('pil leaves a picture alone that has fewer pixels than values', () => {
    expect([...replayed('Equalize', { mode: 'pil' }, picture(1, [1, 2, 3])).data]).toEqual([1, 2, 3]);
  });

  it('of a flat picture changes nothing', () => {
    expect([...replayed('Equalize', { mode: 'cv' }, picture(3, [9, 8, 7, 9, 8, 7])).data]).toEqual([9, 8, 7, 9, 8, 7]);
  });

  it('of lightness keeps the differences between channels', () => {
    const made = replayed(
      'Equalize',
      { mode: 'cv', by_channels: false },
      picture(3, [60, 50, 40, 80, 70, 60, 100, 90, 80]),
    );

    const [r, g, b] = made.data.slice(3, 6);
    expect([r! - g!, g! - b!]).toEqual([10, 10]);
    expect(r).toBeGreaterThan(100);
  });
});

describeOperation({
  op: 'Equalize',
  changes: { mode: [{ mode: 'cv' }, { mode: 'pil' }], by_channels: [{ by_channels: true }, { by_channels: false }] },
});
