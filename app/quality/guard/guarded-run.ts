import type { Warning } from '../../errors.ts';
import type { GuardMode, TabularStep } from '../../model/recipe.ts';
import { type RowsRecipe, runTabularRecipe, type TabularContext } from '../../tabular/run-recipe.ts';
import type { TabularResult } from '../../tabular/run-result.ts';
import type { Table } from '../../tabular/table.ts';
import { growsClasses } from './growing-steps.ts';
import type { AskedAmount, ClassVerdict } from './judge.ts';

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

/** Finds the verdicts on what was made of each class: here, or in a thread of its own. */
export type Judge = (asked: readonly AskedAmount[]) => Promise<Readonly<Record<string, ClassVerdict>>>;

/** What the guard says at the end. */
export interface GuardReport {
  readonly findings: GuardFindings;
  readonly warnings: readonly Warning[];
  /** Null when nothing was measured. */
  readonly seconds: number | null;
}

export interface GuardedRun {
  readonly result: TabularResult;
  /** In the mode `warn`, which changes no row, it may still be at work while the rows are written. */
  readonly guard: Promise<GuardReport>;
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
  { context, judge }: { readonly context: TabularContext; readonly judge: Judge },
): Promise<GuardedRun> {
  const { mode } = recipe.guard;
  const asPlanned = await runTabularRecipe(table, recipe, context);
  if (mode === 'off') {
    const findings = { mode, state: 'not-measured' as const, classes: {} };
    return { result: asPlanned, guard: Promise.resolve({ findings, warnings: [], seconds: null }) };
  }
  const asked = Object.entries(asPlanned.classes).map(([label, { before, added }]) => ({
    label,
    real: before,
    synthetic: added,
  }));
  const started = context.now();
  const guard = judge(asked).then((verdicts) => reportOf(mode, asked, { verdicts, seconds: context.now() - started }));
  // Whoever awaits it hears of a failure; until then the rows are being written.
  guard.catch(() => undefined);
  if (mode === 'warn') return { result: asPlanned, guard };
  const { classes } = (await guard).findings;
  if (!Object.values(classes).some(({ cut }) => cut > 0)) return { result: asPlanned, guard };
  const finalCounts = Object.fromEntries(
    asked.flatMap(({ label, real, synthetic }) => {
      const cut = classes[label]?.cut;
      return cut === undefined ? [] : [[label, real + synthetic - cut] as const];
    }),
  );
  const capped = { ...recipe, steps: withCounts(recipe.steps, finalCounts) };
  return { result: await runTabularRecipe(table, capped, context), guard };
}

function reportOf(
  mode: GuardMode,
  asked: readonly AskedAmount[],
  { verdicts, seconds }: { readonly verdicts: Readonly<Record<string, ClassVerdict>>; readonly seconds: number },
): GuardReport {
  const classes: Record<string, GuardedClass> = {};
  const warnings: Warning[] = [];
  for (const { label, real, synthetic } of asked) {
    const verdict = verdicts[label];
    if (verdict === undefined) continue;
    const most = verdict.verdict === null ? synthetic : Math.floor(verdict.verdict * real);
    const cut = mode === 'cap' ? Math.max(0, synthetic - most) : 0;
    classes[label] = { ...verdict, asked: synthetic / real, cut };
    if (most < synthetic) warnings.push(beyondStop(label, { verdict, synthetic, cut }));
  }
  return { findings: { mode, state: 'measured', classes }, warnings, seconds };
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

/** The same steps with every one that makes rows stopping each class at its final count. */
function withCounts(
  steps: readonly TabularStep[],
  finalCounts: Readonly<Record<string, number>>,
): readonly TabularStep[] {
  return steps.map((step) =>
    growsClasses(step) ? { ...step, parameters: { ...step.parameters, sampling_strategy: finalCounts } } : step,
  );
}
