/** SMOTE followed by a cleaning rule in one step: the frame of SMOTETomek and SMOTEENN. */
import type { SmoteAndCleanParameters } from './cleaning-parameters.ts';
import { lawfulRows } from './constraints/lawful-rows.ts';
import type { Explanation, NeighbourView, Removal, StepInput, StepOutput } from './method.ts';
import type { SmoteParameters } from './methods/smote/meta.ts';
import { smote } from './methods/smote/method.ts';
import { classSizes, type Population } from './population.ts';
import { spareClasses } from './removals.ts';
import { cleanedClasses } from './sampling-strategy-under.ts';

/** What a rule would remove from the classes given, and further fields for `explain`. */
interface Cleaned {
  readonly removals: readonly Removal[];
  readonly told: Readonly<Record<string, unknown>>;
}

/** Judges all rows of a view by each other; the classes are codes. */
export type CleaningRule = (view: NeighbourView, classes: ReadonlySet<number>) => Promise<Cleaned>;

/** What both methods do: SMOTE and then the cleaning, as a recipe of the two would, except that no class is emptied. */
export async function runSmoteAndClean(
  input: StepInput<SmoteAndCleanParameters>,
  clean: CleaningRule,
): Promise<StepOutput> {
  const { made, removed } = await makeAndClean(input, clean);
  return { made, removed };
}

/** SMOTE's view of every class, then the rows that go: new ones have the identities that follow those of the input. */
export async function explainSmoteAndClean(
  input: StepInput<SmoteAndCleanParameters>,
  clean: CleaningRule,
): Promise<Explanation> {
  const { classes } = await smote.explain(smoteInput(input));
  const { removed, told } = await makeAndClean({ ...input, warn: () => undefined }, clean);
  return { classes, step: { ...told, removed: removed.map(({ row }) => row) } };
}

/** @throws AppError what SMOTE throws, or `strategy.invalid` of the cleaning */
export function checkSmoteAndClean(input: StepInput<SmoteAndCleanParameters>): void {
  smote.check(smoteInput(input));
  cleaned(input, input.population);
}

async function makeAndClean(input: StepInput<SmoteAndCleanParameters>, clean: CleaningRule) {
  const { made } = await lawfulRows(smoteInput(input), (attempt) => smote.run(attempt));
  const grown = made === null ? input : input.after(made);
  const { search, control } = input;
  const { removals, told } = await clean({ ...grown, search, control }, cleaned(input, grown.population));
  // Rows that earlier steps made are synthetic too.
  const { inputRows } = input.population;
  const allowed = input.parameters.remove === 'all' ? removals : removals.filter(({ row }) => row >= inputRows);
  return { made, removed: spareClasses(grown.population, allowed, input.warn), told };
}

function smoteInput(input: StepInput<SmoteAndCleanParameters>): StepInput<SmoteParameters> {
  const { sampling_strategy, k_neighbors } = input.parameters;
  return { ...input, parameters: { sampling_strategy, k_neighbors } };
}

/** Sizes of classes are those after SMOTE. */
function cleaned(
  { parameters, step }: StepInput<SmoteAndCleanParameters>,
  population: Population,
): ReadonlySet<number> {
  return cleanedClasses(parameters.cleaning_strategy, classSizes(population), `steps[${step}].cleaning_strategy`);
}
