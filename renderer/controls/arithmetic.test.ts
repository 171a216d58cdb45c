import { expect, test } from 'vitest';
import { evaluate } from './arithmetic.ts';

test.each([
  ['45/2', 22.5],
  [' 3 + 4*2 ', 11],
  ['(1+2)*3', 9],
  ['-12', -12],
  ['−0,5', -0.5],
  ['1e3', 1000],
  ['½', 0.5],
  ['20 %', 20],
  ['.5', 0.5],
])('%s is %d', (text, value) => {
  expect(evaluate(text)).toBe(value);
});

test.each(['', '-', '1//2', '1/0', '2 apples', '(1', '1 2', 'NaN', 'Infinity', '1e999', '5 5.'])(
  '%s is no number',
  (text) => {
    expect(evaluate(text)).toBeNull();
  },
);
