import { describe, expect, it } from 'vitest';
import {
  type CleaningStrategy,
  cleanedClasses,
  cleaningStrategy,
  type UnderSamplingStrategy,
  underSamplingStrategy,
  underSamplingTargets,
} from './sampling-strategy-under.ts';

const three = { a: 20, b: 50, c: 8 };

function cleaned(strategy: CleaningStrategy, counts: Readonly<Record<string, number>>): string[] {
  const labels = Object.keys(counts);
  return [...cleanedClasses(strategy, { labels, counts: Object.values(counts) })].map((code) => labels[code] ?? '');
}

function kept(strategy: UnderSamplingStrategy, counts: Readonly<Record<string, number>>): Record<string, number> {
  const labels = Object.keys(counts);
  const targets = underSamplingTargets(strategy, { labels, counts: Object.values(counts) });
  return Object.fromEntries(targets.map(({ code, keep }) => [labels[code] ?? '', keep]));
}

describe('cleanedClasses', () => {
  it.each<[CleaningStrategy, string[]]>([
    ['auto', ['a', 'b']],
    ['not minority', ['a', 'b']],
    ['not majority', ['a', 'c']],
    ['majority', ['b']],
    ['all', ['a', 'b', 'c']],
    [
      ['c', 'a'],
      ['c', 'a'],
    ],
  ])('reads %j', (strategy, expected) => {
    expect(cleaned(strategy, three)).toEqual(expected);
  });

  it('takes the first in sorted order where classes tie, and none that has no row', () => {
    expect(cleaned('auto', { a: 0, b: 9, c: 3, d: 3 })).toEqual(['b', 'd']);
    expect(cleaned('majority', { a: 0, b: 9, c: 9 })).toEqual(['b']);
    expect(cleaned('all', { a: 0, b: 9, c: 9 })).toEqual(['b', 'c']);
  });

  it('refuses a class that is not there', () => {
    expect(() => cleaned(['setosaa'], { setosa: 3, other: 5 })).toThrow('Did you mean "setosa"?');
  });

  it('reads labels that are written as numbers', () => {
    expect(cleaned([0, 1], { 0: 5, 1: 4, 2: 3 })).toEqual(['0', '1']);
  });

  it.each([
    [0.5, 'no ratio or count'],
    [{ a: 3 }, 'no ratio or count'],
    ['minority', 'held against'],
    ['majorty', 'Did you mean "majority"?'],
  ])('says what is wrong with %j', (strategy, part) => {
    expect(cleaningStrategy.safeParse(strategy).error?.issues[0]?.message).toContain(part);
  });
});

describe('underSamplingTargets', () => {
  it.each<[UnderSamplingStrategy, Record<string, number>]>([
    ['auto', { a: 8, b: 8 }],
    ['not minority', { a: 8, b: 8 }],
    ['not majority', { a: 8, c: 8 }],
    ['majority', { b: 8 }],
    ['all', { a: 8, b: 8, c: 8 }],
    [
      { b: 30, a: 20 },
      { a: 20, b: 30 },
    ],
    [{ multiply: 0.25 }, { a: 5, b: 12, c: 2 }],
  ])('reads %j', (strategy, expected) => {
    expect(kept(strategy, three)).toEqual(expected);
  });

  it.each([
    [0.5, { a: 100, b: 10 }, 20],
    [0.3, { a: 100, b: 10 }, 33],
    [1, { a: 100, b: 10 }, 10],
    [0.1, { a: 100, b: 10 }, 100],
  ])('truncates the ratio %s', (ratio, counts, rows) => {
    expect(kept(ratio, counts)).toEqual({ a: rows });
  });

  it('reads {"multiply": n} as a final count where a class bears that label', () => {
    expect(kept({ multiply: 3 }, { multiply: 10, other: 40 })).toEqual({ multiply: 3 });
  });

  it.each<[string, UnderSamplingStrategy, Record<string, number>, readonly string[]]>([
    ['a ratio with three classes', 0.5, three, ['two classes', 'a, b, c']],
    ['a ratio below what is there', 0.05, { x: 96, y: 8 }, ['160 rows', '"x"', '96']],
    ['a count above what is there', { c: 9 }, three, ['9 rows', '"c"', '8']],
    ['a class without a row', { c: 0 }, three, ['"c"', 'at least 1', 'No class is emptied']],
    ['a count with a fraction', { c: 2.5 }, three, ['2.5']],
    ['an unknown class', { d: 2 }, three, ['"d"', 'a, b, c']],
    ['a factor above 1', { multiply: 2 }, three, ['2', 'at most 1']],
  ])('refuses %s, saying the class and the counts', (_case, strategy, counts, parts) => {
    for (const part of parts) expect(() => kept(strategy, counts)).toThrow(part);
  });

  it.each([
    [['a'], 'cleaning methods'],
    ['minority', 'held against'],
    ['al', 'Did you mean "all"?'],
  ])('says what is wrong with %j', (strategy, part) => {
    expect(underSamplingStrategy.safeParse(strategy).error?.issues[0]?.message).toContain(part);
  });
});
