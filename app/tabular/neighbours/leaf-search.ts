import type { Matrix } from '../matrix.ts';
import { LeafFilter } from './leaf-filter.ts';
import { buildLeafTree, LEAF, type LeafTree, leafSize } from './leaf-tree.ts';
import { measureBy, type PairDistance } from './measures.ts';
import { principalAxes, turn, turningSlack } from './principal-axes.ts';
import { emptyLists, type Measure, type NeighbourLists, type NeighbourQuery } from './search.ts';

/** Boxes are pruned only when they are farther than this much above the limit: their distances are rounded too. */
const RELATIVE_SLACK = 1 + 1e-9;

/** Turning costs rows · columns² and pays when there are this many queries a column, measured with 20 to 60 columns. */
const QUERIES_PER_COLUMN_TO_TURN = 50;
const MOST_COLUMNS_TO_TURN = 200;

/** All that a search reads and writes, in shared memory. */
export interface LeafSearchTask {
  /** The points as they came: distances that count are taken on these. */
  readonly points: Matrix;
  readonly queries: Matrix;
  /** The points, turned or not: for boxes and the filter. */
  readonly pointTree: LeafTree;
  /** The same object as `pointTree` where every point asks for its own neighbors. */
  readonly queryTree: LeafTree;
  /** How much a distance in the trees may differ from one of the points as they came. */
  readonly slack: number;
  /** Position of each query among the points, or −1; null when `queries` are the points. */
  readonly self: Int32Array | null;
  readonly measure: Measure | undefined;
  readonly lists: NeighbourLists;
}

export function prepareLeafSearch({ points, queries, self, k, measure }: NeighbourQuery): LeafSearchTask {
  const lists = emptyLists(queries.rows, k);
  const pays = points.columns <= MOST_COLUMNS_TO_TURN && queries.rows >= QUERIES_PER_COLUMN_TO_TURN * points.columns;
  const axes = pays && points.columns > 1 ? principalAxes(points) : null;
  if (axes === null) {
    const pointTree = buildLeafTree(points);
    const queryTree = queries === points ? pointTree : buildLeafTree(queries);
    return { points, queries, pointTree, queryTree, slack: 0, self, measure, lists };
  }
  const turnedPoints = turn(points, axes);
  const pointTree = buildLeafTree(turnedPoints.points);
  const turnedQueries = queries === points ? turnedPoints : turn(queries, axes);
  const queryTree = queries === points ? pointTree : buildLeafTree(turnedQueries.points);
  const slack = turningSlack(points.columns, Math.max(turnedPoints.radius, turnedQueries.radius));
  return { points, queries, pointTree, queryTree, slack, self, measure, lists };
}

/**
 * Searches the neighbors of the queries of one leaf after another. Queries that lie together share their walk: leaves
 * of the points are visited nearest box first and skipped when their box is farther than the worst neighbor of every
 * query. Which thread takes which leaf does not matter, since the lists are the canonical ones whatever was pruned.
 */
export class LeafSearcher {
  readonly #task: LeafSearchTask;
  readonly #filter: LeafFilter;
  /** Undefined where distances are Euclidean. */
  readonly #measure: PairDistance | undefined;
  readonly #worst = new Float64Array(LEAF);
  /** What a squared distance in the trees may be for the point to come nearer than the worst: `#worst`, widened. */
  readonly #limits = new Float64Array(LEAF);
  readonly #filled = new Int32Array(LEAF);
  #queryLeaf = 0;
  #queryCount = 0;
  #queryNode = 0;
  /** The largest of `#limits`. */
  #reach = Number.POSITIVE_INFINITY;

  constructor(task: LeafSearchTask) {
    this.#task = task;
    this.#measure = task.measure === undefined ? undefined : measureBy(task.measure, task);
    this.#filter = new LeafFilter(task.points.columns, extentOf(task.pointTree, task.queryTree));
  }

  /** Fills the lists of the queries of a leaf. */
  searchLeaf(leaf: number): void {
    const { pointTree, queryTree } = this.#task;
    this.#queryLeaf = leaf;
    this.#queryCount = leafSize(queryTree, leaf);
    this.#queryNode = nodeOfLeaf(queryTree, leaf);
    this.#worst.fill(Number.POSITIVE_INFINITY);
    this.#limits.fill(Number.POSITIVE_INFINITY);
    this.#filled.fill(0);
    this.#reach = Number.POSITIVE_INFINITY;
    this.#filter.setQueries(queryTree, leaf, this.#queryCount, this.#queryNode);
    this.#visit(0, 0, pointTree.leaves);
  }

  #visit(node: number, first: number, leaves: number): void {
    if (leaves === 1) {
      this.#scan(first);
      return;
    }
    const left = leaves >> 1;
    const leftNode = node + 1;
    const rightNode = node + 2 * left;
    const toLeft = this.#boxDistance(leftNode);
    const toRight = this.#boxDistance(rightNode);
    if (toLeft <= toRight) {
      if (toLeft <= this.#reach) this.#visit(leftNode, first, left);
      if (toRight <= this.#reach) this.#visit(rightNode, first + left, leaves - left);
    } else {
      if (toRight <= this.#reach) this.#visit(rightNode, first + left, leaves - left);
      if (toLeft <= this.#reach) this.#visit(leftNode, first, left);
    }
  }

  /** Squared distance between the box of the queries and that of a node; any number beyond reach where it is. */
  #boxDistance(node: number): number {
    const { pointTree, queryTree } = this.#task;
    const { columns } = pointTree;
    const a = this.#queryNode * columns;
    const b = node * columns;
    let sum = 0;
    for (let j = 0; j < columns && sum <= this.#reach; j++) {
      const above = (pointTree.low[b + j] as number) - (queryTree.high[a + j] as number);
      const below = (queryTree.low[a + j] as number) - (pointTree.high[b + j] as number);
      const gap = Math.max(above, below);
      if (gap > 0) sum += gap * gap;
    }
    return sum;
  }

  #scan(leaf: number): void {
    const { pointTree } = this.#task;
    const size = leafSize(pointTree, leaf);
    this.#filter.setLimits(this.#limits, this.#queryCount);
    const kept = this.#filter.filter(pointTree, leaf, size, this.#queryCount);
    const { pairs } = this.#filter;
    for (let i = 0; i < kept; i++) {
      const pair = pairs[i] as number;
      const lane = pair & (LEAF - 1);
      const query = pair >> 6;
      if (lane < size && query < this.#queryCount) this.#offer(query, leaf, lane);
    }
    let reach = 0;
    for (let query = 0; query < this.#queryCount; query++) {
      reach = Math.max(reach, this.#limits[query] as number);
    }
    this.#reach = reach;
  }

  /** Measures a pair in doubles, column after column, and inserts the point where it belongs in the query's list. */
  #offer(query: number, leaf: number, lane: number): void {
    const { points, queries, pointTree, queryTree, self, lists } = this.#task;
    const { columns } = points;
    const position = pointTree.order[leaf * LEAF + lane] as number;
    const asking = queryTree.order[this.#queryLeaf * LEAF + query] as number;
    if (position === (self === null ? asking : self[asking])) return;
    let squared = 0;
    if (this.#measure === undefined) {
      const a = asking * columns;
      const b = position * columns;
      for (let j = 0; j < columns; j++) {
        const difference = (queries.values[a + j] as number) - (points.values[b + j] as number);
        squared += difference * difference;
      }
    } else {
      squared = this.#measure(asking, position);
    }
    const worst = this.#worst[query] as number;
    if (squared > worst) return;
    const { k, positions, squaredDistances } = lists;
    const filled = this.#filled[query] as number;
    const first = asking * k;
    let slot = first + Math.min(filled, k - 1);
    if (filled === k && squared === worst && position > (positions[slot] as number)) return;
    while (slot > first) {
      const before = squaredDistances[slot - 1] as number;
      if (before < squared || (before === squared && (positions[slot - 1] as number) < position)) break;
      squaredDistances[slot] = before;
      positions[slot] = positions[slot - 1] as number;
      slot--;
    }
    squaredDistances[slot] = squared;
    positions[slot] = position;
    if (filled < k) this.#filled[query] = filled + 1;
    if (filled >= k - 1) this.#setWorst(query, squaredDistances[first + k - 1] as number);
  }

  #setWorst(query: number, squared: number): void {
    this.#worst[query] = squared;
    this.#limits[query] = (Math.sqrt(squared) * RELATIVE_SLACK + this.#task.slack) ** 2;
  }
}

/** The number of a leaf's node: see `LeafTree`. */
function nodeOfLeaf(tree: LeafTree, leaf: number): number {
  let node = 0;
  let first = 0;
  let leaves = tree.leaves;
  while (leaves > 1) {
    const left = leaves >> 1;
    if (leaf < first + left) {
      node += 1;
      leaves = left;
    } else {
      node += 2 * left;
      first += left;
      leaves -= left;
    }
  }
  return node;
}

/** The largest side of the box around all points and queries. */
function extentOf(points: LeafTree, queries: LeafTree): number {
  let extent = 0;
  for (let j = 0; j < points.columns; j++) {
    const low = Math.min(points.low[j] as number, queries.low[j] as number);
    const high = Math.max(points.high[j] as number, queries.high[j] as number);
    extent = Math.max(extent, high - low);
  }
  return extent;
}
