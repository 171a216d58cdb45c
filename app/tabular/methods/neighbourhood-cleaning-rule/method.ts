import { type EditingRule, editedRows, mostFrequent } from '../../edited-rows.ts';
import type { Explanation, Method, Removal, StepInput, StepOutput } from '../../method.ts';
import { classSizes, rowsOfClass } from '../../population.ts';
import { explainRemovals, warnOfEmptied } from '../../removals.ts';
import { smallestClass } from '../../sampling-strategy.ts';
import { cleanedClasses } from '../../sampling-strategy-under.ts';
import { neighboursAmongAll, neighboursOf, requireRowsAround } from '../../surroundings.ts';
import { type NeighbourhoodCleaningRuleParameters, neighbourhoodCleaningRuleMeta } from './meta.ts';

type Input = StepInput<NeighbourhoodCleaningRuleParameters>;

/**
 * Neighborhood cleaning. First, rows that the editing rule removes. Second, where a row of the smallest class is
 * outvoted, those of its nearest that belong to a class to clean with more than `threshold_cleaning` times the rows of
 * the smallest. In that vote a row of the smallest class has a voice itself, with its k − 1 nearest, as in
 * imbalanced-learn; the paper leaves it out.
 */
export const neighbourhoodCleaningRule: Method<NeighbourhoodCleaningRuleParameters> = {
  meta: neighbourhoodCleaningRuleMeta,

  check(input) {
    editingOf(input);
    requireRowsAround(input, 'n_neighbors', input.parameters.n_neighbors);
    const { edited_nearest_neighbours: editing } = input.parameters;
    if (editing !== null) requireRowsAround(input, 'edited_nearest_neighbours.n_neighbors', editing.n_neighbors);
  },

  async explain(input): Promise<Explanation> {
    const { edited, crowding } = await clean(input);
    const { classes, step } = explainRemovals(input.population, [...edited, ...crowding]);
    const rowsOf = (removals: readonly Removal[]) => removals.map(({ row }) => row);
    return { classes, step: { edited: rowsOf(edited), crowding: rowsOf(crowding), ...step } };
  },

  async run(input): Promise<StepOutput> {
    const { edited, crowding } = await clean(input);
    return { made: null, removed: [...edited, ...crowding].sort((a, b) => a.row - b.row) };
  },
};

async function clean(input: Input) {
  const edited = await editedRows(input, editingOf(input));
  const gone = new Set(edited.map(({ row }) => row));
  const crowding = (await crowdingRows(input)).filter(({ row }) => !gone.has(row));
  warnOfEmptied(input.population, [...edited, ...crowding], input.warn);
  return { edited, crowding };
}

function editingOf({ parameters, population, step }: Input): EditingRule {
  const { sampling_strategy, edited_nearest_neighbours: given, n_neighbors } = parameters;
  const sizes = classSizes(population);
  const field = `steps[${step}].sampling_strategy`;
  const own = cleanedClasses(sampling_strategy, sizes, field);
  if (given === null) return { k: n_neighbors, kind: 'mode', classes: own };
  const classes = cleanedClasses(
    given.sampling_strategy,
    sizes,
    `steps[${step}].edited_nearest_neighbours.sampling_strategy`,
  );
  return { k: given.n_neighbors, kind: given.kind_sel, classes };
}

/** The rows that outvote rows of the smallest class, each with the first row it does that to. */
async function crowdingRows(input: Input): Promise<readonly Removal[]> {
  const { population, parameters, step } = input;
  const { n_neighbors, threshold_cleaning, sampling_strategy } = parameters;
  const sizes = classSizes(population);
  const minority = smallestClass(sizes);
  const enough = threshold_cleaning * (sizes.counts[minority] ?? 0);
  const targeted = cleanedClasses(sampling_strategy, sizes, `steps[${step}].sampling_strategy`);
  const found = await neighboursAmongAll(input, rowsOfClass(population, minority), n_neighbors);
  const label = population.labels[minority] ?? '';
  const removals = new Map<number, Removal>();
  for (const [i, row] of found.rows.entries()) {
    const near = neighboursOf(found, i);
    if (mostFrequent([row, ...near.slice(0, -1)], population.classCodes) === minority) continue;
    for (const other of near) {
      const code = population.classCodes[other] as number;
      if (!targeted.has(code) || !((sizes.counts[code] ?? 0) > enough) || removals.has(other)) continue;
      removals.set(other, { row: other, reason: `helps to outvote, in class "${label}",`, others: [row] });
    }
  }
  return [...removals.values()].sort((a, b) => a.row - b.row);
}
