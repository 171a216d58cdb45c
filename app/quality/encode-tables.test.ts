import { describe, expect, it } from 'vitest';
import type { Column, Table } from '../tabular/table.ts';
import { encodeTables } from './encode-tables.ts';
import { scaled, standardScaling } from './points.ts';

function numeric(name: string, index: number, ...values: number[]): Column {
  return {
    kind: 'numeric',
    name,
    index,
    missingCount: 0,
    values: Float64Array.from(values),
    whole: false,
    decimals: 0,
  };
}

function categorical(name: string, index: number, ...values: string[]): Column {
  const levels = [...new Set(values)].sort();
  const codes = Int32Array.from(values, (value) => levels.indexOf(value));
  return { kind: 'categorical', name, index, missingCount: 0, codes, levels };
}

function table(...columns: Column[]): Table {
  const first = columns[0]!;
  const rowCount =
    first.kind === 'numeric' ? first.values.length : first.kind === 'categorical' ? first.codes.length : 0;
  return { rowCount, columns, target: { name: '', index: -1, codes: new Int32Array(rowCount), labels: [] } };
}

describe('encodeTables', () => {
  it('puts two rows that differ in one category at distance 1', () => {
    const { sets } = encodeTables([{ name: 'a', table: table(categorical('c', 0, 'x', 'y')) }], null);

    const [x, y] = [sets[0]!.values.subarray(0, 2), sets[0]!.values.subarray(2)];
    expect(Math.hypot(x[0]! - y[0]!, x[1]! - y[1]!)).toBeCloseTo(1, 12);
  });

  it('gives a level the same place in every table, also where a table lacks it', () => {
    const tables = [
      { name: 'a', table: table(categorical('c', 0, 'x', 'y')) },
      { name: 'b', table: table(categorical('c', 0, 'y')) },
    ];

    const { sets } = encodeTables(tables, null);

    expect(sets[1]!.values).toEqual(sets[0]!.values.subarray(2));
  });

  it('never standardizes the indicators', () => {
    const { sets } = encodeTables(
      [{ name: 'a', table: table(numeric('n', 0, 1, 3), categorical('c', 1, 'x', 'y')) }],
      null,
    );

    expect([...scaled(sets[0]!, standardScaling(sets)).values]).toEqual([-1, Math.SQRT1_2, 0, 1, 0, Math.SQRT1_2]);
  });

  it('matches columns by name, whatever their order', () => {
    const a = table(numeric('p', 0, 1), numeric('q', 1, 2));
    const b = table(numeric('q', 0, 2), numeric('p', 1, 1));

    const { sets } = encodeTables(
      [
        { name: 'a', table: a },
        { name: 'b', table: b },
      ],
      null,
    );

    expect(sets[1]!.values).toEqual(sets[0]!.values);
  });

  it('names the file and the columns when they do not match', () => {
    const tables = [
      { name: 'real.csv', table: table(numeric('p', 0, 1)) },
      { name: 'made.csv', table: table(numeric('r', 0, 1)) },
    ];

    expect(() => encodeTables(tables, null)).toThrow(
      'made.csv does not have the columns of real.csv: it lacks "p" and has "r" besides',
    );
  });

  it('names file, row and column of a missing number', () => {
    const tables = [{ name: 'real.csv', table: table(numeric('p', 0, 1, Number.NaN)) }];

    expect(() => encodeTables(tables, null)).toThrow('real.csv, row 1, column "p" is missing');
  });

  it('refuses a column that holds numbers in one file and text in another', () => {
    const tables = [
      { name: 'a.csv', table: table(numeric('p', 0, 1)) },
      { name: 'b.csv', table: table(categorical('p', 0, 'x')) },
    ];

    expect(() => encodeTables(tables, null)).toThrow('Column "p" is numeric in a.csv, categorical in b.csv');
  });
});
