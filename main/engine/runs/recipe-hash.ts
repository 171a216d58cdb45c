import type { Recipe } from '../../../app/model/recipe.ts';
import { writeRecipe } from '../../../app/recipe/write.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';

/** What identifies a recipe: SHA-256 over the canonical JSON of its written form, every default and the seed included. */
export function recipeHash(recipe: Recipe): string {
  return sha256(canonicalJson(writeRecipe(recipe)));
}

/** The text of `recipe.json`: running it again gives the same bytes. */
export function recipeText(recipe: Recipe): string {
  return `${JSON.stringify(writeRecipe(recipe), null, 2)}\n`;
}
