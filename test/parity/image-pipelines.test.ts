import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importPipeline } from '../../app/image/albumentations/import.ts';
import { parseRecipeText } from '../../app/recipe/parse.ts';

const golden = new URL('../../../shared/golden/albumentations-pipelines/', import.meta.url);
const text = (file: string) => readFileSync(new URL(file, golden), 'utf8');

describe.skipIf(!existsSync(golden))('pipelines saved by Albumentations 2.0.8', () => {
  it.each(['json', 'yaml'])('basic.%s is read whole in place of the steps', (format) => {
    const indented = text(`basic.${format}`).replaceAll('\n', '\n  ').trimEnd();
    const recipe =
      format === 'json'
        ? `{"twelvefold": 1, "kind": "image", "steps": ${indented}}`
        : `twelvefold: 1\nkind: image\nsteps:\n  ${indented}\n`;

    const { steps } = parseRecipeText(recipe, `recipe.${format}`);

    expect(steps.map((step) => 'op' in step && [step.op, step.p])).toEqual([
      ['HorizontalFlip', 0.5],
      ['RandomBrightnessContrast', 0.2],
      ['Rotate', 0.8],
    ]);
  });

  it('detection.json is read whole, parameters and all', () => {
    const recipe = `{"twelvefold": 1, "kind": "image", "steps": ${text('detection.json')}}`;

    const { steps } = parseRecipeText(recipe, 'recipe.json');

    expect(JSON.stringify(steps)).toMatch(/MedianBlur.*MotionBlur|MotionBlur.*MedianBlur/);
    expect(JSON.stringify(steps)).toContain('"op":"CLAHE"');
  });

  it.each([
    ['weather', ['RandomRain', 'RandomSnow', 'RandomFog', 'RandomSunFlare', 'RandomShadow']],
    ['segmentation', ['SomeOf']],
  ])('%s.json: each transform that is not here is listed, none in silence', (name, missing) => {
    const saved = JSON.parse(text(`${name}.json`));

    for (const transform of missing) expect(() => importPipeline(saved)).toThrow(transform);
  });
});
