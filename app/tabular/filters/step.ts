/** The step `{"filters": […]}`: drops synthetic rows, whichever methods made them. Real rows always stay. */
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { valuesOfPopulation } from '../constraints/rules.ts';
import type { Method, Removal, StepInput } from '../method.ts';
import { explainRemovals } from '../removals.ts';
import { duplicatesOfReal } from './duplicates.ts';
import { nearerToOthers } from './nearer-to-others.ts';
import { FILTER_STEP, FILTERS, type FilterName, type FilterParameters } from './parse.ts';

type Input = StepInput<FilterParameters>;

export const filtering: Method<FilterParameters> = {
  meta: {
    name: FILTER_STEP,
    title: 'Filters',
    kind: 'cleaning',
    summary: 'Drops synthetic rows that repeat a real one, lie nearer to another class, or break a constraint.',
    useWhen: 'After a method that may make such rows.',
    avoidWhen: 'Exact counts are wanted: what is dropped is not made again.',
    source: 'Rules of this program.',
    parameters: z.strictObject({ filters: z.array(z.enum(FILTERS)).min(1) }),
    needs: ({ filters }) => ({
      numeric: 'accepted',
      categorical: 'accepted',
      acceptsMissing: !filters.includes('nearer_other_class'),
      target: 'classes',
    }),
  },

  check({ step }) {
    if (step > 0) return;
    throw new AppError(
      'recipe.invalid-value',
      '"steps[0].filters" has no step before it; filters drop synthetic rows, so a method that makes some must come first.',
      { field: 'steps[0].filters' },
    );
  },

  async explain(input) {
    return explainRemovals(input.population, await removals(input));
  },

  async run(input) {
    return { made: null, removed: await removals(input) };
  },
};

/** Each row is dropped by the first filter that turns it down, in the order of the recipe. */
async function removals(input: Input): Promise<readonly Removal[]> {
  const { rows, inputRows } = input.population;
  let left = rows.filter((row) => row >= inputRows);
  const removed: Removal[] = [];
  for (const filter of input.parameters.filters) {
    await input.control.gate();
    const dropped = (await droppedBy(filter, input, left)).map((removal) => ({ ...removal, by: filter }));
    const gone = new Set(dropped.map(({ row }) => row));
    left = left.filter((row) => !gone.has(row));
    removed.push(...dropped);
  }
  return removed;
}

async function droppedBy(filter: FilterName, input: Input, rows: Int32Array): Promise<readonly Removal[]> {
  switch (filter) {
    case 'duplicates':
      return duplicatesOfReal(input.population, rows);
    case 'nearer_other_class':
      return nearerToOthers(input, rows);
    case 'constraints':
      return breakingConstraints(input, rows);
  }
}

function breakingConstraints({ population, rules }: Input, rows: Int32Array): readonly Removal[] {
  const values = valuesOfPopulation(population);
  const tests = rules.list.map((rule) => ({ rule, holds: rule.holdsIn(values) }));
  return [...rows].flatMap((row) => {
    const broken = tests.find(({ holds }) => !holds(row));
    return broken === undefined ? [] : [{ row, reason: `breaks the constraint that ${broken.rule.text}` }];
  });
}
