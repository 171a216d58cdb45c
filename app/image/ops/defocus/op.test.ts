import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('Defocus', () => {
  it('spreads a point evenly over a disc, and leaves alpha', () => {
    const samples = Array.from({ length: 162 }, (_, i) => (i % 2 === 1 ? 9 : i === 80 ? 130 : 0));

    const made = replayed('Defocus', { radius: 2, alias_blur: 0 }, picture(2, samples, { width: 9 }));

    // 13 pixels lie within 2 of the middle.
    const rows = ['.........', '.........', '....#....', '...###...', '..#####..', '...###...', '....#....'];
    const disc = [...rows, '.........', '.........'].join('');
    expect([...made.data]).toEqual([...disc].flatMap((mark) => [mark === '#' ? 10 : 0, 9]));
  });

  it('of a flat picture changes nothing, also where the disc is wider than it', () => {
    const flat = picture(3, new Array(36).fill(90), { width: 4, bits: 16 });

    expect(replayed('Defocus', { radius: 10, alias_blur: 0.5 }, flat)).toEqual(flat);
  });
});

describeOperation({
  op: 'Defocus',
  required: { radius: [2, 2] },
  changes: {
    radius: [{ radius: [2, 2] }, { radius: [7, 7] }],
    alias_blur: [{ alias_blur: [0, 0] }, { alias_blur: [2, 2] }],
  },
});
