import { AppError } from '../errors.ts';
import type { ImageStep } from '../model/recipe.ts';
import { RandomStream } from '../random/stream.ts';
import { Canvas, type CanvasOptions } from './canvas.ts';
import { drawOne, type NumberedStep, numberSteps } from './draw-steps.ts';
import type { CutLabel, DroppedLabel } from './labels.ts';
import type { AppliedOperation, Sample } from './op.ts';
import { operation } from './ops/catalog.ts';

/** Which copy of which picture of which run: the key of its random numbers. */
export interface CopyKey {
  readonly seed: number;
  /** `itemKey` of the picture's path. */
  readonly item: number;
  /** 1 is the first copy. */
  readonly copy: number;
}

export interface Augmented {
  readonly sample: Sample;
  /** What was done, with every value drawn: `replay` makes the same pixels of it. */
  readonly operations: readonly AppliedOperation[];
  readonly dropped: readonly DroppedLabel[];
  readonly cut: readonly CutLabel[];
}

/** Is told how long each operation took; the clock comes from outside, as this folder has none. */
export interface StepTimer {
  /** Seconds from any fixed moment. */
  readonly now: () => number;
  /**
   * `step` counts the top steps from 0. Pixels that were noted only are computed when they are needed: the time counts
   * for the operation that needed them, at the end for the last.
   */
  readonly add: (step: number, op: string, seconds: number) => void;
}

export interface AugmentOptions extends CanvasOptions {
  readonly timer?: StepTimer | undefined;
}

/**
 * Makes one copy of a picture by the steps of a checked recipe. The same arguments give the same bytes. Each step has
 * random numbers of its own, so independent draws stay independent. The sample given is not changed.
 *
 * @throws AppError `op.invalid-value` where an operation does not fit this picture (a window larger than it).
 */
export function augment(
  sample: Sample,
  steps: readonly ImageStep[],
  key: CopyKey,
  options: AugmentOptions = { resampling: 'fused' },
): Augmented {
  const canvas = new Canvas(sample, options);
  const operations: AppliedOperation[] = [];
  const random = new RandomStream({ ...key, step: 0 });
  const timed = new TimedSteps(options.timer);
  const run = (node: NumberedStep, forced: boolean, top: number): void => {
    random.moveTo(key.seed, key.item, key.copy, node.number);
    if (!forced && !random.chance(node.step.p)) return;
    if (node.step.kind === 'op') {
      timed.begin(top, node.step.op);
      operations.push(applyDrawn(canvas, node.step.op, node.step.parameters, random));
      return;
    }
    const child = drawOne(node.children, random);
    if (child !== undefined) run(child, true, top);
  };
  for (const [top, node] of numberSteps(steps).entries()) run(node, false, top);
  const finished = canvas.finish();
  timed.end();
  return { ...finished, operations };
}

/** Divides the time of one copy among its operations: each counts until the next one begins. */
class TimedSteps {
  readonly #timer: StepTimer | undefined;
  #current: { readonly step: number; readonly op: string; readonly since: number } | null = null;

  constructor(timer: StepTimer | undefined) {
    this.#timer = timer;
  }

  begin(step: number, op: string): void {
    this.end();
    if (this.#timer !== undefined) this.#current = { step, op, since: this.#timer.now() };
  }

  end(): void {
    if (this.#timer === undefined || this.#current === null) return;
    const { step, op, since } = this.#current;
    this.#timer.add(step, op, this.#timer.now() - since);
    this.#current = null;
  }
}

function applyDrawn(
  canvas: Canvas,
  name: string,
  parameters: Readonly<Record<string, unknown>>,
  random: RandomStream,
): AppliedOperation {
  const op = operation(name);
  if (op === undefined) throw new AppError('recipe.unknown-method', `There is no operation "${name}".`);
  const view = canvas.view();
  const drawn = op.draw(parameters, view, random);
  for (const effect of op.effects(drawn, view, [])) canvas.add(effect, name, []);
  return { op: name, params: drawn as AppliedOperation['params'] };
}
