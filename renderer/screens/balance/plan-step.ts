import type { CommandOutput } from '../../../app/contract/commands.ts';
import type { DraftState, DraftStep } from '../../../app/contract/recipe-draft.ts';
import { changeStep } from '../recipe/draft-edits.ts';
import type { ClassSize, FinalCounts, PlanDirection } from './class-plan.ts';
import { rowsCut } from './guard/use-guard.ts';
import type { TablePreview } from './use-table.ts';

/** The step of a recipe that the class plan is written into, and what comes of it class by class. */

export type Method = CommandOutput<'recipe.catalog'>['tabular'][number];

export interface PlanStep {
  readonly at: number;
  readonly direction: PlanDirection;
  readonly strategy: unknown;
}

/** The first step that takes counts by class and is switched on; null where none does. */
export function planStepOf({ steps }: DraftState, methods: readonly Method[]): PlanStep | null {
  for (const [at, { step, offShare }] of steps.entries()) {
    const method = methods.find(({ name }) => name === step.method);
    if (offShare !== null || method === undefined || !takesCounts(method)) continue;
    const direction = method.kind === 'undersampling' ? 'fewer' : 'more';
    return { at, direction, strategy: step.sampling_strategy ?? 'auto' };
  }
  return null;
}

function takesCounts({ parameters }: Method): boolean {
  const { properties } = parameters as { readonly properties?: Readonly<Record<string, { readonly anyOf?: unknown }>> };
  const forms = properties?.sampling_strategy?.anyOf;
  return Array.isArray(forms) && forms.some((form: { readonly type?: unknown }) => form.type === 'object');
}

export function withStrategy(state: DraftState, at: number, strategy: unknown): DraftState {
  return changeStep(state, at, (draft: DraftStep) => ({
    ...draft,
    step: { ...draft.step, sampling_strategy: strategy },
  }));
}

/** A class as the plan shows it. */
export interface PlannedClass {
  readonly name: string;
  /** Of its color and shape. */
  readonly slot: number;
  readonly count: number;
  /** Rows that the plan's step leaves or makes of it. */
  readonly planned: number;
  /** Synthetic rows that the guard leaves out. */
  readonly cut: number;
  /** Rows that other steps remove. */
  readonly removed: number;
}

export interface PlanFacts {
  readonly classes: readonly (ClassSize & { readonly slot: number })[];
  readonly step: PlanStep | null;
  readonly preview: TablePreview | null;
  /** Of each class, in the mode `cap`; null in the others. */
  readonly verdicts: Readonly<Record<string, Parameters<typeof rowsCut>[0]>> | null;
}

export function plannedClasses({ classes, step, preview, verdicts }: PlanFacts): readonly PlannedClass[] {
  const byHand = step === null ? null : countsIn(step.strategy, classes);
  return classes.map(({ name, count, slot }) => {
    const seen = preview?.classes[name];
    const fromPreview = step?.direction === 'fewer' ? seen?.after : seen === undefined ? undefined : count + seen.added;
    const planned = byHand === null ? (fromPreview ?? count) : (byHand[name] ?? count);
    const cut = rowsCut(verdicts?.[name], { before: count, added: planned - count });
    const removed = step?.direction === 'fewer' ? 0 : (seen?.removed ?? 0);
    return { name, slot, count, planned, cut, removed };
  });
}

/** What a person typed or dragged is shown before the engine has answered. */
function countsIn(strategy: unknown, classes: readonly ClassSize[]): FinalCounts | null {
  if (typeof strategy !== 'object' || strategy === null || Array.isArray(strategy)) return null;
  const known = Object.keys(strategy).every((name) => classes.some((entry) => entry.name === name));
  return known ? (strategy as FinalCounts) : null;
}

/** Rows of a class after the run. */
export function afterRun({ planned, cut, removed }: PlannedClass): number {
  return planned - cut - removed;
}
