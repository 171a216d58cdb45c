import { type EditingRule, editedRows, removalsOf } from '../../edited-rows.ts';
import type { Explanation, Method, StepInput, StepOutput } from '../../method.ts';
import { classSizes, rowsOfClass } from '../../population.ts';
import { explainRemovals, warnOfEmptied } from '../../removals.ts';
import { cleanedClasses } from '../../sampling-strategy-under.ts';
import { explainSurroundings, neighboursAmongAll, requireRowsAround } from '../../surroundings.ts';
import { type EditedNearestNeighboursParameters, editedNearestNeighboursMeta } from './meta.ts';

type Input = StepInput<EditedNearestNeighboursParameters>;

/**
 * Edited nearest neighbors. Wilson's rule is `kind_sel: "mode"` on all classes; `"all"` and the classes to clean are
 * imbalanced-learn's. The row itself is left out by its number, so that a twin of another class counts.
 */
export const editedNearestNeighbours: Method<EditedNearestNeighboursParameters> = {
  meta: editedNearestNeighboursMeta,

  check(input) {
    ruleOf(input);
    requireRowsAround(input, 'n_neighbors', input.parameters.n_neighbors);
  },

  async explain(input): Promise<Explanation> {
    const { population, warn } = input;
    const { k, kind, classes: cleaned } = ruleOf(input);
    const knn: Record<string, Readonly<Record<string, unknown>>> = {};
    const removals = [];
    for (const [code, label] of population.labels.entries()) {
      const rows = rowsOfClass(population, code);
      if (rows.length === 0) continue;
      const found = await neighboursAmongAll(input, rows, k);
      knn[label] = explainSurroundings(found, k);
      if (cleaned.has(code)) removals.push(...removalsOf(population, found, kind));
    }
    warnOfEmptied(population, removals, warn);
    const { classes, step } = explainRemovals(population, removals);
    const withNeighbours = Object.entries(classes).map(([label, fields]) => [
      label,
      { ...fields, knn_all: knn[label] },
    ]);
    return { classes: Object.fromEntries(withNeighbours), step: { k, kind_sel: kind, ...step } };
  },

  async run(input): Promise<StepOutput> {
    const removed = await editedRows(input, ruleOf(input));
    warnOfEmptied(input.population, removed, input.warn);
    return { made: null, removed };
  },
};

function ruleOf({ parameters, population, step }: Input): EditingRule {
  const { sampling_strategy, n_neighbors, kind_sel } = parameters;
  const classes = cleanedClasses(sampling_strategy, classSizes(population), `steps[${step}].sampling_strategy`);
  return { k: n_neighbors, kind: kind_sel, classes };
}
