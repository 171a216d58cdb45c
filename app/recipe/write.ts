import type { ImageRecipe, ImageStep, Recipe, TabularRecipe } from '../model/recipe.ts';
import { writeTabularSteps } from '../tabular/steps.ts';

/**
 * A checked recipe as a person would write it with every default spelled out: plain data that `parseRecipe` reads back
 * to the same recipe. This is what `recipe.json` of a run holds and what recipes are hashed by.
 */
export function writeRecipe(recipe: Recipe): Readonly<Record<string, unknown>> {
  return recipe.kind === 'tabular' ? writeTabular(recipe) : writeImage(recipe);
}

function writeTabular(recipe: TabularRecipe): Readonly<Record<string, unknown>> {
  return { ...recipe, steps: writeTabularSteps(recipe.steps) };
}

function writeImage(recipe: ImageRecipe): Readonly<Record<string, unknown>> {
  const perClass = Object.entries(recipe.per_class).map(([label, steps]) => [label, steps.map(writeStep)] as const);
  return { ...recipe, steps: recipe.steps.map(writeStep), per_class: Object.fromEntries(perClass) };
}

function writeStep(step: ImageStep): Readonly<Record<string, unknown>> {
  switch (step.kind) {
    case 'op':
      return { op: step.op, ...step.parameters, p: step.p };
    case 'oneOf':
      return { oneOf: step.steps.map(writeStep), p: step.p };
  }
}
