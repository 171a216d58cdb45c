import { z } from 'zod';

/** The recipe of a dataset as it is being edited: every edit is kept by the engine, and can be undone. */

const stepSchema = z.record(z.string(), z.unknown());

/**
 * A recipe file has no word for a step that is switched off, so such a step has p 0 there: it never happens, and the
 * other steps keep their random numbers, so that switching one off changes nothing but that step. Steps of tables happen
 * always: one that is switched off is left out.
 */
export const draftStepSchema = z.object({
  /** Tells steps apart while they move; means nothing else. */
  key: z.string().min(1),
  /** As `steps` of a recipe file has it. */
  step: stepSchema,
  /** The `p` to go back to while the step is switched off (1 for a step of a table); null while it is on. */
  offShare: z.number().min(0).max(1).nullable(),
});

export const draftStateSchema = z.object({
  /** Under which versions of it are saved. */
  name: z.string().trim().min(1).max(200),
  /** The recipe file without its steps. */
  base: z.record(z.string(), z.unknown()),
  steps: z.array(draftStepSchema).max(500),
});

export const draftSchema = z.object({
  state: draftStateSchema,
  canUndo: z.boolean(),
  canRedo: z.boolean(),
});

export type DraftStep = z.output<typeof draftStepSchema>;
export type DraftState = z.output<typeof draftStateSchema>;
export type Draft = z.output<typeof draftSchema>;

/** The recipe that a draft stands for, as its file would say it. */
export function recipeOf({ base, steps }: DraftState): Readonly<Record<string, unknown>> {
  if (base.kind === 'tabular') {
    return { ...base, steps: steps.filter(({ offShare }) => offShare === null).map(({ step }) => step) };
  }
  return { ...base, steps: steps.map(({ step, offShare }) => (offShare === null ? step : { ...step, p: 0 })) };
}

/** `offShare` of a step that a file switches off without saying what its share was. */
const FORGOTTEN_SHARE = 0.5;

export function draftOf(name: string, recipe: Readonly<Record<string, unknown>>): DraftState {
  const { steps, ...base } = recipe;
  return { name, base, steps: draftSteps(Array.isArray(steps) ? steps : []) };
}

/** Steps as a file or the clipboard gives them, ready for a draft; the engine checks what they say. */
export function draftSteps(steps: readonly unknown[]): DraftStep[] {
  return steps.map((raw, index) => {
    const step = stepSchema.parse(raw);
    const off = step.p === 0;
    return { key: `step-${index + 1}`, step, offShare: off ? FORGOTTEN_SHARE : null };
  });
}
