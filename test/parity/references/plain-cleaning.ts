import type { NumericColumn, Table } from '../../../app/tabular/table.ts';
import { matrixOf, plainNeighbours } from './plain-neighbours.ts';

/** Cleaning rules straight from their definitions: every distance, no shortcut. Rows are row numbers, classes codes. */

export interface Points {
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
}

export function pointsOf(table: Table): Points {
  const columns = table.columns.filter(
    (column): column is NumericColumn => column.kind === 'numeric' && column.index !== table.target.index,
  );
  return {
    x: Array.from({ length: table.rowCount }, (_, row) => columns.map(({ values }) => values[row]!)),
    y: [...table.target.codes],
  };
}

/** The k nearest of `among` to each of `rows`, itself left out by its number. */
export function nearestAmong(x: Points['x'], rows: readonly number[], among: readonly number[], k: number): number[][] {
  const lists = plainNeighbours({
    points: matrixOf(among.map((row) => x[row]!)),
    queries: matrixOf(rows.map((row) => x[row]!)),
    self: Int32Array.from(rows, (row) => among.indexOf(row)),
    k,
  });
  return lists.map((list) => list.map(({ position }) => among[position]!));
}

export function everyRow({ y }: Points): number[] {
  return [...y.keys()];
}

export function countsOf(y: readonly number[], rows: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(y[row]!, (counts.get(y[row]!) ?? 0) + 1);
  return counts;
}

/** The classes a named strategy cleans. */
export function classesOf(strategy: string, y: readonly number[], rows: readonly number[]): Set<number> {
  const counts = [...countsOf(y, rows)].sort(([a], [b]) => a - b);
  const sizes = counts.map(([, count]) => count);
  const minority = counts[sizes.indexOf(Math.min(...sizes))]![0];
  const majority = counts[sizes.indexOf(Math.max(...sizes))]![0];
  const all = counts.map(([code]) => code);
  switch (strategy) {
    case 'all':
      return new Set(all);
    case 'majority':
      return new Set([majority]);
    case 'not majority':
      return new Set(all.filter((code) => code !== majority));
    default:
      return new Set(all.filter((code) => code !== minority));
  }
}

export function smallestOf(y: readonly number[], rows: readonly number[]): number {
  const counts = [...countsOf(y, rows)].sort(([a, n], [b, m]) => n - m || a - b);
  return counts[0]![0];
}

export function plainTomek(points: Points, rows: readonly number[], classes: ReadonlySet<number>): number[] {
  const nearest = new Map(nearestAmong(points.x, rows, rows, 1).map(([other], i) => [rows[i]!, other!]));
  return rows.filter((row) => {
    const other = nearest.get(row)!;
    return classes.has(points.y[row]!) && points.y[other] !== points.y[row] && nearest.get(other) === row;
  });
}

export interface PlainRule {
  readonly k: number;
  readonly kind: string;
  readonly classes: ReadonlySet<number>;
}

export function plainEnn({ x, y }: Points, rows: readonly number[], { k, kind, classes }: PlainRule): number[] {
  const lists = nearestAmong(x, rows, rows, k);
  return rows.filter((row, i) => {
    if (!classes.has(y[row]!)) return false;
    const labels = lists[i]!.map((other) => y[other]!);
    return kind === 'all' ? labels.some((label) => label !== y[row]) : vote(labels) !== y[row];
  });
}

/** The most frequent label, the smallest of several. */
export function vote(labels: readonly number[]): number {
  const count = (label: number) => labels.filter((other) => other === label).length;
  return [...labels].sort((a, b) => count(b) - count(a) || a - b)[0]!;
}
