import type { Warning } from '../errors.ts';
import type { TabularRecipe, TabularStep } from '../model/recipe.ts';
import { lawfulRows, type RuleLedger } from './constraints/lawful-rows.ts';
import { requireLawfulTable } from './constraints/real-rows.ts';
import { type Rule, type Rules, rulesOf } from './constraints/rules.ts';
import { RunLedger, SILENT_LEDGER } from './constraints/run-ledger.ts';
import { distanceSpace } from './distance-space.ts';
import { filtering } from './filters/step.ts';
import type { MadeRows } from './made-rows.ts';
import type { Explanation, Method, StepInput, StepOutput } from './method.ts';
import { methods } from './methods/catalog.ts';
import { completeFeatures } from './missing.ts';
import type { NeighbourSearch } from './neighbours/search.ts';
import { advance, type Population, populationOf } from './population.ts';
import { requireClasses, requireColumns } from './requirements.ts';
import { roundMade } from './rounding.ts';
import type { RemovedRow, TabularResult } from './run-result.ts';
import type { StepControl } from './step-control.ts';
import { countClasses, joinMade } from './step-outputs.ts';
import type { Table } from './table.ts';

/** What a run borrows from the world outside. */
export interface TabularContext extends StepControl {
  readonly search: NeighbourSearch;
  /** Seconds on a clock that never goes back. */
  now(): number;
}

/** The parts of a recipe that decide what is made of a table. */
export type RowsRecipe = Pick<TabularRecipe, 'seed' | 'steps' | 'constraints' | 'round' | 'scale' | 'missing'>;

/** The `step` of rows that were removed before the first step. */
export const BEFORE_STEPS = -1;

/**
 * Runs the steps of a recipe over a table, one after another: each sees what the earlier ones left and made. The same
 * table, recipe and seed give the same rows for any number of workers behind `context.search`.
 *
 * @throws AppError `target.*`, `method.not-applicable`, `table.missing-value`, `table.infinite-value`,
 *   `strategy.invalid` or `class.too-small`; `Cancelled` from `context.gate`.
 */
export async function runTabularRecipe(
  table: Table,
  recipe: RowsRecipe,
  context: TabularContext,
): Promise<TabularResult> {
  const prepared = await prepare(table, recipe, context);
  const removed = [...prepared.removed];
  const warnings = [...prepared.warnings];
  const made: MadeRows[] = [];
  const madeIn: number[] = [];
  const stages: Record<string, number> = {};
  const ledger = new RunLedger(prepared.rules);
  let population = prepared.population;
  for (const [step, { name, input, method }] of prepared.steps.entries()) {
    const started = context.now();
    const seen = input(population, (warning) => warnings.push(warning), ledger);
    const output = await runLawfully(method, seen);
    if (output.made !== null) {
      seen.round(output.made);
      made.push(output.made);
      madeIn.push(step);
    }
    for (const { by, ...removal } of output.removed) removed.push({ ...removal, step, method: by ?? name });
    // The last step's rows are read from its output: joining them to the columns once more would cost their size again.
    if (step < prepared.steps.length - 1) population = advanceBy(population, output);
    stages[`${step} ${name}`] = context.now() - started;
  }
  const synthetic = joinMade(made, madeIn);
  const rules = ledger.report({ table, synthetic, removed, steps: recipe.steps });
  return { synthetic, removed, classes: countClasses(table, synthetic, removed), warnings, rules, stages };
}

/**
 * Refuses a recipe that would be refused before its first draw, and draws nothing.
 *
 * @throws what `runTabularRecipe` throws before its first step
 */
export async function checkTabularRecipe(table: Table, recipe: RowsRecipe, context: TabularContext): Promise<void> {
  await prepare(table, recipe, context);
}

/** What the methods of a recipe see in a table. */
export interface TabularExplanation {
  readonly steps: readonly ({ readonly method: string } & Readonly<Record<string, unknown>>)[];
  readonly warnings: readonly Warning[];
}

/**
 * What each step sees before it draws, by the field names of the command line's contract. Steps before the last are
 * run, with the recipe's seed, because the ones after them see what they made.
 */
export async function explainTabularRecipe(
  table: Table,
  recipe: RowsRecipe,
  context: TabularContext,
): Promise<TabularExplanation> {
  const prepared = await prepare(table, recipe, context);
  const warnings = [...prepared.warnings];
  const steps: ({ method: string } & Record<string, unknown>)[] = [];
  let population = prepared.population;
  for (const [step, { name, input, method }] of prepared.steps.entries()) {
    const seen = input(population, (warning) => warnings.push(warning), SILENT_LEDGER);
    const explanation: Explanation = await method.explain(seen);
    steps.push({ method: name, ...explanation.step, classes: explanation.classes });
    if (step === prepared.steps.length - 1) break;
    const output = await runLawfully(method, { ...seen, warn: () => undefined });
    if (output.made !== null) seen.round(output.made);
    population = advanceBy(population, output);
  }
  return { steps, warnings };
}

interface Prepared {
  readonly rules: readonly Rule[];
  readonly population: Population;
  readonly removed: readonly RemovedRow[];
  readonly warnings: readonly Warning[];
  readonly steps: readonly PreparedStep[];
}

interface PreparedStep {
  readonly name: string;
  readonly method: Method;
  input(
    population: Population,
    warn: (warning: Warning) => void,
    ledger: RuleLedger,
  ): StepInput<TabularStep['parameters']>;
}

/** Checks everything that can be checked before the first draw, and deals with missing values. */
async function prepare(table: Table, recipe: RowsRecipe, context: TabularContext): Promise<Prepared> {
  const rules = rulesOf(requireLawfulTable(table, recipe.constraints), recipe);
  const steps = recipe.steps.map((step, position) => prepareStep(step, position, { recipe, context, rules }));
  const needs = steps.map(({ method }, i) => method.meta.needs(recipe.steps[i]?.parameters ?? {}));
  if (needs.some(({ target }) => target === 'classes')) requireClasses(table);
  const whole = populationOf(table);
  for (const [i, { method }] of steps.entries()) {
    const need = needs[i];
    if (need !== undefined) requireColumns(whole, method.meta, need);
  }
  const [first] = steps;
  if (needs.every(({ acceptsMissing }) => acceptsMissing)) {
    first?.method.check(first.input(whole, () => undefined, SILENT_LEDGER));
    return { rules: rules.list, population: whole, removed: [], warnings: [], steps };
  }
  const { population, dropped, warnings } = await completeFeatures(whole, recipe, context);
  first?.method.check(first.input(population, () => undefined, SILENT_LEDGER));
  const removed = dropped.map(({ row, column }) => ({
    row,
    step: BEFORE_STEPS,
    method: 'missing',
    reason: `no value in column ${column}`,
  }));
  return { rules: rules.list, population, removed, warnings, steps };
}

function prepareStep(
  { method: name, parameters }: TabularStep,
  step: number,
  { recipe, context, rules }: { readonly recipe: RowsRecipe; readonly context: TabularContext; readonly rules: Rules },
): PreparedStep {
  const method = [...methods, filtering].find((candidate) => candidate.meta.name === name);
  if (method === undefined) throw new Error(`method ${name} is in no catalog`);
  return {
    name,
    method,
    input: (population, warn, ledger) => ({
      parameters,
      population,
      space: distanceSpace(population, recipe.scale),
      search: context.search,
      seed: recipe.seed,
      step,
      drawStep: step,
      rules,
      ledger,
      control: context,
      warn,
      round: (made) => roundMade(made, population.numeric, { rule: recipe.round, whole: rules.whole }),
      after: (made) => {
        roundMade(made, population.numeric, { rule: recipe.round, whole: rules.whole });
        const grown = advance(population, made, new Set());
        return { population: grown, space: distanceSpace(grown, recipe.scale) };
      },
    }),
  };
}

/** Combined methods hold the rows that they make to the rules themselves, before they clean. */
function runLawfully(method: Method, input: StepInput<TabularStep['parameters']>): Promise<StepOutput> {
  if (method.meta.kind === 'combined') return method.run(input);
  return lawfulRows(input, (attempt) => method.run(attempt), method.meta.kind !== 'undersampling');
}

function advanceBy(population: Population, { made, removed }: StepOutput): Population {
  return advance(population, made, new Set(removed.map(({ row }) => row)));
}
