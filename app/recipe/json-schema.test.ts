import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { recipeJsonSchema } from './json-schema.ts';
import { parseRecipe } from './parse.ts';

const validate = new Ajv2020({ strict: false }).compile(recipeJsonSchema());

const SMOTE = { twelvefold: 1, kind: 'tabular', steps: [{ method: 'SMOTE' }] };
const FLIP = { twelvefold: 1, kind: 'image', steps: [{ op: 'HorizontalFlip', p: 0.5 }] };

function isParsed(recipe: unknown): boolean {
  try {
    parseRecipe(recipe);
    return true;
  } catch {
    return false;
  }
}

describe('the published schema', () => {
  it('is the one in resources/ (vitest -u writes it anew)', async () => {
    const text = `${JSON.stringify(recipeJsonSchema(), null, 2)}\n`;

    await expect(text).toMatchFileSnapshot('../../resources/recipe.schema.json');
  });

  it.each([
    SMOTE,
    {
      ...SMOTE,
      target: 'species',
      seed: 42,
      columns: { colour: 'categorical', id: 'ignore' },
      guard: { mode: 'warn' },
    },
    { ...SMOTE, guard: 'cap', round: 'decimals', scale: 'robust', missing: 'median' },
    { ...SMOTE, steps: [{ method: 'SMOTE', k_neighbors: 3, sampling_strategy: { 'a b': 20 } }] },
    { ...SMOTE, steps: [{ method: 'RandomOverSampler', sampling_strategy: 0.5 }] },
    { ...SMOTE, split: { train: 0.8, val: 0.1, test: 0.1, stratify: true, group_by: 'patient' } },
    FLIP,
    {
      ...FLIP,
      seed: 42,
      copies: 11,
      keep_original: true,
      steps: [
        { op: 'HorizontalFlip', p: 0.5 },
        { op: 'Rotate', limit: [-15, 15], border_mode: 'reflect_101', p: 0.8 },
        { oneOf: [{ op: 'GaussianBlur', sigma_limit: [0.5, 2] }, { op: 'VerticalFlip' }], p: 0.3 },
      ],
      balance: 'none',
      output: { format: 'jpeg', quality: 90 },
      bbox_params: { min_area: 0, min_visibility: 0.1 },
      split: { train: 0.8, val: 0.1, test: 0.1, stratify: true, group_by: null },
    },
    { ...FLIP, copies: { class: { cat: 20, dog: 5 } }, per_class: { cat: [{ op: 'VerticalFlip' }] } },
  ])('accepts what the reader accepts: %j', (recipe) => {
    expect(isParsed(recipe)).toBe(true);
    expect(validate(recipe), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each([
    {},
    { ...SMOTE, twelvefold: 2 },
    { ...SMOTE, kind: 'video' },
    { ...SMOTE, sed: 1 },
    { ...SMOTE, steps: [] },
    { ...SMOTE, steps: [{ method: 'SMOT' }] },
    { ...SMOTE, steps: [{ method: 'SMOTE', k_neighbors: 0 }] },
    { ...SMOTE, steps: [{ method: 'SMOTE', neighbors: 3 }] },
    { ...SMOTE, seed: -1 },
    { ...SMOTE, copies: 3 },
    { ...FLIP, steps: [{ op: 'HorizontalFlip', p: 2 }] },
    { ...FLIP, steps: [{ oneOf: [] }] },
    { ...FLIP, target: 'a' },
    { ...FLIP, output: { format: 'bmp' } },
    { ...FLIP, copies: { cat: 3 } },
  ])('refuses what the reader refuses: %j', (recipe) => {
    expect(isParsed(recipe)).toBe(false);
    expect(validate(recipe)).toBe(false);
  });
});
