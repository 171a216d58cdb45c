/** Newton's method with its linear systems solved by conjugate gradients: no matrix is ever formed. */
import type { LearnerControl } from '../classifier.ts';

export interface ConvexObjective {
  readonly size: number;
  /** Fills the gradient and returns the value; later products are taken at this point. */
  at(point: Float64Array, gradient: Float64Array): number;
  product(direction: Float64Array, product: Float64Array): void;
  diagonal(): Float64Array;
}

const MOST_STEPS = 100;
/** A step is halved this often at most: 2^-40 is far below what rounding lets one see. */
const MOST_HALVINGS = 40;
/** Part of the decrease that the slope promises which a step must give (Armijo). */
const ENOUGH_DECREASE = 1e-4;

/**
 * The point of least value, from 0. It ends when no part of the gradient is above `tolerance`, or when rounding lets no
 * step lower the value any more.
 */
export async function minimize(
  objective: ConvexObjective,
  { tolerance, control }: { readonly tolerance: number; readonly control?: LearnerControl | undefined },
): Promise<Float64Array> {
  let point: Float64Array = new Float64Array(objective.size);
  const gradient = new Float64Array(objective.size);
  let value = objective.at(point, gradient);
  for (let step = 0; step < MOST_STEPS && largest(gradient) > tolerance; step++) {
    await control?.gate();
    const direction = newtonDirection(objective, gradient);
    const slope = dot(gradient, direction);
    let share = 1;
    let next = shifted(point, direction, share);
    let lower = objective.at(next, gradient);
    for (let halving = 0; !(lower <= value + ENOUGH_DECREASE * share * slope); halving++) {
      if (halving === MOST_HALVINGS) return point;
      share /= 2;
      next = shifted(point, direction, share);
      lower = objective.at(next, gradient);
    }
    point = next;
    value = lower;
  }
  return point;
}

/** Solves Hessian · direction = −gradient, the more exactly the nearer the end is. */
function newtonDirection(objective: ConvexObjective, gradient: Float64Array): Float64Array {
  const size = objective.size;
  const diagonal = objective.diagonal();
  const direction = new Float64Array(size);
  const rest = gradient.map((entry) => -entry);
  const eased = rest.map((entry, at) => entry / Math.max(diagonal[at] as number, Number.MIN_VALUE));
  const search = eased.slice();
  const product = new Float64Array(size);
  const length = Math.sqrt(dot(gradient, gradient));
  const enough = length * Math.min(0.1, Math.sqrt(length)) * 1e-2;
  let energy = dot(rest, eased);
  for (let turn = 0; turn < 10 * size && Math.sqrt(dot(rest, rest)) > enough; turn++) {
    objective.product(search, product);
    const curvature = dot(search, product);
    if (!(curvature > 0)) break;
    const stride = energy / curvature;
    for (let at = 0; at < size; at++) {
      direction[at] = (direction[at] as number) + stride * (search[at] as number);
      rest[at] = (rest[at] as number) - stride * (product[at] as number);
      eased[at] = (rest[at] as number) / Math.max(diagonal[at] as number, Number.MIN_VALUE);
    }
    const before = energy;
    energy = dot(rest, eased);
    for (let at = 0; at < size; at++) search[at] = (eased[at] as number) + (energy / before) * (search[at] as number);
  }
  return direction;
}

function shifted(point: Float64Array, direction: Float64Array, share: number): Float64Array {
  return point.map((entry, at) => entry + share * (direction[at] as number));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

function largest(values: Float64Array): number {
  return values.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
}
