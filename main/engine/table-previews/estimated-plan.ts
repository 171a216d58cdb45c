/** What a recipe makes of a whole table, reckoned from what it made of a sample. */

import type { TabularRecipe, TabularStep } from '../../../app/model/recipe.ts';
import type { ClassCount } from '../../../app/tabular/run-result.ts';
import { type OverSamplingStrategy, overSamplingQuotas } from '../../../app/tabular/sampling-strategy.ts';

type Counts = Readonly<Record<string, ClassCount>>;

/** Methods that make exactly the rows that their strategy asks for, whatever the values are. */
const exactMethods = new Set(['RandomOverSampler', 'SMOTE', 'SMOTENC', 'SMOTEN', 'KernelBootstrap', 'GaussianCopula']);

export interface EstimatedPlan {
  readonly classes: Counts;
  /** The counts follow from the recipe alone. */
  readonly exact: boolean;
}

/**
 * Counts of the whole table: exact where every step makes what it is asked for, else the sample's shares of added and
 * removed rows times the rows there are.
 *
 * @param real rows of each class in the whole table
 * @param sampled what the recipe made of the sample
 * @throws AppError `strategy.invalid`
 */
export function estimatedPlan(
  real: readonly { readonly name: string; readonly count: number }[],
  steps: readonly TabularStep[],
  sampled: Counts,
): EstimatedPlan {
  if (steps.every(({ method }) => exactMethods.has(method))) return { classes: exactCounts(real, steps), exact: true };
  const classes = real.map(({ name, count }) => {
    const seen = sampled[name];
    const factor = seen === undefined || seen.before === 0 ? 0 : count / seen.before;
    const added = Math.round((seen?.added ?? 0) * factor);
    const removed = Math.min(count + added, Math.round((seen?.removed ?? 0) * factor));
    return [name, { before: count, added, removed, after: count + added - removed }] as const;
  });
  return { classes: Object.fromEntries(classes), exact: false };
}

function exactCounts(
  real: readonly { readonly name: string; readonly count: number }[],
  steps: readonly TabularStep[],
) {
  const labels = real.map(({ name }) => name);
  const counts = real.map(({ count }) => count);
  for (const [step, { parameters }] of steps.entries()) {
    const field = `steps[${step}].sampling_strategy`;
    const strategy = parameters.sampling_strategy as OverSamplingStrategy;
    for (const { code, add } of overSamplingQuotas(strategy, { labels, counts: [...counts] }, field)) {
      counts[code] = (counts[code] ?? 0) + add;
    }
  }
  const change = ({ name, count }: (typeof real)[number], code: number) => {
    const after = counts[code] ?? count;
    return [name, { before: count, added: after - count, removed: 0, after }] as const;
  };
  return Object.fromEntries(real.map(change));
}

/**
 * The recipe for a sample: final counts by class become counts that stand to the sample's classes as they stand to the
 * table's. Strategies in words and ratios mean the same there.
 */
export function recipeForSample<Recipe extends Pick<TabularRecipe, 'steps'>>(
  recipe: Recipe,
  real: readonly { readonly name: string; readonly count: number }[],
  sampled: ReadonlyMap<string, number>,
): Recipe {
  const factorOf = (name: string): number => {
    const count = real.find((known) => known.name === name)?.count ?? 0;
    return count === 0 ? 1 : (sampled.get(name) ?? 0) / count;
  };
  const scaled = (step: TabularStep): TabularStep => {
    const strategy = step.parameters.sampling_strategy;
    if (typeof strategy !== 'object' || strategy === null || Array.isArray(strategy)) return step;
    const entries = Object.entries(strategy as Record<string, number>);
    const [only] = entries;
    if (entries.length === 1 && only !== undefined && !real.some(({ name }) => name === only[0])) {
      if (only[0] !== 'add') return step;
      const counts = real.map(({ name, count }) => [name, scaledCount(count + only[1], name)] as const);
      return withStrategy(step, Object.fromEntries(counts));
    }
    return withStrategy(step, Object.fromEntries(entries.map(([name, n]) => [name, scaledCount(n, name)])));
  };
  const scaledCount = (count: number, name: string): number => {
    const own = sampled.get(name) ?? 0;
    const wanted = Math.round(count * factorOf(name));
    const full = real.find((known) => known.name === name)?.count ?? 0;
    return count >= full ? Math.max(own, wanted) : Math.min(own, wanted);
  };
  return { ...recipe, steps: recipe.steps.map(scaled) };
}

function withStrategy(step: TabularStep, strategy: Readonly<Record<string, number>>): TabularStep {
  return { ...step, parameters: { ...step.parameters, sampling_strategy: strategy } };
}
