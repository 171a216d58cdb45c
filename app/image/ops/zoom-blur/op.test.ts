import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('ZoomBlur', () => {
  it('is the mean of the picture, itself at factor 1, and itself enlarged', () => {
    const made = replayed('ZoomBlur', { max_factor: 2.9, step_factor: 1 }, picture(2, [0, 9, 90, 8, 30, 7]));

    // Enlarged twice about the middle: 45, 90, 60.
    expect([...made.data]).toEqual([15, 9, 90, 8, 40, 7]);
  });

  it('of a flat picture changes nothing', () => {
    const flat = picture(3, new Array(36).fill(90), { width: 4, bits: 16 });

    expect(replayed('ZoomBlur', { max_factor: 1.3, step_factor: 0.02 }, flat)).toEqual(flat);
  });
});

describeOperation({
  op: 'ZoomBlur',
  required: { max_factor: [1.3, 1.3] },
  changes: {
    max_factor: [{ max_factor: [1.1, 1.1] }, { max_factor: [1.4, 1.4] }],
    step_factor: [{ step_factor: [0.05, 0.05] }, { step_factor: [0.11, 0.11] }],
  },
});
