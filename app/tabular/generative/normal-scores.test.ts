import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalScore, normalShare, scoresOf, seenValues, valueAt } from './normal-scores.ts';

describe('normal scores', () => {
  it('agree with the tables of the normal distribution', () => {
    expect(normalShare(1.959963984540054)).toBeCloseTo(0.975, 13);
    expect(normalShare(-3)).toBeCloseTo(0.0013498980316300933, 14);
    expect(normalScore(0.975)).toBeCloseTo(1.959963984540054, 11);
    expect(normalScore(1e-5)).toBeCloseTo(-4.264890793922825, 9);
  });

  it('lead back to every value they came from', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 60 }), (list) => {
        const values = Float64Array.from(list);
        const seen = seenValues(values);

        const back = scoresOf(values).map((score) => valueAt(seen, normalShare(score), false));

        for (const [i, value] of back.entries()) expect(value).toBeCloseTo(values[i]!, 8);
      }),
    );
  });

  it('go beyond the outermost value by one gap at most, and only when asked to', () => {
    const seen = seenValues(Float64Array.from({ length: 30 }, (_, i) => i * i));

    expect([valueAt(seen, 0, false), valueAt(seen, 1, false)]).toEqual([0, 841]);
    expect([valueAt(seen, 0, true), valueAt(seen, 1, true)]).toEqual([-1, 841 + 57]);
  });
});
