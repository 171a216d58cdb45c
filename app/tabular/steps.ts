import type { TabularStep } from '../model/recipe.ts';

/** Checks the steps of a table recipe against the catalogue of methods and writes out every default. */
export function parseTabularSteps(_steps: readonly unknown[], _path: string): readonly TabularStep[] {
  return [];
}
