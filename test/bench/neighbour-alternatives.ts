import type { Matrix } from '../../app/tabular/matrix.ts';

/** The searches that were not chosen, kept to compare with: see docs/adr/0003-exact-neighbours.md. */

/** The k nearest so far of one query, nearest first; ties stay in the order of positions when offered in it. */
class Nearest {
  readonly positions: Int32Array;
  readonly squared: Float64Array;
  worst = Number.POSITIVE_INFINITY;

  constructor(k: number) {
    this.positions = new Int32Array(k).fill(-1);
    this.squared = new Float64Array(k).fill(Number.POSITIVE_INFINITY);
  }

  offer(position: number, squared: number): void {
    const last = this.squared.length - 1;
    if (squared > this.worst || (squared === this.worst && position > this.positions[last]!)) return;
    let slot = last;
    while (slot > 0) {
      const before = this.squared[slot - 1]!;
      if (before < squared || (before === squared && this.positions[slot - 1]! < position)) break;
      this.squared[slot] = before;
      this.positions[slot] = this.positions[slot - 1]!;
      slot--;
    }
    this.squared[slot] = squared;
    this.positions[slot] = position;
    this.worst = this.squared[last]!;
  }
}

/** Every pair once, in blocks that stay in the cache, in doubles. */
export function blockedBruteForce({ rows, columns, values }: Matrix, k: number): Int32Array {
  const block = 256;
  const nearest = Array.from({ length: rows }, () => new Nearest(k));
  for (let start = 0; start < rows; start += block) {
    for (let query = 0; query < rows; query++) {
      for (let point = start; point < Math.min(start + block, rows); point++) {
        if (point !== query)
          nearest[query]!.offer(point, squaredDistance(values, query * columns, point * columns, columns));
      }
    }
  }
  return Int32Array.from(nearest.flatMap(({ positions }) => [...positions]));
}

/** The textbook k-d tree: splits at the median of the column that spreads most, one query at a time. */
export function kdTree(points: Matrix, k: number): Int32Array {
  const { rows, columns, values } = points;
  const root = buildNode(
    points,
    Int32Array.from({ length: rows }, (_, i) => i),
  );
  const lists: number[] = [];
  for (let query = 0; query < rows; query++) {
    const nearest = new Nearest(k);
    visit(root, query);
    lists.push(...nearest.positions);

    function visit(node: Node, asking: number): void {
      if (node.kind === 'leaf') {
        for (const point of node.points) {
          if (point !== asking)
            nearest.offer(point, squaredDistance(values, asking * columns, point * columns, columns));
        }
        return;
      }
      const side = values[asking * columns + node.column]! - node.cut;
      visit(side < 0 ? node.below : node.above, asking);
      if (side * side <= nearest.worst) visit(side < 0 ? node.above : node.below, asking);
    }
  }
  return Int32Array.from(lists);
}

type Node =
  | { readonly kind: 'leaf'; readonly points: Int32Array }
  | {
      readonly kind: 'split';
      readonly column: number;
      readonly cut: number;
      readonly below: Node;
      readonly above: Node;
    };

function buildNode(points: Matrix, members: Int32Array): Node {
  if (members.length <= 24) return { kind: 'leaf', points: members };
  const { columns, values } = points;
  const spreads = Array.from({ length: columns }, (_, j) => {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const row of members) {
      low = Math.min(low, values[row * columns + j]!);
      high = Math.max(high, values[row * columns + j]!);
    }
    return high - low;
  });
  const column = spreads.indexOf(Math.max(...spreads));
  if (spreads[column] === 0) return { kind: 'leaf', points: members };
  const sorted = members.slice().sort((a, b) => values[a * columns + column]! - values[b * columns + column]!);
  const middle = sorted.length >> 1;
  return {
    kind: 'split',
    column,
    cut: values[sorted[middle]! * columns + column]!,
    below: buildNode(points, sorted.slice(0, middle)),
    above: buildNode(points, sorted.slice(middle)),
  };
}

function squaredDistance(values: Float64Array, a: number, b: number, columns: number): number {
  let sum = 0;
  for (let j = 0; j < columns; j++) {
    const difference = values[a + j]! - values[b + j]!;
    sum += difference * difference;
  }
  return sum;
}
