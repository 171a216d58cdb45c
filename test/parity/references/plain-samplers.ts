import type { CategoricalColumn, Table } from '../../../app/tabular/table.ts';
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

export function categoricalFeatures(table: Table): CategoricalColumn[] {
  return table.columns.filter(
    (column): column is CategoricalColumn => column.kind === 'categorical' && column.index !== table.target.index,
  );
}

/** M of SMOTE-NC: the median over the numeric columns of the class's standard deviation. */
export function plainSpread(table: Table, rows: readonly number[]): number {
  const deviations = numericFeatures(table)
    .map(({ values }) => {
      const mean = rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length;
      return Math.sqrt(rows.reduce((sum, row) => sum + (values[row]! - mean) ** 2, 0) / rows.length);
    })
    .sort((a, b) => a - b);
  const middle = Math.floor(deviations.length / 2);
  return deviations.length % 2 === 1 ? deviations[middle]! : (deviations[middle - 1]! + deviations[middle]!) / 2;
}

/** The value difference metric, counted over all rows for every pair anew. */
export function plainValueDifference(table: Table): (a: number, b: number) => number {
  const { codes: classes, labels } = table.target;
  const share = (codes: Int32Array, level: number, code: number) => {
    const rows = [...codes.keys()].filter((row) => codes[row] === level);
    return rows.filter((row) => classes[row] === code).length / rows.length;
  };
  const tables = categoricalFeatures(table).map(({ codes, levels }) => ({
    codes,
    shares: levels.map((_, level) => labels.map((_label, code) => share(codes, level, code))),
  }));
  return (a, b) =>
    tables.reduce((sum, { codes, shares }) => {
      const [one, other] = [shares[codes[a]!]!, shares[codes[b]!]!];
      return sum + one.reduce((total, p, code) => total + Math.abs(p - other[code]!), 0) ** 2;
    }, 0);
}

/** The most frequent values, in ascending order. */
export function plainWinners(values: readonly number[]): number[] {
  const count = (value: number) => values.filter((other) => other === value).length;
  const most = Math.max(...values.map(count));
  return [...new Set(values.filter((value) => count(value) === most))].sort((a, b) => a - b);
}
