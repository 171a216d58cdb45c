import { expect, test } from 'vitest';
import { describeDrawn } from './drawn-values.ts';

test('drawn values are one short line; what is long is left out', () => {
  expect(describeDrawn({ rotate_degrees: -12.345678, scale: 1.2, axis: 'x', matrix: [1, 2, 3, 4, 5, 6] })).toBe(
    'rotate degrees -12.35, scale 1.2, axis x',
  );
  expect(describeDrawn({ size: [12, 8], nested: { a: 1 } })).toBe('size 12 × 8');
  expect(describeDrawn({})).toBe('');
});
