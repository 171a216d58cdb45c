import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('AutoContrast', () => {
  it('pil stretches each channel from its lowest to its highest, and leaves alpha', () => {
    const made = replayed('AutoContrast', { method: 'pil' }, picture(4, [50, 0, 9, 7, 101, 255, 9, 7, 150, 5, 9, 7]));

    expect([...made.data]).toEqual([0, 0, 9, 7, 130, 255, 9, 7, 255, 5, 9, 7]);
  });

  it('cuts a share of the pixels off at each end', () => {
    const made = replayed('AutoContrast', { cutoff: 25 }, picture(1, [0, 100, 110, 255]));

    expect([...made.data]).toEqual([0, 0, 255, 255]);
  });

  it('leaves the ignored value out and as it is', () => {
    expect([...replayed('AutoContrast', { ignore: 0 }, picture(1, [0, 100, 200])).data]).toEqual([0, 0, 255]);
  });

  it('cdf makes the values above the lowest equally frequent', () => {
    expect([...replayed('AutoContrast', { method: 'cdf' }, picture(1, [3, 4, 4, 4, 200])).data]).toEqual([
      0, 191, 191, 191, 255,
    ]);
  });
});

describeOperation({
  op: 'AutoContrast',
  changes: {
    cutoff: [{ cutoff: 0 }, { cutoff: 10 }],
    ignore: [{ ignore: null }, { ignore: 110 }],
    method: [{ method: 'cdf' }, { method: 'pil' }],
  },
});
