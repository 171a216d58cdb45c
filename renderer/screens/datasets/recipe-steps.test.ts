import { expect, test } from 'vitest';
import { seedOf, stepLines } from './recipe-steps.ts';

const written = {
  seed: 42,
  steps: [
    { op: 'HorizontalFlip', p: 0.5 },
    {
      oneOf: [
        { op: 'GaussianBlur', sigma_limit: [0.5, 2] },
        { op: 'Rotate', limit: 10 },
      ],
      p: 0.3,
    },
  ],
};

test('names every step with its share, a group by its members', () => {
  expect(stepLines(written)).toEqual([
    { name: 'HorizontalFlip', share: '50% of the time' },
    { name: 'One of: GaussianBlur, Rotate', share: '30% of the time' },
  ]);
  expect(stepLines({ steps: [{ method: 'SMOTE', k_neighbors: 5 }] })).toEqual([{ name: 'SMOTE', share: null }]);
});

test('reads a group in the form that a saved recipe gives it', () => {
  const saved = { steps: [{ kind: 'oneOf', p: 0.9, steps: [{ kind: 'op', op: 'Rotate', p: 1, parameters: {} }] }] };

  expect(stepLines(saved)).toEqual([{ name: 'One of: Rotate', share: '90% of the time' }]);
});

test('what is no recipe has no steps and the seed 0', () => {
  for (const value of [null, 'text', [], { steps: 'SMOTE' }, { steps: [7] }]) {
    expect(stepLines(value)).toEqual([]);
    expect(seedOf(value)).toBe(0);
  }
  expect(seedOf(written)).toBe(42);
});
