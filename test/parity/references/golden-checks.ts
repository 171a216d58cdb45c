import { expect } from 'vitest';
import type { TabularResult } from '../../../app/tabular/run-result.ts';
import type { NumericColumn, Table } from '../../../app/tabular/table.ts';

/** What golden lists of neighbors demand, and what every row on a segment must obey. */

export interface NeighbourBlock {
  readonly rows: readonly number[];
  readonly neighbours: readonly (readonly number[])[];
  readonly distances: readonly (readonly number[])[];
  readonly cut_ties: Readonly<Record<string, readonly number[]>>;
}

export function close(found: number, expected: number, tolerance = 1e-9): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(tolerance * Math.max(1e-300, Math.abs(expected)));
}

/** A list is right when it has every row nearer than the cut and fills up with rows tied at the cut. */
export function expectNeighbours(found: Omit<NeighbourBlock, 'cut_ties'>, expected: NeighbourBlock): void {
  expect(found.rows).toEqual(expected.rows);
  for (const [i, wanted] of expected.neighbours.entries()) {
    const list = found.neighbours[i]!;
    const distances = expected.distances[i]!;
    for (const [rank, distance] of distances.entries()) close(found.distances[i]![rank]!, distance);
    const tied = expected.cut_ties[String(i)];
    const cut = distances.at(-1)! * (1 - 1e-9);
    const certain = tied === undefined ? wanted : wanted.filter((_, rank) => distances[rank]! < cut);
    expect(new Set(list).size).toBe(wanted.length);
    for (const row of certain) expect(list).toContain(row);
    for (const row of list) expect([...certain, ...(tied ?? [])]).toContain(row);
  }
}

/** Rows that may stand in a golden list: those listed and those tied with the last of them. */
export function allowedNeighbours(block: NeighbourBlock, row: number): number[] {
  const position = block.rows.indexOf(row);
  return [...(block.neighbours[position] ?? []), ...(block.cut_ties[String(position)] ?? [])];
}

export function numericFeatures(table: Table): NumericColumn[] {
  return table.columns.filter(
    (column): column is NumericColumn => column.kind === 'numeric' && column.index !== table.target.index,
  );
}

/** Every numeric cell of synthetic row `i` is base + gap · (neighbor − base), to 1e-9 of the segment. */
export function expectOnSegment(table: Table, { synthetic }: TabularResult, i: number): void {
  for (const column of numericFeatures(table)) {
    const base = column.values[synthetic.base[i]!]!;
    const neighbour = column.values[synthetic.neighbour[i]!]!;
    const expected = base + synthetic.gap[i]! * (neighbour - base);
    const off = Math.abs(synthetic.numeric.get(column.index)![i]! - expected);
    expect(off).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(neighbour - base), Math.abs(base) * 1e-6));
  }
}
