import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nestedOrder } from './nested-order.ts';

/** Shares in 64ths, which are exact: products that only rounding moves past a whole number are no part of the claim. */
const shares = fc
  .array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.map((part) => part / 64));

function orderFor(parts: readonly number[], total: number): number[] {
  const groups = parts.map((share) => ({ share, rounds: Math.ceil(total * share) }));
  return [...nestedOrder(groups, 1)];
}

describe('the order of rows shared out among groups', () => {
  it('has as many rounds of each group as asked for', () => {
    fc.assert(
      fc.property(shares, fc.nat(200), (parts, total) => {
        const order = orderFor(parts, total);

        for (const [group, share] of parts.entries()) {
          expect(order.filter((entry) => entry === group)).toHaveLength(Math.ceil(total * share));
        }
      }),
    );
  });

  it('of a smaller total is the beginning of that of a larger one', () => {
    fc.assert(
      fc.property(shares, fc.nat(200), fc.nat(200), (parts, total, more) => {
        const few = orderFor(parts, total);

        expect(orderFor(parts, total + more).slice(0, few.length)).toEqual(few);
      }),
    );
  });
});
