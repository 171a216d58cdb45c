import { LeafFilter } from './leaf-filter.ts';
import { LEAF, type LeafTree, leafSize } from './leaf-tree.ts';
import type { NeighbourLists } from './search.ts';

/** Boxes are pruned only when they are farther than this much above the limit: their distances are rounded too. */
const PRUNING_SLACK = 1 - 1e-12;

/** All that a search reads and writes, in shared memory. */
export interface LeafSearchTask {
  readonly points: LeafTree;
  /** The same object as `points` where every point asks for its own neighbors. */
  readonly queries: LeafTree;
  /** Position of each query among the points, or −1; null when `queries` are the points. */
  readonly self: Int32Array | null;
  readonly lists: NeighbourLists;
}

/**
 * Searches the neighbors of the queries of one leaf after another. Queries that lie together share their walk: leaves
 * of the points are visited nearest box first and skipped when their box is farther than the worst neighbor of every
 * query. Which thread takes which leaf does not matter, since the lists are the canonical ones whatever was pruned.
 */
export class LeafSearcher {
  readonly #task: LeafSearchTask;
  readonly #filter: LeafFilter;
  readonly #worst = new Float64Array(LEAF);
  readonly #filled = new Int32Array(LEAF);
  #queryLeaf = 0;
  #queryCount = 0;
  #queryNode = 0;
  /** The largest of `#worst`. */
  #reach = Number.POSITIVE_INFINITY;

  constructor(task: LeafSearchTask) {
    this.#task = task;
    const { columns } = task.points;
    this.#filter = new LeafFilter(columns, extentOf(task.points, task.queries));
  }

  /** Fills the lists of the queries of a leaf. */
  searchLeaf(leaf: number): void {
    const { points, queries } = this.#task;
    this.#queryLeaf = leaf;
    this.#queryCount = leafSize(queries, leaf);
    this.#queryNode = nodeOfLeaf(queries, leaf);
    this.#worst.fill(Number.POSITIVE_INFINITY);
    this.#filled.fill(0);
    this.#reach = Number.POSITIVE_INFINITY;
    this.#filter.setQueries(queries, leaf, this.#queryCount, this.#queryNode);
    this.#visit(0, 0, points.leaves);
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
      if (toLeft * PRUNING_SLACK <= this.#reach) this.#visit(leftNode, first, left);
      if (toRight * PRUNING_SLACK <= this.#reach) this.#visit(rightNode, first + left, leaves - left);
    } else {
      if (toRight * PRUNING_SLACK <= this.#reach) this.#visit(rightNode, first + left, leaves - left);
      if (toLeft * PRUNING_SLACK <= this.#reach) this.#visit(leftNode, first, left);
    }
  }

  /** Squared distance between the box of the queries and that of a node of the points. */
  #boxDistance(node: number): number {
    const { points, queries } = this.#task;
    const { columns } = points;
    const a = this.#queryNode * columns;
    const b = node * columns;
    let sum = 0;
    for (let j = 0; j < columns; j++) {
      const above = (points.low[b + j] as number) - (queries.high[a + j] as number);
      const below = (queries.low[a + j] as number) - (points.high[b + j] as number);
      const gap = Math.max(above, below);
      if (gap > 0) sum += gap * gap;
    }
    return sum;
  }

  #scan(leaf: number): void {
    const { points } = this.#task;
    const size = leafSize(points, leaf);
    this.#filter.setLimits(this.#worst, this.#queryCount);
    const kept = this.#filter.filter(points, leaf, size, this.#queryCount);
    const { pairs } = this.#filter;
    for (let i = 0; i < kept; i++) {
      const pair = pairs[i] as number;
      const lane = pair & (LEAF - 1);
      const query = pair >> 6;
      if (lane < size && query < this.#queryCount) this.#offer(query, leaf, lane);
    }
    let reach = 0;
    for (let query = 0; query < this.#queryCount; query++) {
      if ((this.#worst[query] as number) > reach) reach = this.#worst[query] as number;
    }
    this.#reach = reach;
  }

  /** Measures a pair in doubles, column after column, and inserts the point where it belongs in the query's list. */
  #offer(query: number, leaf: number, lane: number): void {
    const { points, queries, self, lists } = this.#task;
    const { columns } = points;
    const position = points.order[leaf * LEAF + lane] as number;
    const asking = queries.order[this.#queryLeaf * LEAF + query] as number;
    if (position === (self === null ? asking : self[asking])) return;
    const a = this.#queryLeaf * columns * LEAF + query;
    const b = leaf * columns * LEAF + lane;
    let squared = 0;
    for (let j = 0; j < columns; j++) {
      const difference = (queries.blocks[a + j * LEAF] as number) - (points.blocks[b + j * LEAF] as number);
      squared += difference * difference;
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
    if (filled >= k - 1) this.#worst[query] = squaredDistances[first + k - 1] as number;
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
