import type { Table } from '../../../app/tabular/table.ts';
import { numericFeatures } from './golden-checks.ts';

/** The samplers' deterministic parts, written from their definitions: every distance, plainly sorted. */

export interface PlainRow {
  readonly row: number;
  readonly distance: number;
}

export function rowsOf(table: Table, label: string): number[] {
  const code = table.target.labels.indexOf(label);
  return [...table.target.codes.keys()].filter((row) => table.target.codes[row] === code);
}

/** The k rows of `among` nearest to a row, itself left out by its number, by (distance, row number). */
export function plainNearest(
  row: number,
  among: readonly number[],
  k: number,
  distance: (a: number, b: number) => number,
): PlainRow[] {
  return among
    .filter((other) => other !== row)
    .map((other) => ({ row: other, distance: distance(row, other) }))
    .sort((a, b) => a.distance - b.distance || a.row - b.row)
    .slice(0, k);
}

/** Squared distance over the numeric features; a feature may be left out or weighed by `scale`. */
export function plainSquared(table: Table): (a: number, b: number) => number {
  const columns = numericFeatures(table);
  return (a, b) => columns.reduce((sum, { values }) => sum + (values[a]! - values[b]!) ** 2, 0);
}

export function plainOthers(table: Table, row: number, m: number): number {
  const everyone = [...table.target.codes.keys()];
  const near = plainNearest(row, everyone, m, plainSquared(table));
  return near.filter((other) => table.target.codes[other.row] !== table.target.codes[row]).length;
}

export function plainZone(others: number, m: number): 'safe' | 'danger' | 'noise' {
  if (others === m) return 'noise';
  return others >= m / 2 ? 'danger' : 'safe';
}

/** ADASYN's counts: shares of the rows asked for, rounded half to even. */
export function plainShares(others: readonly number[], k: number, wanted: number): number[] {
  const r = others.map((count) => count / k);
  const sum = r.reduce((total, share) => total + share, 0);
  return r.map((share) => {
    const exact = (share / sum) * wanted;
    const down = Math.floor(exact);
    if (exact - down !== 0.5) return Math.round(exact);
    return down % 2 === 0 ? down : down + 1;
  });
}
