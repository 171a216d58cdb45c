import type { Method, StepInput } from '../../method.ts';
import { classSizes } from '../../population.ts';
import { explainRounds, type Rounds, runRounds } from '../../repeated-editing.ts';
import { cleanedClasses } from '../../sampling-strategy-under.ts';
import { requireRowsAround } from '../../surroundings.ts';
import { type RepeatedEditedNearestNeighboursParameters, repeatedEditedNearestNeighboursMeta } from './meta.ts';

/**
 * Repeated editing. As in imbalanced-learn it ends when a round removes nothing, when a class has fewer rows than the
 * smallest had at first, when a class is gone, or after `max_iter` rounds; which class is the smallest, and so spared
 * by "auto", is asked anew in every round.
 */
export const repeatedEditedNearestNeighbours: Method<RepeatedEditedNearestNeighboursParameters> = {
  meta: repeatedEditedNearestNeighboursMeta,

  check(input) {
    const { parameters, population, step } = input;
    cleanedClasses(parameters.sampling_strategy, classSizes(population), `steps[${step}].sampling_strategy`);
    requireRowsAround(input, 'n_neighbors', parameters.n_neighbors);
  },

  explain: (input) => explainRounds(input, roundsOf(input)),
  run: (input) => runRounds(input, roundsOf(input)),
};

function roundsOf({ parameters }: StepInput<RepeatedEditedNearestNeighboursParameters>): Rounds {
  const { sampling_strategy, n_neighbors, max_iter, kind_sel } = parameters;
  const ks = new Array<number>(max_iter).fill(n_neighbors);
  return { ks, kind: kind_sel, strategy: sampling_strategy, untilStable: true, keepOrder: true };
}
