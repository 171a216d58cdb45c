import type { Explanation, Method, StepInput, StepOutput } from '../../method.ts';
import { classSizes } from '../../population.ts';
import { explainRemovals, warnOfEmptied } from '../../removals.ts';
import { cleanedClasses } from '../../sampling-strategy-under.ts';
import { linkedRows, tomekLinksAmong } from '../../tomek-pairs.ts';
import { type TomekLinksParameters, tomekLinksMeta } from './meta.ts';

type Input = StepInput<TomekLinksParameters>;

/**
 * Tomek links: of two rows of different class, each the other's nearest, those go that belong to a class the strategy
 * names. Twins count as nearest of each other (imbalanced-learn drops whichever comes first, and so misses links
 * between duplicates).
 */
export const tomekLinks: Method<TomekLinksParameters> = {
  meta: tomekLinksMeta,

  check(input) {
    targets(input);
  },

  async explain(input): Promise<Explanation> {
    const { links, removed } = await clean(input);
    const { classes, step } = explainRemovals(input.population, removed);
    return { classes, step: { links, ...step } };
  },

  async run(input): Promise<StepOutput> {
    const { removed } = await clean(input);
    return { made: null, removed };
  },
};

function targets({ parameters, population, step }: Input): ReadonlySet<number> {
  return cleanedClasses(parameters.sampling_strategy, classSizes(population), `steps[${step}].sampling_strategy`);
}

async function clean(input: Input) {
  const { population, warn } = input;
  const links = await tomekLinksAmong(input);
  const removed = linkedRows(links, population.classCodes, targets(input));
  warnOfEmptied(population, removed, warn);
  return { links, removed };
}
