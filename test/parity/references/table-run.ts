import type { Warning } from '../../../app/errors.ts';
import type { TabularRecipe } from '../../../app/model/recipe.ts';
import { inThreadSearch } from '../../../app/tabular/neighbours/in-thread.ts';
import {
  explainTabularRecipe,
  type RowsRecipe,
  runTabularRecipe,
  type TabularContext,
  type TabularExplanation,
} from '../../../app/tabular/run-recipe.ts';
import type { SyntheticRows, TabularResult } from '../../../app/tabular/run-result.ts';
import { parseTabularSteps } from '../../../app/tabular/steps.ts';
import type { Table } from '../../../app/tabular/table.ts';

/** Runs and explains recipes in this thread, with steps as a person writes them. */

export const quietContext: TabularContext = {
  search: inThreadSearch,
  gate: async () => undefined,
  progress: () => undefined,
  now: () => 0,
};

type Rules = Partial<Pick<TabularRecipe, 'seed' | 'constraints' | 'round' | 'scale' | 'missing'>>;
type Step = Readonly<Record<string, unknown>>;

export function recipeOf(steps: Step | readonly Step[], rules: Rules = {}): RowsRecipe {
  const list = Array.isArray(steps) ? steps : [steps];
  return {
    seed: 42,
    round: 'none',
    scale: 'none',
    missing: 'refuse',
    constraints: [],
    ...rules,
    steps: parseTabularSteps(list, 'steps'),
  };
}

export async function run(table: Table, steps: Step | readonly Step[], rules: Rules = {}): Promise<TabularResult> {
  return runTabularRecipe(table, recipeOf(steps, rules), quietContext);
}

export interface Explained {
  readonly classes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly warnings: readonly Warning[];
}

/** The explanation of a recipe of one step. */
export async function explain(table: Table, step: Step, rules: Rules = {}): Promise<Explained> {
  const { steps, warnings } = await explainTabularRecipe(table, recipeOf(step, rules), quietContext);
  return { classes: steps[0]!.classes as Explained['classes'], warnings };
}

/** The explanation of every step, with what belongs to no class. */
export async function explainSteps(
  table: Table,
  steps: Step | readonly Step[],
  rules: Rules = {},
): Promise<TabularExplanation> {
  return explainTabularRecipe(table, recipeOf(steps, rules), quietContext);
}

/** The first rows in a form that compares: values and lineage. */
export function bytesOf(synthetic: SyntheticRows, count = synthetic.count): unknown {
  return {
    numeric: [...synthetic.numeric].map(([column, values]) => [column, [...values.subarray(0, count)]]),
    categorical: [...synthetic.categorical].map(([column, codes]) => [column, [...codes.subarray(0, count)]]),
    base: [...synthetic.base.subarray(0, count)],
    neighbour: [...synthetic.neighbour.subarray(0, count)],
    gap: [...synthetic.gap.subarray(0, count)],
  };
}
