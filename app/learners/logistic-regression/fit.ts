import type { Matrix } from '../../tabular/matrix.ts';
import type { Classifier, LearnerControl, TrainingRows } from '../classifier.ts';
import { minimize } from './newton.ts';
import { LogisticObjective, sharesOf, vectorsFor } from './objective.ts';

export interface LogisticOptions {
  /** Inverse strength of the penalty, as in scikit-learn. */
  readonly C?: number;
  readonly control?: LearnerControl | undefined;
}

export interface LogisticRegression extends Classifier {
  /**
   * One row a vector: the coefficients of the columns, then the intercept. Two classes have one vector, that of class
   * 1; more have one each.
   */
  readonly coefficients: readonly Float64Array[];
}

/** Part of the gradient, a row, at which the answer is taken: coefficients are exact to about six digits there. */
const TOLERANCE_PER_ROW = 1e-9;

/**
 * Learns a logistic regression with an L2 penalty, multinomial for more than two classes, the objective of
 * scikit-learn's `LogisticRegression` to its end. Columns are taken as they are: standardize them first, or the penalty
 * means something else in each.
 */
export async function learnLogisticRegression(
  training: TrainingRows,
  { C = 1, control }: LogisticOptions = {},
): Promise<LogisticRegression> {
  const objective = new LogisticObjective({ ...training, C });
  const tolerance = TOLERANCE_PER_ROW * training.points.rows;
  const solution = centeredIntercepts(await minimize(objective, { tolerance, control }), training);
  const stride = training.points.columns + 1;
  const coefficients = Array.from({ length: vectorsFor(training.classes) }, (_, k) =>
    solution.slice(k * stride, (k + 1) * stride),
  );
  return {
    coefficients,
    probabilities: async (points) => classShares(coefficients, points, training.classes),
  };
}

/** The same number more on the intercept of every class changes no share: the solution is the one whose sum is 0. */
function centeredIntercepts(solution: Float64Array, { classes, points }: TrainingRows): Float64Array {
  const vectors = vectorsFor(classes);
  if (vectors === 1) return solution;
  const isIntercept = (at: number) => (at + 1) % (points.columns + 1) === 0;
  const mean = solution.reduce((sum, entry, at) => (isIntercept(at) ? sum + entry / vectors : sum), 0);
  return solution.map((entry, at) => (isIntercept(at) ? entry - mean : entry));
}

function classShares(coefficients: readonly Float64Array[], points: Matrix, classes: number): Float64Array {
  const { rows, columns, values } = points;
  const all = new Float64Array(rows * classes);
  const shares = new Float64Array(coefficients.length);
  for (let row = 0; row < rows; row++) {
    const own = values.subarray(row * columns, (row + 1) * columns);
    const scores = Float64Array.from(coefficients, (vector) =>
      own.reduce((sum, value, j) => sum + value * (vector[j] as number), vector[columns] as number),
    );
    sharesOf(scores, shares);
    const first = shares[0] as number;
    all.set(coefficients.length === 1 ? [1 - first, first].slice(0, classes) : shares, row * classes);
  }
  return all;
}
