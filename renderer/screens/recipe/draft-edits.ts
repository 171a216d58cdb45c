import { type DraftState, type DraftStep, draftSteps } from '../../../app/contract/recipe-draft.ts';

/** Every edit of a draft as a function from one state to the next; what changes nothing gives the same state. */

export function moveStep(state: DraftState, from: number, to: number): DraftState {
  const step = state.steps[from];
  if (step === undefined || to < 0 || to >= state.steps.length || from === to) return state;
  const others = state.steps.filter((_, index) => index !== from);
  return { ...state, steps: [...others.slice(0, to), step, ...others.slice(to)] };
}

export function removeStep(state: DraftState, at: number): DraftState {
  return { ...state, steps: state.steps.filter((_, index) => index !== at) };
}

/** Puts steps, as a file has them, before the place `at`, with keys of their own. */
export function insertSteps(state: DraftState, at: number, steps: readonly unknown[]): DraftState {
  let next = 1 + Math.max(0, ...state.steps.map(({ key }) => Number(/\d+$/.exec(key)?.[0] ?? 0)));
  const added = draftSteps(steps).map((step) => ({ ...step, key: `step-${next++}` }));
  return { ...state, steps: [...state.steps.slice(0, at), ...added, ...state.steps.slice(at)] };
}

export function changeStep(state: DraftState, at: number, change: (step: DraftStep) => DraftStep): DraftState {
  return { ...state, steps: state.steps.map((step, index) => (index === at ? change(step) : step)) };
}

/** A step that is switched off keeps its share, to have it again when it is switched on. */
export function switchStep(state: DraftState, at: number, on: boolean): DraftState {
  return changeStep(state, at, (draft) => {
    const share = typeof draft.step.p === 'number' ? draft.step.p : 1;
    // A step of a table has no share: it is there or left out.
    if (on && 'method' in draft.step) return { ...draft, offShare: null };
    if (on) return { ...draft, step: { ...draft.step, p: draft.offShare ?? share }, offShare: null };
    return { ...draft, offShare: draft.offShare ?? share };
  });
}

export function changeBase(state: DraftState, base: Readonly<Record<string, unknown>>): DraftState {
  return { ...state, base: { ...state.base, ...base } };
}

/** Steps as text for the clipboard, and back: a step, a list of them, or a whole recipe. Null for what is none. */
export function stepsText(steps: readonly DraftStep[]): string {
  return JSON.stringify({ steps: steps.map(({ step }) => step) }, null, 2);
}

export function stepsFromText(text: string): readonly unknown[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const list = Array.isArray(value) ? value : isObject(value) ? (value.steps ?? [value]) : null;
  if (!Array.isArray(list) || list.length === 0) return null;
  return list.every((step) => isObject(step) && ('op' in step || 'oneOf' in step || 'method' in step)) ? list : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
