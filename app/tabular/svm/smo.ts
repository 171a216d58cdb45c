import type { StepControl } from '../step-control.ts';
import type { KernelRows } from './kernel-rows.ts';

/** Largest violation of the optimality conditions that is let pass, as in LIBSVM. */
const TOLERANCE = 1e-3;

/** Stands in for a curvature that is not positive: two rows that coincide. */
const TINY = 1e-12;

/** Steps after which the solver stops where it is: LIBSVM's limit. */
const MOST_STEPS = 1e7;

/** Rows looked at between two looks at pause and cancel: about 20 ms. */
const WORK_PER_GATE = 5e6;

export interface SvmProblem {
  /** Kernel with ones on its diagonal. */
  readonly kernel: KernelRows;
  /** +1 or −1 of each row. */
  readonly signs: Int8Array;
  /** Upper bound of every multiplier. */
  readonly cost: number;
  readonly control: StepControl;
}

/**
 * Solves the dual of a support vector classifier, min ½ αᵀQα − Σα with 0 ≤ α ≤ C and yᵀα = 0, by sequential minimal
 * optimization; pairs are chosen by second-order information (Fan, Chen, Lin 2005, working set selection 2).
 *
 * @returns α; rows with α > 0 are the support vectors.
 */
export async function solveSvm({ kernel, signs, cost, control }: SvmProblem): Promise<Float64Array> {
  const alpha = new Float64Array(signs.length);
  const gradient = new Float64Array(signs.length).fill(-1);
  const state = { alpha, gradient, signs, cost };
  let work = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    work += 2 * signs.length;
    if (work > WORK_PER_GATE) {
      await control.gate();
      control.progress({ done: step, total: null, stage: 'Finding support vectors' });
      work = 0;
    }
    const i = mostViolating(state);
    if (i < 0) break;
    const rowI = kernel.row(i);
    const j = bestPartner(state, i, rowI);
    if (j < 0) break;
    moveTogether(state, { i, j, rowI, rowJ: kernel.row(j) });
  }
  return alpha;
}

interface State {
  readonly alpha: Float64Array;
  /** Of the objective: Qα − 1. */
  readonly gradient: Float64Array;
  readonly signs: Int8Array;
  readonly cost: number;
}

/** The row that may go up (along its sign) and would gain most; −1 where there is none. */
function mostViolating({ alpha, gradient, signs, cost }: State): number {
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let t = 0; t < signs.length; t++) {
    const isPositive = (signs[t] as number) > 0;
    const canMove = isPositive ? (alpha[t] as number) < cost : (alpha[t] as number) > 0;
    const gain = isPositive ? -(gradient[t] as number) : (gradient[t] as number);
    if (!canMove || gain <= most) continue;
    most = gain;
    best = t;
  }
  return best;
}

/** The row that lowers the objective most together with `i`; −1 when no pair violates the conditions by more than let pass. */
function bestPartner({ alpha, gradient, signs, cost }: State, i: number, rowI: Float32Array): number {
  const gainI = -(signs[i] as number) * (gradient[i] as number);
  let best = -1;
  let lowest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let t = 0; t < signs.length; t++) {
    const isPositive = (signs[t] as number) > 0;
    const canMove = isPositive ? (alpha[t] as number) > 0 : (alpha[t] as number) < cost;
    if (!canMove) continue;
    const gain = isPositive ? -(gradient[t] as number) : (gradient[t] as number);
    if (gain < least) least = gain;
    const violation = gainI - gain;
    if (violation <= 0) continue;
    const curvature = Math.max(2 - 2 * (rowI[t] as number), TINY);
    const change = -(violation * violation) / curvature;
    if (change >= lowest) continue;
    lowest = change;
    best = t;
  }
  return gainI - least < TOLERANCE ? -1 : best;
}

interface Pair {
  readonly i: number;
  readonly j: number;
  readonly rowI: Float32Array;
  readonly rowJ: Float32Array;
}

/** Moves α_i and α_j along yᵀα = 0 to the lowest point between their bounds, and the gradient with them. */
function moveTogether({ alpha, gradient, signs, cost }: State, { i, j, rowI, rowJ }: Pair): void {
  const [signI, signJ] = [signs[i] as number, signs[j] as number];
  const [alphaI, alphaJ] = [alpha[i] as number, alpha[j] as number];
  const curvature = Math.max(2 - 2 * (rowI[j] as number), TINY);
  const wanted = (signJ * (gradient[j] as number) - signI * (gradient[i] as number)) / curvature;
  const roomI = signI > 0 ? cost - alphaI : alphaI;
  const roomJ = signJ > 0 ? alphaJ : cost - alphaJ;
  const by = Math.min(wanted, roomI, roomJ);
  // At a bound exactly, so that α > 0 tells support vectors.
  alpha[i] = by === roomI ? (signI > 0 ? cost : 0) : alphaI + signI * by;
  alpha[j] = by === roomJ ? (signJ > 0 ? 0 : cost) : alphaJ - signJ * by;
  for (let t = 0; t < signs.length; t++) {
    const change = (signs[t] as number) * by * ((rowI[t] as number) - (rowJ[t] as number));
    gradient[t] = (gradient[t] as number) + change;
  }
}
