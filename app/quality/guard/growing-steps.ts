import type { TabularStep } from '../../model/recipe.ts';
import { methodMetadata } from '../../tabular/methods/metadata.ts';

/** Whether a step makes rows of classes by its `sampling_strategy`, whatever else it does: what the guard judges and caps. */
export function growsClasses({ method }: Pick<TabularStep, 'method'>): boolean {
  const kind = methodMetadata.find(({ name }) => name === method)?.kind;
  return kind === 'oversampling' || kind === 'generative' || kind === 'combined';
}
