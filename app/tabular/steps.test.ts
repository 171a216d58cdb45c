import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { parseTabularSteps, writeTabularSteps } from './steps.ts';

function refusal(step: unknown): AppError {
  try {
    parseTabularSteps([step], 'steps');
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('the step was accepted');
}

describe('parseTabularSteps', () => {
  it('writes out every default under its name in imbalanced-learn', () => {
    const steps = parseTabularSteps([{ method: 'SMOTE' }, { method: 'RandomOverSampler' }], 'steps');

    expect(writeTabularSteps(steps)).toEqual([
      { method: 'SMOTE', sampling_strategy: 'auto', k_neighbors: 5 },
      { method: 'RandomOverSampler', sampling_strategy: 'auto', shrinkage: null },
    ]);
  });

  it('reads back what it writes', () => {
    const steps = parseTabularSteps([{ method: 'SMOTE', sampling_strategy: { a: 7 }, k_neighbors: 'fit' }], 'steps');

    expect(parseTabularSteps(writeTabularSteps(steps), 'steps')).toEqual(steps);
  });

  it.each([
    ['an unknown method', { method: 'SMOT' }, 'recipe.unknown-method', 'steps[0].method', '"SMOTE"'],
    ['a method that is no text', { method: 5 }, 'recipe.invalid-value', 'steps[0].method', 'SMOTE'],
    ['a missing method', {}, 'recipe.invalid-value', 'steps[0].method', 'missing'],
    ['a step that is no object', 'SMOTE', 'recipe.invalid-value', 'steps[0]', 'object'],
    [
      'an unknown parameter',
      { method: 'SMOTE', k_neighbours: 3 },
      'recipe.unknown-key',
      'steps[0].k_neighbours',
      '"k_neighbors"',
    ],
    [
      'k below 1',
      { method: 'SMOTE', k_neighbors: 0 },
      'recipe.invalid-value',
      'steps[0].k_neighbors',
      'is 0; expected a number of at least 1',
    ],
    [
      'a k with a fraction',
      { method: 'SMOTE', k_neighbors: 2.5 },
      'recipe.invalid-value',
      'steps[0].k_neighbors',
      'is 2.5',
    ],
    [
      'a k that is text',
      { method: 'SMOTE', k_neighbors: 'five' },
      'recipe.invalid-value',
      'steps[0].k_neighbors',
      '"five"',
    ],
    [
      'a ratio of 0',
      { method: 'SMOTE', sampling_strategy: 0 },
      'recipe.invalid-value',
      'steps[0].sampling_strategy',
      'above 0',
    ],
    [
      'a ratio above 1',
      { method: 'SMOTE', sampling_strategy: 1.5 },
      'recipe.invalid-value',
      'steps[0].sampling_strategy',
      'at most 1',
    ],
    [
      'a misspelt strategy',
      { method: 'SMOTE', sampling_strategy: 'minorty' },
      'recipe.invalid-value',
      'steps[0].sampling_strategy',
      'Did you mean "minority"',
    ],
    [
      '"majority"',
      { method: 'SMOTE', sampling_strategy: 'majority' },
      'recipe.invalid-value',
      'steps[0].sampling_strategy',
      'remove rows',
    ],
    [
      'a negative shrinkage',
      { method: 'RandomOverSampler', shrinkage: -1 },
      'recipe.invalid-value',
      'steps[0].shrinkage',
      'at least 0',
    ],
    [
      'a negative shrinkage of a class',
      { method: 'RandomOverSampler', shrinkage: { a: -1 } },
      'recipe.invalid-value',
      'steps[0].shrinkage.a',
      'at least 0',
    ],
  ])('refuses %s, naming the field and what was expected', (_case, step, code, field, part) => {
    const error = refusal(step);

    expect(error.code).toBe(code);
    expect(error.where?.field).toBe(field);
    expect(error.message).toContain(part);
  });

  it('refuses a recipe without steps', () => {
    expect(() => parseTabularSteps([], 'steps')).toThrow('at least one step');
  });
});
