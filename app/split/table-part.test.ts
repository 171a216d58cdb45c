import { describe, expect, it } from 'vitest';
import type { TabularResult } from '../tabular/run-result.ts';
import type { Table } from '../tabular/table.ts';
import { inWholeTable, partOfTable, rowGroups } from './table-part.ts';

const table: Table = {
  rowCount: 5,
  columns: [
    {
      kind: 'numeric',
      name: 'x',
      index: 0,
      missingCount: 1,
      values: Float64Array.of(1, 2, Number.NaN, 1, 5),
      whole: true,
      decimals: 0,
    },
    {
      kind: 'categorical',
      name: 'site',
      index: 1,
      missingCount: 0,
      codes: Int32Array.of(0, 1, 1, 0, 2),
      levels: ['a', 'b', 'c'],
    },
    {
      kind: 'categorical',
      name: 'y',
      index: 2,
      missingCount: 0,
      codes: Int32Array.of(0, 0, 1, 1, 1),
      levels: ['n', 'p'],
    },
  ],
  target: { name: 'y', index: 2, codes: Int32Array.of(0, 0, 1, 1, 1), labels: ['n', 'p'] },
};

describe('partOfTable', () => {
  it('holds the chosen rows in their order and counts missing values anew', () => {
    const part = partOfTable(table, Int32Array.of(1, 3, 4));

    expect(part.rowCount).toBe(3);
    expect(part.columns[0]).toMatchObject({ values: Float64Array.of(2, 1, 5), missingCount: 0 });
    expect([...part.target.codes]).toEqual([0, 1, 1]);
  });
});

describe('inWholeTable', () => {
  it('names parents by their rows in the whole table and synthetic parents after its last row', () => {
    const result: TabularResult = {
      synthetic: {
        count: 2,
        numeric: new Map(),
        categorical: new Map(),
        classCodes: Int32Array.of(0, 0),
        step: Uint16Array.of(0, 1),
        base: Int32Array.of(1, 3),
        neighbour: Int32Array.of(2, -1),
        gap: Float64Array.of(0.5, Number.NaN),
        extra: new Map(),
      },
      removed: [{ row: 0, step: 1, method: 'TomekLinks', reason: 'Tomek link with', others: [2, 4] }],
      classes: { n: { before: 1, added: 2, removed: 1, after: 2 }, p: { before: 2, added: 0, removed: 0, after: 2 } },
      warnings: [],
      rules: null,
      stages: {},
    };

    const whole = inWholeTable(result, Int32Array.of(1, 3, 4), table);

    expect([...whole.synthetic.base]).toEqual([3, 5]);
    expect([...whole.synthetic.neighbour]).toEqual([4, -1]);
    expect(whole.removed[0]).toMatchObject({ row: 1, others: [4, 6] });
    expect(whole.classes).toEqual({
      n: { before: 2, added: 2, removed: 1, after: 3 },
      p: { before: 3, added: 0, removed: 0, after: 3 },
    });
  });
});

describe('rowGroups', () => {
  it('joins exact duplicates and rows of one group', () => {
    const [x, site] = table.columns;
    const bare: Table = { ...table, columns: [x!, table.columns[2]!] };

    expect([...(rowGroups(bare, null) ?? [])]).toEqual([0, 1, 2, 0, 4]);
    expect([...(rowGroups(bare, site!) ?? [])]).toEqual([0, 1, 1, 0, 4]);
  });

  it('says that there are none when every row stands alone', () => {
    expect(rowGroups(partOfTable(table, Int32Array.of(0, 1, 4)), null)).toBeNull();
  });
});
