import type { ImageStep } from '../model/recipe.ts';
import type { RandomStream } from '../random/stream.ts';

/** A step of a recipe with its number: all steps counted depth first, groups too, from 0. */
export interface NumberedStep {
  readonly step: ImageStep;
  readonly number: number;
  readonly children: readonly NumberedStep[];
}

/** Numbers steps once for a recipe; the number is the step's stream of random numbers. */
export function numberSteps(steps: readonly ImageStep[]): readonly NumberedStep[] {
  let next = 0;
  const visit = (list: readonly ImageStep[]): readonly NumberedStep[] =>
    list.map((step) => {
      const number = next++;
      return { step, number, children: step.kind === 'op' ? [] : visit(step.steps) };
    });
  return visit(steps);
}

/** The child of a `oneOf` that is drawn: with weights p / Σp. */
export function drawOne(children: readonly NumberedStep[], random: RandomStream): NumberedStep | undefined {
  const total = children.reduce((sum, child) => sum + child.step.p, 0);
  let rest = random.uniform() * total;
  for (const child of children) {
    rest -= child.step.p;
    if (rest < 0 && child.step.p > 0) return child;
  }
  return children.findLast((child) => child.step.p > 0);
}
