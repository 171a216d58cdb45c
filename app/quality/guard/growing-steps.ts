import type { TabularStep } from '../../model/recipe.ts';
import { methodMetadata } from '../../tabular/methods/metadata.ts';

/** Whether a step does nothing but make rows of classes, by its `sampling_strategy`: what the guard judges and caps. */
export function growsClasses({ method }: Pick<TabularStep, 'method'>): boolean {
  const kind = methodMetadata.find(({ name }) => name === method)?.kind;
  return kind === 'oversampling' || kind === 'generative';
}
