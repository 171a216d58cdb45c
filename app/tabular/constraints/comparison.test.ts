import { describe, expect, it } from 'vitest';
import { holds, linearForm, splitComparison } from './comparison.ts';

const columns = new Set(['a', 'b', 'net-worth', 'unit price', 'e5']);

describe('splitComparison', () => {
  it('finds the longest relation', () => {
    expect(splitComparison('a<=b')).toEqual({ left: 'a', relation: '<=', right: 'b' });
    expect(splitComparison(' a + b == 3 ')).toEqual({ left: 'a + b', relation: '==', right: '3' });
  });

  it.each(['a', 'a <', 'a < b < c', '', '<= b', 'a = b'])('takes %j for no comparison', (text) => {
    expect(splitComparison(text)).toBeNull();
  });
});

describe('linearForm', () => {
  it.each([
    [
      'a + b',
      [
        ['a', 1],
        ['b', 1],
      ],
      0,
    ],
    [
      'a - b - 2',
      [
        ['a', 1],
        ['b', -1],
      ],
      -2,
    ],
    ['-a + 1e-3', [['a', -1]], 0.001],
    [
      '2 * a + 0.5*b',
      [
        ['a', 2],
        ['b', 0.5],
      ],
      0,
    ],
    ['net-worth', [['net-worth', 1]], 0],
    [
      'net-worth - a',
      [
        ['net-worth', 1],
        ['a', -1],
      ],
      0,
    ],
    [
      'unit price + a',
      [
        ['unit price', 1],
        ['a', 1],
      ],
      0,
    ],
    [
      '`unit price` + 3 * `net-worth`',
      [
        ['unit price', 1],
        ['net-worth', 3],
      ],
      0,
    ],
    ['e5 - 1', [['e5', 1]], -1],
  ] as const)('reads %s', (side, terms, constant) => {
    expect(linearForm(side, columns)).toEqual({
      terms: terms.map(([name, factor]) => ({ name, factor })),
      constant,
    });
  });

  it.each([
    ['a + c', 'c'],
    ['a * b', 'a * b'],
    ['2 * c', 'c'],
    ['a +', ''],
  ])('names what it cannot read in %s', (side, unknown) => {
    expect(linearForm(side, columns)).toEqual({ unknown });
  });
});

describe('holds', () => {
  it('grants what adding decimals in doubles costs, and no more', () => {
    expect(holds('==', 0.1 + 0.2, 0.3)).toBe(true);
    expect(holds('<', 0.3, 0.1 + 0.2)).toBe(false);
    expect(holds('<=', 0.1 + 0.2, 0.3)).toBe(true);
    expect(holds('<=', 0.3001, 0.3)).toBe(false);
  });
});
