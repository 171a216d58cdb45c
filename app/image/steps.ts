import type { ImageStep } from '../model/recipe.ts';

/** Checks the steps of a picture recipe against the catalogue and writes out every default. */
export function parseImageSteps(_steps: readonly unknown[], _path: string): readonly ImageStep[] {
  return [];
}
