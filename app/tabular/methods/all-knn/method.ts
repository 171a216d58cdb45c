import type { Method, StepInput } from '../../method.ts';
import { classSizes } from '../../population.ts';
import { explainRounds, type Rounds, runRounds } from '../../repeated-editing.ts';
import { cleanedClasses } from '../../sampling-strategy-under.ts';
import { requireRowsAround } from '../../surroundings.ts';
import { type AllKnnParameters, allKnnMeta } from './meta.ts';

/**
 * AllKNN: editing by 1 to `n_neighbors` neighbors, one round each. As in imbalanced-learn it ends early when a class is
 * gone or, unless `allow_minority`, has fewer rows than the smallest had at first. (Tomek's rule judges all rounds on
 * the full set.)
 */
export const allKnn: Method<AllKnnParameters> = {
  meta: allKnnMeta,

  check(input) {
    const { parameters, population, step } = input;
    cleanedClasses(parameters.sampling_strategy, classSizes(population), `steps[${step}].sampling_strategy`);
    requireRowsAround(input, 'n_neighbors', parameters.n_neighbors);
  },

  explain: (input) => explainRounds(input, roundsOf(input)),
  run: (input) => runRounds(input, roundsOf(input)),
};

function roundsOf({ parameters }: StepInput<AllKnnParameters>): Rounds {
  const { sampling_strategy, n_neighbors, kind_sel, allow_minority } = parameters;
  const ks = Array.from({ length: n_neighbors }, (_, i) => i + 1);
  return { ks, kind: kind_sel, strategy: sampling_strategy, untilStable: false, keepOrder: !allow_minority };
}
