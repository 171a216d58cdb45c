import { describe, expect, it } from 'vitest';
import { type OverSamplingStrategy, overSamplingQuotas } from './sampling-strategy.ts';

function rowsToAdd(strategy: OverSamplingStrategy, counts: Readonly<Record<string, number>>): Record<string, number> {
  const labels = Object.keys(counts);
  const quotas = overSamplingQuotas(strategy, { labels, counts: Object.values(counts) });
  return Object.fromEntries(quotas.map(({ code, add }) => [labels[code] ?? '', add]));
}

const three = { a: 20, b: 50, c: 8 };

describe('overSamplingQuotas', () => {
  it.each<[OverSamplingStrategy, Record<string, number>]>([
    ['auto', { a: 30, c: 42 }],
    ['not majority', { a: 30, c: 42 }],
    ['all', { a: 30, b: 0, c: 42 }],
    ['minority', { c: 42 }],
    ['not minority', { a: 30, b: 0 }],
    [{ c: 9 }, { c: 1 }],
    [
      { c: 8, a: 90 },
      { a: 70, c: 0 },
    ],
    [{ multiply: 3 }, { a: 40, b: 100, c: 16 }],
    [{ multiply: 1.5 }, { a: 10, b: 25, c: 4 }],
    [{ add: 7 }, { a: 7, b: 7, c: 7 }],
  ])('reads %j', (strategy, expected) => {
    expect(rowsToAdd(strategy, three)).toEqual(expected);
  });

  it('takes the first in sorted order where classes tie for largest or smallest', () => {
    expect(rowsToAdd('auto', { a: 9, b: 9, c: 3, d: 3 })).toEqual({ b: 0, c: 6, d: 6 });
    expect(rowsToAdd('minority', { a: 9, b: 9, c: 3, d: 3 })).toEqual({ c: 6 });
  });

  it.each([
    [0.29, { a: 100, b: 10 }, 18],
    [0.57, { a: 100, b: 10 }, 46],
    [0.25, { a: 81, b: 19 }, 1],
  ])('truncates the ratio %s on doubles', (ratio, counts, add) => {
    expect(rowsToAdd(ratio, counts)).toEqual({ b: add });
  });

  it('reads {"multiply": n} and {"add": n} as final counts where a class bears that label', () => {
    expect(rowsToAdd({ multiply: 30 }, { multiply: 10, other: 40 })).toEqual({ multiply: 20 });
    expect(rowsToAdd({ add: 30 }, { add: 10, other: 40 })).toEqual({ add: 20 });
  });

  it.each<[string, OverSamplingStrategy, Record<string, number>, readonly string[]]>([
    ['a ratio with three classes', 0.5, three, ['two classes', '3', 'a, b, c']],
    ['a ratio below what is there', 0.05, { x: 96, y: 4 }, ['"y"', '4 rows', '96']],
    ['a ratio that adds no row', 0.2, { x: 81, y: 19 }, ['"y"', '19 rows']],
    ['a count below what is there', { c: 3 }, three, ['"c"', '3 rows', '8']],
    ['a negative count', { c: -1 }, three, ['"c"', '-1']],
    ['a count with a fraction', { c: 9.5 }, three, ['"c"', '9.5']],
    ['an unknown class', { setosaa: 9 }, { setosa: 3, other: 5 }, ['"setosaa"', 'Did you mean "setosa"']],
    ['a multiplier below 1', { multiply: 0.5 }, three, ['0.5', 'at least 1']],
    ['a negative addition', { add: -5 }, three, ['-5', 'at least 0']],
  ])('refuses %s, saying the class and the counts', (_case, strategy, counts, parts) => {
    for (const part of parts) expect(() => rowsToAdd(strategy, counts)).toThrow(part);
  });
});
