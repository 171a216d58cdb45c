import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('Solarize', () => {
  it('inverts samples from the threshold on, and leaves alpha', () => {
    expect([...replayed('Solarize', { threshold: 0.5 }, picture(2, [127, 200, 128, 200])).data]).toEqual([
      127, 200, 127, 200,
    ]);
  });

  it('takes the threshold of the full scale of 16 bits', () => {
    expect([...replayed('Solarize', { threshold: 0.5 }, picture(1, [32_767, 60_000], { bits: 16 })).data]).toEqual([
      32_767, 5535,
    ]);
  });
});

describeOperation({
  op: 'Solarize',
  changes: { threshold_range: [{ threshold_range: [0.3, 0.3] }, { threshold_range: [0.6, 0.6] }] },
});
