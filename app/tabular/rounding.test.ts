import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundHalfEven } from './rounding.ts';

describe('roundHalfEven', () => {
  it.each([
    [0.5, 0],
    [1.5, 2],
    [2.5, 2],
    [-0.5, 0],
    [-1.5, -2],
    [-2.5, -2],
    [2.4999, 2],
    [2.9, 3],
    [-2.9, -3],
    [2 ** 53 + 2, 2 ** 53 + 2],
  ])('takes %d to %d', (value, whole) => {
    expect(roundHalfEven(value, 1)).toBe(whole);
  });

  it('gives the double that its decimal text reads as', () => {
    const texts = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }));

    fc.assert(
      fc.property(texts, ([digits, decimals]) => {
        const value = Number(`${digits}e-${decimals}`);

        expect(roundHalfEven(value * (1 + 2 ** -52), 10 ** decimals)).toBe(value + 0);
      }),
    );
  });

  it('leaves what is missing or infinite', () => {
    expect([Number.NaN, Number.POSITIVE_INFINITY].map((value) => roundHalfEven(value, 100))).toEqual([
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ]);
  });
});
