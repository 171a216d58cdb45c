import type { Matrix } from '../matrix.ts';

/** Points of a leaf, and lanes of the filter. */
export const LEAF = 64;

/**
 * Points in a balanced k-d tree whose leaves are blocks of 64: near points lie together, and a block is what the filter
 * takes at once. Everything is in shared memory, so worker threads search one tree.
 *
 * Nodes are numbered in preorder: a node over `leaves` leaves has its left child, over ⌊leaves / 2⌋ of them, right
 * after itself, and its right child after the left one's 2 ⌊leaves / 2⌋ − 1 nodes.
 */
export interface LeafTree {
  readonly rows: number;
  readonly columns: number;
  readonly leaves: number;
  /** Position in the matrix of the point at each place of the tree. */
  readonly order: Int32Array;
  /** Smallest and largest value of each node's points: `low[node * columns + column]`. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The leaves' points column by column, as the filter wants them: `blocks[(leaf * columns + column) * 64 + lane]`. */
  readonly blocks: Float64Array;
}

export function buildLeafTree(points: Matrix): LeafTree {
  const { rows, columns } = points;
  const leaves = Math.max(1, Math.ceil(rows / LEAF));
  const tree: LeafTree = {
    rows,
    columns,
    leaves,
    order: sharedIntegers(rows),
    low: sharedNumbers((2 * leaves - 1) * columns),
    high: sharedNumbers((2 * leaves - 1) * columns),
    blocks: sharedNumbers(leaves * columns * LEAF),
  };
  for (let i = 0; i < rows; i++) tree.order[i] = i;
  splitNode(tree, points, { node: 0, first: 0, leaves });
  return tree;
}

/** Number of points in a leaf: 64 in all but the last. */
export function leafSize(tree: LeafTree, leaf: number): number {
  return Math.min(LEAF, tree.rows - leaf * LEAF);
}

interface Node {
  readonly node: number;
  /** First leaf under the node. */
  readonly first: number;
  readonly leaves: number;
}

/** Measures the node's box, parts its points at the leaf in the middle along the widest side, and goes on below. */
function splitNode(tree: LeafTree, points: Matrix, { node, first, leaves }: Node): void {
  const start = first * LEAF;
  const end = Math.min((first + leaves) * LEAF, tree.rows);
  const widest = measureBox(tree, points, { node, start, end });
  if (leaves === 1) {
    fillBlock(tree, points, first);
    return;
  }
  const left = leaves >> 1;
  selectNth(tree.order, (row) => points.values[row * points.columns + widest] as number, {
    start,
    end,
    nth: (first + left) * LEAF,
  });
  splitNode(tree, points, { node: node + 1, first, leaves: left });
  splitNode(tree, points, { node: node + 2 * left, first: first + left, leaves: leaves - left });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Writes the smallest and largest values of the points and returns the column where they lie farthest apart. */
function measureBox(tree: LeafTree, points: Matrix, { node, start, end }: Span & { node: number }): number {
  const { columns, low, high, order } = tree;
  const box = node * columns;
  low.fill(Number.POSITIVE_INFINITY, box, box + columns);
  high.fill(Number.NEGATIVE_INFINITY, box, box + columns);
  for (let i = start; i < end; i++) {
    const row = (order[i] as number) * columns;
    for (let j = 0; j < columns; j++) {
      const value = points.values[row + j] as number;
      if (value < (low[box + j] as number)) low[box + j] = value;
      if (value > (high[box + j] as number)) high[box + j] = value;
    }
  }
  let widest = 0;
  let width = -1;
  for (let j = 0; j < columns; j++) {
    const side = (high[box + j] as number) - (low[box + j] as number);
    if (side > width) {
      width = side;
      widest = j;
    }
  }
  return widest;
}

function fillBlock({ order, blocks, columns, rows }: LeafTree, points: Matrix, leaf: number): void {
  const start = leaf * LEAF;
  const end = Math.min(start + LEAF, rows);
  for (let j = 0; j < columns; j++) {
    const block = (leaf * columns + j) * LEAF;
    for (let i = start; i < end; i++) {
      blocks[block + i - start] = points.values[(order[i] as number) * columns + j] as number;
    }
  }
}

/** Reorders a span so that what stands before `nth` is not above, and what follows not below (Hoare's selection). */
function selectNth(
  order: Int32Array,
  keyOf: (row: number) => number,
  { start, end, nth }: Span & { nth: number },
): void {
  let low = start;
  let high = end - 1;
  while (low < high) {
    const pivot = keyOf(order[(low + high) >> 1] as number);
    let i = low;
    let j = high;
    while (i <= j) {
      while (keyOf(order[i] as number) < pivot) i++;
      while (keyOf(order[j] as number) > pivot) j--;
      if (i > j) break;
      const held = order[i] as number;
      order[i++] = order[j] as number;
      order[j--] = held;
    }
    if (nth <= j) high = j;
    else if (nth >= i) low = i;
    else return;
  }
}

function sharedNumbers(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}

function sharedIntegers(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}
