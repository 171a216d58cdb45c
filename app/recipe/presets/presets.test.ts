import { describe, expect, it } from 'vitest';
import { parseRecipe } from '../parse.ts';
import { imagePresets } from './presets.ts';

describe('the recipes to begin with', () => {
  it.each(imagePresets.map((preset) => [preset.name, preset] as const))(
    '%s is a recipe that can be run',
    (_name, preset) => {
      const recipe = parseRecipe({ twelvefold: 1, kind: 'image', copies: 11, steps: preset.steps });

      expect(recipe.kind === 'image' && recipe.steps).toHaveLength(preset.steps.length);
    },
  );

  it('mirrors neither documents nor medical pictures', () => {
    const mirrors = ['HorizontalFlip', 'VerticalFlip', 'D4', 'Transpose'];
    for (const preset of imagePresets.filter(({ name }) => name === 'Documents' || name === 'Medical-safe')) {
      expect(preset.steps.filter(({ op }) => mirrors.includes(op as string))).toEqual([]);
    }
  });
});
