/**
 * What every learner here takes and gives. The learners judge rows (how hard they are, how useful synthetic ones are):
 * small, exact and reproducible, not the fastest there are.
 */
import type { Matrix } from '../tabular/matrix.ts';

/** Rows to learn from; arrays are parallel to the rows of `points`. */
export interface TrainingRows {
  readonly points: Matrix;
  /** Class of each row, 0 … classes − 1. */
  readonly classCodes: Int32Array;
  readonly classes: number;
  /** How much each row counts, above 0; all alike where it is left out. See `balancedWeights`. */
  readonly weights?: Float64Array | undefined;
}

export interface Classifier {
  /** The share of each class at each point, from 0 to 1 and 1 in all: `shares[row * classes + code]`. */
  probabilities(points: Matrix): Promise<Float64Array>;
}

/** What long work asks between its parts: it may wait there, or end by an exception. */
export interface LearnerControl {
  gate(): Promise<void>;
}

/** Weights by which all classes that have rows count alike: n / (classes present · rows of the class). */
export function balancedWeights(classCodes: Int32Array, classes: number): Float64Array {
  const counts = new Float64Array(classes);
  for (const code of classCodes) counts[code] = (counts[code] as number) + 1;
  const present = counts.filter((count) => count > 0).length;
  return Float64Array.from(classCodes, (code) => classCodes.length / (present * (counts[code] as number)));
}
