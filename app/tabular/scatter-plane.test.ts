import { expect, test } from 'vitest';
import { columnPlane, componentPlane, valuesOf } from './scatter-plane.ts';
import type { Column, Table } from './table.ts';

const numbers = (name: string, index: number, values: readonly number[]): Column => ({
  ...{ kind: 'numeric', name, index, missingCount: 0, whole: false, decimals: 2 },
  values: Float64Array.from(values),
});
const texts = (name: string, index: number, codes: readonly number[], levels: readonly string[]): Column => ({
  ...{ kind: 'categorical', name, index, missingCount: 0, levels },
  codes: Int32Array.from(codes),
});

function tableOf(...features: readonly Column[]): Table {
  const rowCount = 6;
  const target = texts('class', features.length, [0, 0, 0, 1, 1, 1], ['a', 'b']);
  const codes = target.kind === 'categorical' ? target.codes : new Int32Array();
  return {
    rowCount,
    columns: [...features, target],
    target: { name: 'class', index: target.index, codes, labels: ['a', 'b'] },
  };
}

test('two columns that rise together lie on the first component, which holds all of the variance', () => {
  const table = tableOf(numbers('a', 0, [1, 2, 3, 4, 5, 6]), numbers('b', 1, [20, 40, 60, 80, 100, 120]));

  const plane = componentPlane(table);
  const { x, y } = plane.place(valuesOf(table));

  expect(plane.axes[0].share).toBeCloseTo(1, 9);
  expect([...y].every((value) => Math.abs(value) < 1e-6)).toBe(true);
  expect([...x]).toEqual([...x].sort((a, b) => a - b));
  expect(x[5]).toBeCloseTo(-(x[0] ?? 0), 5);
});

test('a missing number counts as the mean, and a constant column takes no part', () => {
  const table = tableOf(numbers('a', 0, [-1, Number.NaN, 1, -1, 0, 1]), numbers('k', 1, [7, 7, 7, 7, 7, 7]));

  const { x } = componentPlane(table).place(valuesOf(table));

  expect(x[1]).toBeCloseTo(0, 6);
  expect(x[2]).toBeGreaterThan(1);
});

test('categories take part where there are not two columns of numbers', () => {
  const table = tableOf(texts('color', 0, [0, 0, 1, 1, 2, 2], ['red', 'green', 'blue']));

  const { x, y } = componentPlane(table).place(valuesOf(table));

  expect([x[0], y[0]]).toEqual([x[1], y[1]]);
  expect(Math.hypot((x[0] ?? 0) - (x[2] ?? 0), (y[0] ?? 0) - (y[2] ?? 0))).toBeCloseTo(1, 5);
});

test('columns are drawn as they are, categories by the place of their level', () => {
  const table = tableOf(numbers('a', 0, [9, 8, 7, 6, 5, 4]), texts('color', 1, [0, 1, -1, 0, 1, 0], ['red', 'green']));

  const plane = columnPlane(table, 'a', 'color');

  expect([...plane.place(valuesOf(table)).x]).toEqual([9, 8, 7, 6, 5, 4]);
  expect([...plane.place(valuesOf(table)).y]).toEqual([0, 1, Number.NaN, 0, 1, 0]);
  expect(plane.axes[1].levels).toEqual(['red', 'green']);
  expect(() => columnPlane(table, 'a', 'colour')).toThrow(/no column "colour"/);
});
