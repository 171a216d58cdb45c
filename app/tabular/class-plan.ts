import type { StepInput } from './method.ts';
import { classSizes } from './population.ts';
import { type OverSamplingStrategy, overSamplingQuotas } from './sampling-strategy.ts';

/** A class that gets rows in a step. */
export interface ClassPlan {
  readonly code: number;
  readonly label: string;
  /** Living rows of the class. */
  readonly count: number;
  /** Rows to add, at least 1. */
  readonly add: number;
}

/**
 * The classes that a step's `sampling_strategy` gives rows to, in sorted order. Classes that get none are not looked
 * at: they may be as small as they are.
 *
 * @throws AppError `strategy.invalid`.
 */
export function classPlans({
  parameters,
  population,
  step,
}: Pick<
  StepInput<{ readonly sampling_strategy: OverSamplingStrategy }>,
  'parameters' | 'population' | 'step'
>): ClassPlan[] {
  const sizes = classSizes(population);
  return overSamplingQuotas(parameters.sampling_strategy, sizes, `steps[${step}].sampling_strategy`)
    .filter(({ add }) => add > 0)
    .map(({ code, add }) => ({ code, label: sizes.labels[code] ?? '', count: sizes.counts[code] ?? 0, add }));
}
