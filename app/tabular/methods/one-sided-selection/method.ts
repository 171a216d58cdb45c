import { type CondensingParameters, classesToCondense, targetedClasses } from '../../condensing.ts';
import { mostFrequent } from '../../edited-rows.ts';
import type { Explanation, Method, Removal, StepInput, StepOutput } from '../../method.ts';
import { advance } from '../../population.ts';
import { explainRemovals, warnOfEmptied } from '../../removals.ts';
import { neighboursIn, neighboursOf } from '../../surroundings.ts';
import { linkedRows, tomekLinksAmong } from '../../tomek-pairs.ts';
import { oneSidedSelectionMeta } from './meta.ts';

type Input = StepInput<CondensingParameters>;

/**
 * One-sided selection: of each class the rows go that the smallest class and the seeds classify; of what is left the
 * Tomek links of the classes to clean go. As in imbalanced-learn the seeds alone stand for a class (the paper condenses
 * further), and every class is held against the smallest on its own.
 */
export const oneSidedSelection: Method<CondensingParameters> = {
  meta: oneSidedSelectionMeta,

  check(input) {
    classesToCondense(input);
  },

  async explain(input): Promise<Explanation> {
    const { condensed, linked } = await select(input);
    const { classes, step } = explainRemovals(input.population, [...condensed, ...linked]);
    const seeds = classesToCondense(input).map((part) => [input.population.labels[part.code] ?? '', [...part.seeds]]);
    return { classes, step: { seeds: Object.fromEntries(seeds), ...step } };
  },

  async run(input): Promise<StepOutput> {
    const { condensed, linked } = await select(input);
    return { made: null, removed: [...condensed, ...linked] };
  },
};

async function select(input: Input) {
  const { population } = input;
  const condensed: Removal[] = [];
  for (const { code, k, candidates, store } of classesToCondense(input)) {
    if (candidates.length === 0) continue;
    const stage = `Selecting from class ${population.labels[code] ?? ''}`;
    const found = await neighboursIn(input, { rows: candidates, among: store, k, stage });
    for (const [i, row] of candidates.entries()) {
      const near = neighboursOf(found, i);
      if (mostFrequent(near, population.classCodes) !== code) continue;
      condensed.push({ row, reason: 'classified without it by', others: near });
    }
  }
  condensed.sort((a, b) => a.row - b.row);
  const left = advance(population, null, new Set(condensed.map(({ row }) => row)));
  const links = await tomekLinksAmong({ ...input, population: left });
  const linked = linkedRows(links, population.classCodes, targetedClasses(input));
  warnOfEmptied(population, [...condensed, ...linked], input.warn);
  return { condensed, linked };
}
