/**
 * Σ weight · log loss + |coefficients|² / (2 · C), with what Newton's method asks of it. Two classes have one vector of
 * coefficients (the score of class 1, that of class 0 being 0), more have one each, as in scikit-learn. A vector is the
 * coefficients of the columns and then the intercept, which the penalty leaves alone.
 */
import type { TrainingRows } from '../classifier.ts';

export interface Penalized extends TrainingRows {
  /** Inverse strength of the penalty. */
  readonly C: number;
}

/** Vectors of coefficients. */
export function vectorsFor(classes: number): number {
  return classes <= 2 ? 1 : classes;
}

/** Class shares of one row from its scores: one score counts against 0. `shares[k]` belongs to vector k. */
export function sharesOf(scores: Float64Array, shares: Float64Array): number {
  const fixed = scores.length === 1 ? [0] : [];
  const highest = Math.max(...scores, ...fixed);
  let sum = fixed.length === 1 ? Math.exp(-highest) : 0;
  for (const [k, score] of scores.entries()) {
    shares[k] = Math.exp(score - highest);
    sum += shares[k] as number;
  }
  for (let k = 0; k < shares.length; k++) shares[k] = (shares[k] as number) / sum;
  return highest + Math.log(sum);
}

export class LogisticObjective {
  readonly size: number;
  readonly #rows: Penalized;
  readonly #vectors: number;
  readonly #stride: number;
  /** Shares of the vectors in each row at the coefficients last given to `at`. */
  readonly #shares: Float64Array;

  constructor(rows: Penalized) {
    this.#rows = rows;
    this.#vectors = vectorsFor(rows.classes);
    this.#stride = rows.points.columns + 1;
    this.size = this.#vectors * this.#stride;
    this.#shares = new Float64Array(rows.points.rows * this.#vectors);
  }

  /** Moves to these coefficients: later products are taken there. Fills the gradient and returns the value. */
  at(coefficients: Float64Array, gradient: Float64Array): number {
    const { points, classCodes } = this.#rows;
    const scores = new Float64Array(this.#vectors);
    let value = this.#penalty(coefficients, gradient);
    for (let row = 0; row < points.rows; row++) {
      this.#score(coefficients, row, scores);
      const shares = this.#shares.subarray(row * this.#vectors, (row + 1) * this.#vectors);
      const own = (classCodes[row] as number) - (this.#vectors === 1 ? 1 : 0);
      const weight = this.#weight(row);
      value += weight * (sharesOf(scores, shares) - (scores[own] ?? 0));
      for (let k = 0; k < this.#vectors; k++) {
        this.#add(gradient, k, row, weight * ((shares[k] as number) - (k === own ? 1 : 0)));
      }
    }
    return value;
  }

  /** The Hessian times a direction, into `product`. */
  product(direction: Float64Array, product: Float64Array): void {
    this.#penalty(direction, product);
    const steps = new Float64Array(this.#vectors);
    for (let row = 0; row < this.#rows.points.rows; row++) {
      this.#score(direction, row, steps);
      let mean = 0;
      for (let k = 0; k < this.#vectors; k++) mean += this.#share(row, k) * (steps[k] as number);
      for (let k = 0; k < this.#vectors; k++) {
        this.#add(product, k, row, this.#weight(row) * this.#share(row, k) * ((steps[k] as number) - mean));
      }
    }
  }

  /** The Hessian's diagonal. */
  diagonal(): Float64Array {
    const { points, C } = this.#rows;
    const diagonal = new Float64Array(this.size);
    for (let at = 0; at < this.size; at++) diagonal[at] = (at + 1) % this.#stride === 0 ? 0 : 1 / C;
    for (let row = 0; row < points.rows; row++) {
      for (let k = 0; k < this.#vectors; k++) {
        const spread = this.#weight(row) * this.#share(row, k) * (1 - this.#share(row, k));
        for (let j = 0; j < this.#stride; j++) {
          const at = k * this.#stride + j;
          diagonal[at] = (diagonal[at] as number) + spread * this.#value(row, j) ** 2;
        }
      }
    }
    return diagonal;
  }

  /** Sets the gradient to the penalty's and returns the penalty. */
  #penalty(coefficients: Float64Array, gradient: Float64Array): number {
    let value = 0;
    for (const [at, entry] of coefficients.entries()) {
      const isIntercept = (at + 1) % this.#stride === 0;
      gradient[at] = isIntercept ? 0 : entry / this.#rows.C;
      value += (entry * (gradient[at] as number)) / 2;
    }
    return value;
  }

  #score(coefficients: Float64Array, row: number, scores: Float64Array): void {
    for (let k = 0; k < this.#vectors; k++) {
      let score = 0;
      for (let j = 0; j < this.#stride; j++)
        score += (coefficients[k * this.#stride + j] as number) * this.#value(row, j);
      scores[k] = score;
    }
  }

  #add(sums: Float64Array, k: number, row: number, amount: number): void {
    for (let j = 0; j < this.#stride; j++) {
      const at = k * this.#stride + j;
      sums[at] = (sums[at] as number) + amount * this.#value(row, j);
    }
  }

  /** The column's value; 1 for the intercept. */
  #value(row: number, column: number): number {
    const { columns, values } = this.#rows.points;
    return column === columns ? 1 : (values[row * columns + column] as number);
  }

  #weight(row: number): number {
    return this.#rows.weights === undefined ? 1 : (this.#rows.weights[row] as number);
  }

  #share(row: number, k: number): number {
    return this.#shares[row * this.#vectors + k] as number;
  }
}
