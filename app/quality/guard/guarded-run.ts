import type { Warning } from '../../errors.ts';
import type { GuardMode, TabularStep } from '../../model/recipe.ts';
import { methodMetadata } from '../../tabular/methods/metadata.ts';
import { type RowsRecipe, runTabularRecipe, type TabularContext } from '../../tabular/run-recipe.ts';
import type { TabularResult } from '../../tabular/run-result.ts';
import type { Table } from '../../tabular/table.ts';
import { type ClassVerdict, judgeAmounts } from './judge.ts';

/** What the guard found, class by class, and what it cut. */
export interface GuardFindings {
  readonly mode: GuardMode;
  readonly state: 'measured' | 'not-measured';
  readonly classes: Readonly<Record<string, GuardedClass>>;
}

export interface GuardedClass extends ClassVerdict {
  /** Multiple of the real rows that the recipe asks for. */
  readonly asked: number;
  /** Synthetic rows that the guard left out; only in the mode `cap`. */
  readonly cut: number;
}

/**
 * Runs a recipe under its guard: measures how far each class's over-sampling carries, warns beyond that point, and in
 * the mode `cap` makes no more than that. A class that cannot be judged is left as planned.
 *
 * @throws what `runTabularRecipe` throws
 */
export async function runGuarded(
  table: Table,
  recipe: RowsRecipe & { readonly guard: { readonly mode: GuardMode } },
  context: TabularContext,
): Promise<{ readonly result: TabularResult; readonly guard: GuardFindings }> {
  const { mode } = recipe.guard;
  const asPlanned = await runTabularRecipe(table, recipe, context);
  if (mode === 'off') return { result: asPlanned, guard: { mode, state: 'not-measured', classes: {} } };
  const started = context.now();
  const asked = Object.entries(asPlanned.classes).map(([label, { before, added }]) => ({
    label,
    real: before,
    synthetic: added,
  }));
  const verdicts = await judgeAmounts(table, recipe, { asked, context });
  const classes: Record<string, GuardedClass> = {};
  const finalCounts: Record<string, number> = {};
  const warnings: Warning[] = [];
  for (const { label, real, synthetic } of asked) {
    const verdict = verdicts[label];
    if (verdict === undefined) continue;
    const most = verdict.verdict === null ? synthetic : Math.floor(verdict.verdict * real);
    const cut = mode === 'cap' ? Math.max(0, synthetic - most) : 0;
    classes[label] = { ...verdict, asked: synthetic / real, cut };
    finalCounts[label] = real + synthetic - cut;
    if (most < synthetic) warnings.push(beyondStop(label, { verdict, synthetic, cut }));
  }
  const isCut = Object.values(classes).some(({ cut }) => cut > 0);
  const measured = context.now() - started;
  const result = isCut
    ? await runTabularRecipe(table, { ...recipe, steps: withCounts(recipe.steps, finalCounts) }, context)
    : asPlanned;
  return {
    result: { ...result, warnings: [...result.warnings, ...warnings], stages: { ...result.stages, guard: measured } },
    guard: { mode, state: 'measured', classes },
  };
}

function beyondStop(
  label: string,
  { verdict, synthetic, cut }: { verdict: ClassVerdict; synthetic: number; cut: number },
): Warning {
  const done =
    cut > 0
      ? `The guard made ${synthetic - cut} of ${synthetic} rows.`
      : 'Nothing was cut: "guard": "cap" would stop there.';
  const unseen = verdict.curve.at(-1)?.amount === verdict.verdict ? ' More than that was not looked at.' : '';
  return {
    code: cut > 0 ? 'guard.capped' : 'guard.beyond-stop',
    message: `${verdict.sentence}${unseen} ${done}`,
    where: { class: label },
  };
}

/** The same steps with every over-sampler stopping each class at its final count. */
function withCounts(
  steps: readonly TabularStep[],
  finalCounts: Readonly<Record<string, number>>,
): readonly TabularStep[] {
  return steps.map((step) => {
    const kind = methodMetadata.find(({ name }) => name === step.method)?.kind;
    return kind === 'oversampling'
      ? { ...step, parameters: { ...step.parameters, sampling_strategy: finalCounts } }
      : step;
  });
}
