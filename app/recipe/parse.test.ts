import { describe, expect, it } from 'vitest';
import { parseRecipeText } from './parse.ts';

const TABULAR = { twelvefold: 1, kind: 'tabular', steps: [{ method: 'SMOTE' }] };
const IMAGE = { twelvefold: 1, kind: 'image', steps: [{ op: 'HorizontalFlip' }] };

const parse = (recipe: unknown) => parseRecipeText(JSON.stringify(recipe), 'r.json');

/** The failure of reading a text, as its code, message and place. */
function failure(text: string, name = 'r.json') {
  try {
    parseRecipeText(text, name);
  } catch (error) {
    return error as { code: string; message: string; where: { line?: number; field?: string } };
  }
  throw new Error('the recipe was accepted');
}

describe('a recipe', () => {
  it('gets every default written out', () => {
    expect(parse(TABULAR)).toMatchObject({
      target: null,
      seed: 0,
      guard: { mode: 'warn' },
      round: 'kind',
      scale: 'none',
      missing: 'refuse',
      split: null,
      steps: [{ method: 'SMOTE', parameters: { k_neighbors: 5, sampling_strategy: 'auto' } }],
    });
    expect(parse(IMAGE)).toMatchObject({
      copies: 1,
      keep_original: true,
      balance: 'none',
      output: { format: 'same', quality: 90 },
      resampling: 'fused',
    });
  });

  it('reads the same from YAML, with comments', () => {
    const yaml = `# three times
twelvefold: 1
kind: tabular
target: species
steps:
  - method: SMOTE
    k_neighbors: 3   # few rows
guard: cap
`;

    expect(parseRecipeText(yaml, 'r.yaml')).toEqual(
      parse({ ...TABULAR, target: 'species', guard: 'cap', steps: [{ method: 'SMOTE', k_neighbors: 3 }] }),
    );
  });

  it('may begin with a byte order mark', () => {
    expect(parseRecipeText(`\uFEFF${JSON.stringify(TABULAR)}`, 'r.json').kind).toBe('tabular');
  });

  it.each([
    ['a top key', { ...TABULAR, sed: 1 }, 'sed', 'seed'],
    ['a parameter', { ...TABULAR, steps: [{ method: 'SMOTE', k_neighbours: 3 }] }, 'k_neighbours', 'k_neighbors'],
    ['a method', { ...TABULAR, steps: [{ method: 'SMOT' }] }, 'SMOT', 'SMOTE'],
    ['an operation', { ...IMAGE, steps: [{ op: 'HorizontalFlop' }] }, 'HorizontalFlop', 'HorizontalFlip'],
    ['a key of output', { ...IMAGE, output: { qualty: 90 } }, 'qualty', 'quality'],
    ['a choice', { ...TABULAR, scale: 'standrad' }, 'standrad', 'standard'],
  ])('names the nearest known name for %s', (_what, recipe, wrong, nearest) => {
    const { message } = failure(JSON.stringify(recipe));

    expect(message).toContain(wrong);
    expect(message).toContain(`"${nearest}"`);
  });

  it.each([
    ['twelvefold', { kind: 'tabular' }],
    ['kind', { twelvefold: 1 }],
    ['seed', { ...TABULAR, seed: -1 }],
    ['seed', { ...TABULAR, seed: 1.5 }],
    ['seed', { ...TABULAR, seed: '1' }],
    ['copies', { ...IMAGE, copies: -1 }],
    ['copies.class.cat', { ...IMAGE, copies: { class: { cat: 1e9 } } }],
    ['output.quality', { ...IMAGE, output: { quality: 101 } }],
    ['bbox_params.min_visibility', { ...IMAGE, bbox_params: { min_visibility: 2 } }],
    ['split', { ...TABULAR, split: { train: 0.5, val: 0.1, test: 0.1 } }],
    ['steps', { ...TABULAR, steps: {} }],
    ['steps[0]', { ...TABULAR, steps: ['SMOTE'] }],
    ['steps[0].p', { ...IMAGE, steps: [{ op: 'HorizontalFlip', p: 2 }] }],
    ['columns.a', { ...TABULAR, columns: { a: 'text' } }],
    ['guard', { ...TABULAR, guard: 'stop' }],
  ])('names the field %s whose value is out of range', (field, recipe) => {
    expect(failure(JSON.stringify(recipe))).toMatchObject({ code: 'recipe.invalid-value', where: { field } });
  });

  it('of a newer version asks for a newer program', () => {
    expect(failure(JSON.stringify({ ...TABULAR, twelvefold: 2 }))).toMatchObject({
      code: 'recipe.newer-version',
      message: expect.stringContaining('Update Twelvefold'),
    });
  });
});

describe('broken text', () => {
  it.each([
    ['a missing comma', '{\n  "twelvefold": 1\n  "kind": "tabular"\n}', 'line 3, column 3'],
    ['a missing end', '{\n  "twelvefold": 1,', 'line 2, column 19'],
    ['a single quote', "{\n 'a': 1}", 'line 2, column 2'],
  ])('names line and column of %s in JSON', (_what, text, place) => {
    const { code, message, where } = failure(text);

    expect(code).toBe('recipe.syntax');
    expect(message).toContain(`r.json is not valid JSON: ${place}`);
    expect(message).toContain(`line ${where.line}`);
  });

  it('names line and column in YAML', () => {
    const { code, message } = failure('twelvefold: 1\nkind: [tabular\nsteps:\n', 'r.yml');

    expect(code).toBe('recipe.syntax');
    expect(message).toMatch(/r\.yml is not valid YAML: line \d+, column \d+/);
  });

  it.each([
    ['empty', ''],
    ['binary', '{\0\0'],
    ['nested without end', '['.repeat(5000) + ']'.repeat(5000)],
    [
      'a bomb of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((k, i) => `${k}: &${k} [${Array(9).fill(`*${'abcdefg'[i]}`)}]`).join('\n')}\n`,
    ],
  ])('that is %s is refused as syntax', (_what, text) => {
    expect(failure(text, 'r.yaml').code).toBe('recipe.syntax');
  });

  it('that holds a list is no recipe', () => {
    expect(failure('[]')).toMatchObject({ code: 'recipe.invalid-value' });
  });
});
