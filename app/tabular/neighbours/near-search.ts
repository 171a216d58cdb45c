import type { Matrix } from '../matrix.ts';
import { buildLeafTree, LEAF, type LeafTree, leafSize } from './leaf-tree.ts';
import { principalAxes, type Turn, turn, turningSlack } from './principal-axes.ts';

/** Turning costs rows · columns²: it pays where there are many rows to a column. */
const ROWS_PER_COLUMN_TO_TURN = 50;
const MOST_COLUMNS_TO_TURN = 200;

/**
 * Tells whether a row of a set lies very near to a point: nearer than a distance that is small beside those between the
 * rows. One point at a time walks the tree, so every cut that it is not close to halves what is left, in any number
 * of columns; the search of many queries together (`leaf-search.ts`) cannot skip anything in many columns.
 */
export class NearSearch {
  readonly #points: Matrix;
  readonly #axes: Turn | null;
  readonly #tree: LeafTree;
  readonly #radius: number;
  /** The point that is asked about, as it is and turned. */
  #query: Float64Array;
  #turned: Float64Array;
  #self = -1;
  #limit = 0;
  /** What a squared distance in the tree may be. */
  #reach = 0;

  constructor(points: Matrix) {
    const pays =
      points.columns > 1 &&
      points.columns <= MOST_COLUMNS_TO_TURN &&
      points.rows >= ROWS_PER_COLUMN_TO_TURN * points.columns;
    this.#points = points;
    this.#axes = pays ? principalAxes(points) : null;
    const turned = this.#axes === null ? null : turn(points, this.#axes);
    this.#tree = buildLeafTree(turned === null ? points : turned.points);
    this.#radius = turned?.radius ?? 0;
    this.#query = new Float64Array(points.columns);
    this.#turned = new Float64Array(points.columns);
  }

  /** Whether a row other than `self` (−1: none is) has a squared distance below `limit` from the point. */
  has(point: Float64Array, limit: number, self: number): boolean {
    if (this.#points.rows === 0) return false;
    this.#query = point;
    this.#self = self;
    this.#limit = limit;
    const slack = this.#turn(point);
    this.#reach = ((Math.sqrt(limit) + slack) * (1 + 1e-9)) ** 2;
    return this.#visit(0, 0, this.#tree.leaves);
  }

  /** Turns the point as the rows were turned, and returns by how much distances may differ from that. */
  #turn(point: Float64Array): number {
    const { columns } = this.#points;
    if (this.#axes === null) {
      this.#turned = point;
      return 0;
    }
    const { center, axes } = this.#axes;
    let squared = 0;
    for (let j = 0; j < columns; j++) squared += ((point[j] as number) - (center[j] as number)) ** 2;
    for (let axis = 0; axis < columns; axis++) {
      let sum = 0;
      for (let j = 0; j < columns; j++) {
        sum += ((point[j] as number) - (center[j] as number)) * (axes[axis * columns + j] as number);
      }
      this.#turned[axis] = sum;
    }
    return turningSlack(columns, Math.max(this.#radius, Math.sqrt(squared)));
  }

  #visit(node: number, first: number, leaves: number): boolean {
    if (this.#boxDistance(node) > this.#reach) return false;
    if (leaves === 1) return this.#scan(first);
    const left = leaves >> 1;
    return this.#visit(node + 1, first, left) || this.#visit(node + 2 * left, first + left, leaves - left);
  }

  #boxDistance(node: number): number {
    const { low, high, columns } = this.#tree;
    const turned = this.#turned;
    const box = node * columns;
    let sum = 0;
    for (let j = 0; j < columns && sum <= this.#reach; j++) {
      const value = turned[j] as number;
      const below = (low[box + j] as number) - value;
      const above = value - (high[box + j] as number);
      const gap = Math.max(below, above);
      if (gap > 0) sum += gap * gap;
    }
    return sum;
  }

  /** The turned distance says which rows to look at; the one of the rows as they came decides. */
  #scan(leaf: number): boolean {
    const { blocks, columns } = this.#tree;
    const turned = this.#turned;
    const size = leafSize(this.#tree, leaf);
    const start = leaf * columns * LEAF;
    for (let lane = 0; lane < size; lane++) {
      let sum = 0;
      for (let j = 0, at = start + lane; j < columns && sum <= this.#reach; j++, at += LEAF) {
        const difference = (turned[j] as number) - (blocks[at] as number);
        sum += difference * difference;
      }
      if (sum <= this.#reach && this.#isNear(this.#tree.order[leaf * LEAF + lane] as number)) return true;
    }
    return false;
  }

  #isNear(row: number): boolean {
    if (row === this.#self) return false;
    const { values, columns } = this.#points;
    let sum = 0;
    for (let j = 0, at = row * columns; j < columns; j++, at++) {
      const difference = (this.#query[j] as number) - (values[at] as number);
      sum += difference * difference;
    }
    return sum < this.#limit;
  }
}
