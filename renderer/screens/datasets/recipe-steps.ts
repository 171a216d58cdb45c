import { z } from 'zod';
import { formatShare, text } from '../../text/text.ts';

/** A recipe's steps as lines for a person. The recipe may be one the engine has not checked yet: what is unclear is left out. */

interface NamedStep {
  readonly op?: string | undefined;
  readonly method?: string | undefined;
  readonly p?: number | undefined;
  readonly oneOf?: readonly NamedStep[] | undefined;
}

const stepSchema: z.ZodType<NamedStep> = z.object({
  op: z.string().optional(),
  method: z.string().optional(),
  p: z.number().optional(),
  get oneOf() {
    return z.array(stepSchema).optional();
  },
});

/** A saved recipe has its groups as `{kind: "oneOf", steps}`; as a person writes it they are `{oneOf: [...]}`. */
const savedGroup = z.object({ kind: z.literal('oneOf'), p: z.number(), steps: z.array(z.unknown()) });
const recipeSchema = z.object({ steps: z.array(z.unknown()), seed: z.number().optional() });

export interface StepLine {
  readonly name: string;
  readonly share: string | null;
}

export function stepLines(recipe: unknown): readonly StepLine[] {
  const parsed = recipeSchema.safeParse(recipe);
  if (!parsed.success) return [];
  return parsed.data.steps.map(readStep).flatMap((step) => (step === null ? [] : [lineOf(step)]));
}

/** The seed that the recipe names; 0 is what a run without any takes. */
export function seedOf(recipe: unknown): number {
  const parsed = recipeSchema.safeParse(recipe);
  return parsed.success ? (parsed.data.seed ?? 0) : 0;
}

function readStep(step: unknown): NamedStep | null {
  const group = savedGroup.safeParse(step);
  if (group.success) {
    return { p: group.data.p, oneOf: group.data.steps.map(readStep).filter((child) => child !== null) };
  }
  const parsed = stepSchema.safeParse(step);
  return parsed.success ? parsed.data : null;
}

function lineOf(step: NamedStep): StepLine {
  const share = step.p === undefined ? null : text('run.step.probability', { share: formatShare(step.p) });
  if (step.oneOf === undefined) return { name: step.op ?? step.method ?? '', share };
  return { name: text('run.step.oneOf', { names: step.oneOf.map((child) => lineOf(child).name).join(', ') }), share };
}
