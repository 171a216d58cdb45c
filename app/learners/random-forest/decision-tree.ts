/** A classification tree (CART): binary splits by Gini impurity, grown until its leaves are pure. */
import type { RandomStream } from '../../random/stream.ts';
import { type Split, SplitSearch } from './best-split.ts';
import type { ColumnRanks } from './column-ranks.ts';

/** Nodes in parallel arrays; node 0 is the root. */
export interface DecisionTree {
  /** Column of a split, −1 for a leaf. */
  readonly column: Int32Array;
  /** Values at most this go left. */
  readonly threshold: Float64Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Share of each class in a leaf, `shares[leaf * classes + code]`; `left` of a leaf is its number. */
  readonly shares: Float64Array;
}

export interface TreeRows {
  readonly table: ColumnRanks;
  readonly classCodes: Int32Array;
  readonly classes: number;
  /** Rows of weight 0 take no part. */
  readonly weights: Float64Array;
}

export interface TreeShape {
  /** Columns looked at in a node, drawn anew in each; more where none of these varies. */
  readonly columnsPerSplit: number;
  /** Rows that a leaf has at least. */
  readonly minLeaf: number;
}

interface OpenNode {
  readonly node: number;
  readonly start: number;
  readonly end: number;
}

export function growTree(rows: TreeRows, shape: TreeShape, random: RandomStream): DecisionTree {
  const growing = new GrowingTree(rows, shape, random);
  while (growing.next()) {
    // Each turn settles one node.
  }
  return growing.finished();
}

class GrowingTree {
  readonly #rows: TreeRows;
  readonly #shape: TreeShape;
  readonly #random: RandomStream;
  readonly #search: SplitSearch;
  readonly #order: Uint32Array;
  readonly #columns: Uint32Array;
  readonly #open: OpenNode[];
  readonly #column: number[] = [];
  readonly #threshold: number[] = [];
  readonly #left: number[] = [];
  readonly #right: number[] = [];
  readonly #shares: number[] = [];
  #leaves = 0;

  constructor(rows: TreeRows, shape: TreeShape, random: RandomStream) {
    this.#rows = rows;
    this.#shape = shape;
    this.#random = random;
    this.#search = new SplitSearch(rows.table, rows, shape.minLeaf);
    this.#order = Uint32Array.from({ length: rows.table.rows }, (_, row) => row).filter(
      (row) => (rows.weights[row] as number) > 0,
    );
    this.#columns = Uint32Array.from({ length: rows.table.columns }, (_, column) => column);
    this.#open = [{ node: this.#addNode(), start: 0, end: this.#order.length }];
  }

  next(): boolean {
    const open = this.#open.pop();
    if (open === undefined) return false;
    const totals = this.#totalsOf(open);
    const split = totals.filter((total) => total > 0).length > 1 ? this.#bestSplit(open, totals) : undefined;
    if (split === undefined) this.#makeLeaf(open.node, totals);
    else this.#divide(open, split);
    return true;
  }

  finished(): DecisionTree {
    return {
      column: Int32Array.from(this.#column),
      threshold: Float64Array.from(this.#threshold),
      left: Int32Array.from(this.#left),
      right: Int32Array.from(this.#right),
      shares: Float64Array.from(this.#shares),
    };
  }

  #addNode(): number {
    this.#threshold.push(Number.NaN);
    this.#left.push(-1);
    this.#right.push(-1);
    return this.#column.push(-1) - 1;
  }

  #totalsOf({ start, end }: OpenNode): Float64Array {
    const { classes, classCodes, weights } = this.#rows;
    const totals = new Float64Array(classes);
    for (let i = start; i < end; i++) {
      const row = this.#order[i] as number;
      const code = classCodes[row] as number;
      totals[code] = (totals[code] as number) + (weights[row] as number);
    }
    return totals;
  }

  #makeLeaf(node: number, totals: Float64Array): void {
    const all = totals.reduce((sum, total) => sum + total, 0);
    for (const total of totals) this.#shares.push(total / all);
    this.#left[node] = this.#leaves++;
  }

  /** The purest split by the columns drawn, the first of equal ones. */
  #bestSplit(open: OpenNode, totals: Float64Array): Split | undefined {
    const columns = this.#columns;
    let best: Split | undefined;
    let anyVaries = false;
    for (let drawn = 0; drawn < columns.length; drawn++) {
      if (drawn >= this.#shape.columnsPerSplit && anyVaries) break;
      const at = drawn + this.#random.below(columns.length - drawn);
      const column = columns[at] as number;
      columns[at] = columns[drawn] as number;
      columns[drawn] = column;
      const split = this.#search.byColumn(column, { order: this.#order, start: open.start, end: open.end, totals });
      if (split === null) continue;
      anyVaries = true;
      if (split !== undefined && (best === undefined || split.purity > best.purity)) best = split;
    }
    return best;
  }

  #divide({ node, start, end }: OpenNode, { column, rank, nextRank }: Split): void {
    const { ranks, rows, distinct } = this.#rows.table;
    const order = this.#order;
    let middle = start;
    for (let i = start; i < end; i++) {
      const row = order[i] as number;
      if ((ranks[column * rows + row] as number) > rank) continue;
      order[i] = order[middle] as number;
      order[middle++] = row;
    }
    const left = this.#addNode();
    const right = this.#addNode();
    this.#column[node] = column;
    this.#threshold[node] = between(distinct[column]?.[rank] as number, distinct[column]?.[nextRank] as number);
    this.#left[node] = left;
    this.#right[node] = right;
    this.#open.push({ node: right, start: middle, end }, { node: left, start, end: middle });
  }
}

/** Halfway, and never the upper value itself, which must go right. */
function between(lower: number, upper: number): number {
  const middle = lower + (upper - lower) / 2;
  return middle < upper ? middle : lower;
}

/** Number of the leaf that a point falls into; its coordinates start at `from` in `values`. */
export function leafOf(tree: DecisionTree, values: Float64Array, from: number): number {
  let node = 0;
  for (;;) {
    const column = tree.column[node] as number;
    if (column < 0) return tree.left[node] as number;
    const goesLeft = (values[from + column] as number) <= (tree.threshold[node] as number);
    node = (goesLeft ? tree.left[node] : tree.right[node]) as number;
  }
}
