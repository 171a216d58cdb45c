import {
  classesOf,
  countsOf,
  nearestAmong,
  type PlainRule,
  type Points,
  plainEnn,
  plainTomek,
  smallestOf,
  vote,
} from './plain-cleaning.ts';

/** Rules that go on until something holds, or that keep a number of rows, straight from their definitions. */

export interface PlainRounds {
  readonly ks: readonly number[];
  readonly kind: string;
  readonly strategy: string;
  readonly untilStable: boolean;
  readonly keepOrder: boolean;
}

export function plainRounds(points: Points, start: readonly number[], rules: PlainRounds): number[] {
  const smallest = smallestOf(points.y, start);
  const before = countsOf(points.y, start);
  let rows = start;
  for (const k of rules.ks) {
    if (rows.length <= k) break;
    const rule: PlainRule = { k, kind: rules.kind, classes: classesOf(rules.strategy, points.y, rows) };
    const gone = plainEnn(points, rows, rule);
    rows = rows.filter((row) => !gone.includes(row));
    const counts = countsOf(points.y, rows);
    if (rules.untilStable && gone.length === 0) break;
    if (counts.size < before.size) break;
    const shrunk = [...counts].some(([code, count]) => code !== smallest && count < before.get(smallest)!);
    if (rules.keepOrder && shrunk) break;
  }
  return start.filter((row) => !rows.includes(row));
}

export function plainNcr(
  { x, y }: Points,
  rows: readonly number[],
  { k, threshold, strategy }: { k: number; threshold: number; strategy: string },
): number[] {
  const classes = classesOf(strategy, y, rows);
  const edited = plainEnn({ x, y }, rows, { k, kind: 'mode', classes });
  const smallest = smallestOf(y, rows);
  const counts = countsOf(y, rows);
  const own = rows.filter((row) => y[row] === smallest);
  const lists = nearestAmong(x, own, rows, k);
  const crowding = own.flatMap((row, i) => {
    const labels = [row, ...lists[i]!.slice(0, k - 1)].map((other) => y[other]!);
    if (vote(labels) === smallest) return [];
    return lists[i]!.filter(
      (other) => classes.has(y[other]!) && counts.get(y[other]!)! > threshold * counts.get(smallest)!,
    );
  });
  return [...new Set([...edited, ...crowding])].sort((a, b) => a - b);
}

interface Condensing {
  readonly k: number;
  readonly strategy: string;
  readonly seeds: ReadonlyMap<number, readonly number[]>;
}

function candidatesOf(
  { y }: Points,
  rows: readonly number[],
  { strategy, seeds }: Condensing,
  use: (code: number, candidates: number[], store: number[]) => number[],
): number[] {
  const smallest = smallestOf(y, rows);
  const reference = rows.filter((row) => y[row] === smallest);
  return [...classesOf(strategy, y, rows)]
    .filter((code) => code !== smallest)
    .flatMap((code) => {
      const drawn = seeds.get(code)!;
      const candidates = rows.filter((row) => y[row] === code && !drawn.includes(row));
      return use(
        code,
        candidates,
        [...reference, ...drawn].sort((a, b) => a - b),
      );
    })
    .sort((a, b) => a - b);
}

export function plainCnn(points: Points, rows: readonly number[], rule: Condensing): number[] {
  const { x, y } = points;
  return candidatesOf(points, rows, rule, (code, candidates, store) => {
    const kept = [...store];
    return candidates.filter((row) => {
      const near = nearestAmong(x, [row], kept, rule.k)[0]!;
      if (vote(near.map((other) => y[other]!)) === code) return true;
      kept.push(row);
      kept.sort((a, b) => a - b);
      return false;
    });
  });
}

export function plainOss(points: Points, rows: readonly number[], rule: Condensing): number[] {
  const { x, y } = points;
  const condensed = candidatesOf(points, rows, rule, (code, candidates, store) =>
    candidates.filter((row) => vote(nearestAmong(x, [row], store, rule.k)[0]!.map((other) => y[other]!)) === code),
  );
  const left = rows.filter((row) => !condensed.includes(row));
  return [...condensed, ...plainTomek(points, left, classesOf(rule.strategy, y, rows))].sort((a, b) => a - b);
}

function distance(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (const [j, value] of a.entries()) sum += (value - b[j]!) ** 2;
  return Math.sqrt(sum);
}

/** Rows that NearMiss removes of all classes but the smallest, down to its size. */
export function plainNearMiss(
  { x, y }: Points,
  rows: readonly number[],
  { version, k, ring }: { version: number; k: number; ring: number },
): number[] {
  const smallest = smallestOf(y, rows);
  const reference = rows.filter((row) => y[row] === smallest);
  const removed: number[] = [];
  for (const code of new Set(y)) {
    const own = rows.filter((row) => y[row] === code);
    if (own.length <= reference.length) continue;
    const candidates =
      version === 3 ? own.filter((row) => nearestAmong(x, reference, own, ring).flat().includes(row)) : own;
    const measure = (row: number) => {
      const sorted = reference.map((other) => distance(x[row]!, x[other]!)).sort((a, b) => a - b);
      return (version === 2 ? sorted.slice(-k) : sorted.slice(0, k)).reduce((sum, d) => sum + d, 0);
    };
    const sums = new Map(candidates.map((row) => [row, measure(row)]));
    const sign = version === 3 ? -1 : 1;
    const order = [...candidates].sort((a, b) => sign * (sums.get(a)! - sums.get(b)!) || a - b);
    const kept = order.slice(0, reference.length);
    removed.push(...own.filter((row) => !kept.includes(row)));
  }
  return removed.sort((a, b) => a - b);
}
