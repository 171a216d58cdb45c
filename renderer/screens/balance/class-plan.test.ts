import { expect, test } from 'vitest';
import { freshRule, imbalance, ruleOf, rulesFor, strategyFor, withCount } from './class-plan.ts';

const classes = [
  { name: 'a', count: 80 },
  { name: 'b', count: 20 },
  { name: 'c', count: 5 },
];
const more = { direction: 'more', planned: { a: 80, b: 20, c: 5 } } as const;
const fewer = { direction: 'fewer', planned: { a: 80, b: 20, c: 5 } } as const;

test('every rule that can be chosen is found again in what it writes', () => {
  for (const options of [more, fewer]) {
    for (const kind of rulesFor(options.direction)) {
      const rule = freshRule(kind, classes);
      const strategy = strategyFor(rule, classes, options);
      const found = ruleOf(strategy, classes, { direction: options.direction, hint: kind });
      expect(found).toEqual(rule);
    }
  }
});

test('at least n raises what is smaller and leaves the rest alone', () => {
  expect(strategyFor({ kind: 'at-least', n: 30 }, classes, more)).toEqual({ b: 30, c: 30 });
});

test('a ratio of 1:n is taken of the largest class, and of the smallest where rows are taken away', () => {
  expect(strategyFor({ kind: 'ratio', n: 3 }, classes, more)).toEqual({ b: 27, c: 27 });
  expect(strategyFor({ kind: 'ratio', n: 3 }, classes, fewer)).toEqual({ a: 15, b: 15 });
});

test('a count typed for a class keeps the others as planned and never goes below what there is', () => {
  const planned = { a: 80, b: 80, c: 80 };
  expect(withCount(planned, classes, { name: 'c', count: 33.4, direction: 'more' })).toEqual({ b: 80, c: 33 });
  expect(withCount(planned, classes, { name: 'b', count: 3, direction: 'more' })).toEqual({ c: 80 });
  expect(withCount(planned, classes, { name: 'a', count: 900, direction: 'fewer' })).toEqual({ b: 80, c: 80 });
});

test('a strategy without a control here stays as it is', () => {
  const rule = ruleOf('minority', classes, { direction: 'more', hint: null });
  expect(rule).toEqual({ kind: 'other', strategy: 'minority' });
  expect(strategyFor(rule, classes, more)).toBe('minority');
});

test('the imbalance is the largest over the smallest class that has rows', () => {
  expect(imbalance([80, 20, 5])).toBe(16);
  expect(imbalance([80, 0])).toBeNull();
});
