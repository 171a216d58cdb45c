import { describe, expect, test } from 'vitest';
import { sourceOf } from '../byte-source.ts';
import { estimateMemory } from './estimate-memory.ts';
import { profileTable } from './profile-table.ts';

const source = (text: string) => sourceOf(new TextEncoder().encode(text));
const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

describe('the profile', () => {
  test('counts classes and says how unequal they are', async () => {
    const profile = await profileTable(source(`x,kind\n${lines(40, (i) => `${i}.5,${i < 30 ? 'a' : 'b'}`)}\n`));

    expect(profile).toMatchObject({ kind: 'tabular', format: 'csv', rows: 40, target: 'kind', imbalanceRatio: 3 });
    expect(profile.classes).toEqual({ a: 30, b: 10 });
    expect(profile.targetReason).toBe('it is the last column and has 2 distinct values');
  });

  test.each([
    ['n', (i: number) => `${i}.25`, { kind: 'number', distinct: 40, min: 0.25, max: 39.25 }],
    ['n', (i: number) => `${i % 7}`, { kind: 'integer', distinct: 7, min: 0, max: 6 }],
    ['n', (i: number) => `${i % 2}`, { kind: 'boolean', distinct: 2 }],
    ['n', (i: number) => (i % 2 ? 'yes' : 'no'), { kind: 'boolean', distinct: 2 }],
    ['n', (i: number) => `2024-01-${i % 28}`, { kind: 'date' }],
    ['n', () => '3', { kind: 'constant', distinct: 1 }],
    ['n', (i: number) => (i % 4 ? '' : 'x y'), { kind: 'constant', distinct: 1, missing: 30 }],
    ['n', () => '', { kind: 'empty', distinct: 0, missing: 40 }],
    ['n', (i: number) => `word number ${i}`, { kind: 'text', distinct: 40 }],
    ['n', (i: number) => 'abc'[i % 3], { kind: 'category', distinct: 3 }],
    ['n', (i: number) => `A-00${i}`, { kind: 'id', distinct: 40 }],
    ['customer_id', (i: number) => `${i + 1}`, { kind: 'id', distinct: 40 }],
    ['humid', (i: number) => `${i + 1}`, { kind: 'integer', distinct: 40 }],
  ] as const)('knows the kind of column "%s" (%o)', async (name, value, expected) => {
    const profile = await profileTable(source(`${name},class\n${lines(40, (i) => `${value(i)},${i % 2}`)}\n`));

    expect(profile.columns[0]).toMatchObject({ name, ...expected });
  });

  test('lists problems with their places', async () => {
    const text = `a,b,class\n${lines(40, (i) => `${i === 3 ? '' : i === 5 ? 'inf' : i},${i === 7 ? 'x' : i},${i % 2}`)}\n`;

    const { problems } = await profileTable(source(text));

    expect(problems).toMatchObject([
      { code: 'column.missing-values', where: { column: 'a', row: 3, line: 5 }, count: 1 },
      { code: 'column.infinite', where: { column: 'a', row: 5, line: 7 } },
      { code: 'column.stray-text', where: { column: 'b', row: 7, line: 9 }, count: 1 },
    ]);
  });

  test('proposes no target for a table of measurements and says why', async () => {
    const profile = await profileTable(source(`x,target\n${lines(40, (i) => `${i},${i * 3}`)}\n`));

    expect(profile.target).toBeNull();
    expect(profile.targetReason).toBe('"target" is named like a target, but it holds 40 different numbers in 40 rows');
  });

  test('names the columns of a table without header', async () => {
    const profile = await profileTable(source('5.1,3.5,setosa\n4.9,3,setosa\n6.2,2.9,virginica\n6,3,virginica\n'));

    expect(profile).toMatchObject({ rows: 4, target: 'column_2', problems: [{ code: 'table.no-header' }] });
  });
});

describe('the target rule', () => {
  test.each([
    ['26 letters', 520, (i: number) => String.fromCharCode(65 + (i % 26)), true],
    ['100 classes of five', 500, (i: number) => `${i % 100}`, true],
    ['30 classes of three', 90, (i: number) => `${i % 30}`, true],
    ['prices', 500, (i: number) => `${i * 37}`, false],
    ['counts up to 400', 4000, (i: number) => `${i % 400}`, false],
    ['two values with a fraction', 40, (i: number) => `${(i % 2) + 0.5}`, false],
    ['classes written 0.0 and 1.0', 40, (i: number) => `${i % 2}.0`, true],
  ] as const)('judges %s', async (_, count, value, isClass) => {
    const { problems } = await profileTable(source(`x,t\n${lines(count, (i) => `1,${value(i)}`)}\n`), { target: 't' });

    expect(problems.some(({ code }) => code === 'target.continuous')).toBe(!isClass);
  });
});

test('the memory estimate is near what a table of numbers takes', async () => {
  const text = `${lines(1, () => Array.from({ length: 30 }, (_, i) => `f${i}`).join(','))}\n${lines(20_000, () => '1.234567,'.repeat(29).concat('1'))}\n`;

  const estimate = await estimateMemory(source(text));

  expect(estimate.columns).toBe(30);
  expect(estimate.rows).toBeGreaterThan(19_900);
  expect(estimate.rows).toBeLessThan(20_100);
  expect(estimate.bytes).toBeGreaterThan(20_000 * 30 * 8);
});
