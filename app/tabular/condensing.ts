/** What the two rules share that keep of a class only what the rows kept do not classify. */
import { AppError } from '../errors.ts';
import { drawDistinct } from './drawn-rows.ts';
import type { StepInput } from './method.ts';
import { classSizes, type Population, rowsOfClass } from './population.ts';
import { smallestClass } from './sampling-strategy.ts';
import { type CleaningStrategy, cleanedClasses } from './sampling-strategy-under.ts';

export type CondensingParameters = {
  readonly sampling_strategy: CleaningStrategy;
  readonly n_neighbors: number | null;
  readonly n_seeds_S: number;
};

/** A class to condense. */
export interface Condensed {
  readonly code: number;
  readonly k: number;
  /** Rows of the class to start with, in order of drawing. */
  readonly seeds: Int32Array;
  /** The rows of the class that are no seeds, ascending. */
  readonly candidates: Int32Array;
  /** The rows of the smallest class and the seeds, ascending. */
  readonly store: Int32Array;
}

/**
 * The classes to condense in sorted order. The smallest class is what the others are condensed against: it stays whole,
 * also where the strategy names it (imbalanced-learn would reduce it to the seeds, since it classifies itself).
 *
 * @throws AppError `strategy.invalid`, or `class.too-small` where there are not k rows to classify with.
 */
export function classesToCondense(input: StepInput<CondensingParameters>): readonly Condensed[] {
  const { parameters, population, seed, step } = input;
  const minority = smallestClass(classSizes(population));
  const reference = rowsOfClass(population, minority);
  const k = parameters.n_neighbors ?? 1;
  return [...targetedClasses(input)]
    .sort((a, b) => a - b)
    .filter((code) => code !== minority)
    .map((code) => {
      const rows = rowsOfClass(population, code);
      const count = Math.min(parameters.n_seeds_S, rows.length);
      const seeds = drawDistinct(rows, count, { seed, step, classCode: code }).slice();
      const drawn = new Set(seeds);
      const store = Int32Array.of(...reference, ...seeds).sort();
      if (store.length < k) throw tooFew(population, { step, k, store: store.length, minority });
      return { code, k, seeds, candidates: rows.filter((row) => !drawn.has(row)), store };
    });
}

export function targetedClasses({
  parameters,
  population,
  step,
}: StepInput<CondensingParameters>): ReadonlySet<number> {
  return cleanedClasses(parameters.sampling_strategy, classSizes(population), `steps[${step}].sampling_strategy`);
}

function tooFew(
  { labels }: Population,
  { step, k, store, minority }: { step: number; k: number; store: number; minority: number },
): AppError {
  const field = `steps[${step}].n_neighbors`;
  const label = labels[minority] ?? '';
  return new AppError(
    'class.too-small',
    `"${field}" is ${k}, and class "${label}" with the rows drawn has ${store}. Use ${store} or less, or more "n_seeds_S".`,
    { field, class: label },
  );
}
