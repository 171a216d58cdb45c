import { expect, test } from 'vitest';
import { describeDrawn } from './drawn-values.ts';

test('the numbers drawn are one short line; settings, long lists and what changes nothing are left out', () => {
  const params = {
    rotate_degrees: -12.345678,
    scale: [1, 1],
    border: 'reflect101',
    matrix: [1, 2, 3, 4, 5, 6],
    shear: 0,
  };

  expect(describeDrawn(params)).toBe('rotate degrees -12.35');
  expect(describeDrawn({ size: [12, 8], scale: 1.2, nested: { a: 1 } })).toBe('size 12 × 8, scale 1.2');
  expect(describeDrawn({})).toBe('');
});
