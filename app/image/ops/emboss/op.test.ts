import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('Emboss', () => {
  it('adds lower right and subtracts upper left, and leaves alpha', () => {
    const source = picture(2, [0, 9, 0, 9, 0, 9, 0, 9, 100, 9, 0, 9, 0, 9, 0, 9, 0, 9], { width: 3 });

    const made = replayed('Emboss', { alpha: 0.5, strength: 0.4, border: 'constant' }, source);

    expect([...made.data]).toEqual([70, 9, 20, 9, 0, 9, 20, 9, 100, 9, 0, 9, 0, 9, 0, 9, 0, 9]);
  });

  it('of a flat picture changes nothing', () => {
    const flat = picture(3, new Array(36).fill(90), { width: 4 });

    expect(replayed('Emboss', { alpha: 0.7, strength: 1 }, flat)).toEqual(flat);
  });
});

describeOperation({
  op: 'Emboss',
  changes: {
    alpha: [{ alpha: [0.2, 0.2] }, { alpha: [0.5, 0.5] }],
    strength: [{ strength: [0.2, 0.2] }, { strength: [0.7, 0.7] }],
  },
});
