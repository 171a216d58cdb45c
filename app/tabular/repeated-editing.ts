/** Edited nearest neighbors in rounds, each on what the one before left. */
import { type EditingRule, editedRows } from './edited-rows.ts';
import type { Explanation, Removal, StepInput, StepOutput } from './method.ts';
import { advance, classSizes, type Population } from './population.ts';
import { explainRemovals, warnOfEmptied } from './removals.ts';
import { smallestClass } from './sampling-strategy.ts';
import { type CleaningStrategy, cleanedClasses } from './sampling-strategy-under.ts';

export interface Rounds {
  /** Neighbors of each round. */
  readonly ks: Iterable<number>;
  readonly kind: EditingRule['kind'];
  readonly strategy: CleaningStrategy;
  /** End after a round that removes nothing. */
  readonly untilStable: boolean;
  /** End after a round that leaves a class smaller than the smallest was. */
  readonly keepOrder: boolean;
}

interface Edited {
  readonly removals: readonly Removal[];
  /** Rounds that were run. */
  readonly rounds: number;
}

/** What the rounds remove. A round that leaves a class without a row is the last one; a warning names the class. */
export async function runRounds(input: StepInput<unknown>, rounds: Rounds): Promise<StepOutput> {
  const { removals } = await edit(input, rounds);
  return { made: null, removed: removals };
}

export async function explainRounds(input: StepInput<unknown>, rounds: Rounds): Promise<Explanation> {
  const { removals, rounds: n_iter } = await edit(input, rounds);
  const { classes, step } = explainRemovals(input.population, removals);
  return { classes, step: { n_iter, ...step } };
}

async function edit(
  input: StepInput<unknown>,
  { ks, kind, strategy, untilStable, keepOrder }: Rounds,
): Promise<Edited> {
  const start = classSizes(input.population);
  const minority = smallestClass(start);
  const field = `steps[${input.step}].sampling_strategy`;
  const removals: Removal[] = [];
  let population: Population = input.population;
  let rounds = 0;
  for (const k of ks) {
    if (population.rows.length <= k) break;
    const classes = cleanedClasses(strategy, classSizes(population), field);
    const found = await editedRows({ ...input, population }, { k, kind, classes });
    rounds++;
    for (const removal of found) removals.push({ ...removal, reason: `round ${rounds}: ${removal.reason}` });
    population = advance(population, null, new Set(found.map(({ row }) => row)));
    if (untilStable && found.length === 0) break;
    const { counts } = classSizes(population);
    if (counts.some((count, code) => count === 0 && (start.counts[code] ?? 0) > 0)) break;
    const least = start.counts[minority] ?? 0;
    if (keepOrder && counts.some((count, code) => code !== minority && count > 0 && count < least)) break;
  }
  warnOfEmptied(input.population, removals, input.warn);
  return { removals, rounds };
}
