import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('RandomGamma', () => {
  it('raises the share of the full scale to the power of gamma, and leaves alpha', () => {
    expect([...replayed('RandomGamma', { gamma: 2 }, picture(2, [0, 9, 51, 9, 255, 9])).data]).toEqual([
      0, 9, 10, 9, 255, 9,
    ]);
  });

  it('does the same to 16 bits', () => {
    const made = replayed('RandomGamma', { gamma: 0.5 }, picture(1, [16_384, 65_535], { bits: 16 }));

    expect([...made.data]).toEqual([Math.round(65_535 * Math.sqrt(16_384 / 65_535)), 65_535]);
  });
});

describeOperation({
  op: 'RandomGamma',
  changes: { gamma_limit: [{ gamma_limit: [50, 50] }, { gamma_limit: [140, 140] }] },
});
