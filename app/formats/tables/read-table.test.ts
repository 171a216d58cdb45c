import { describe, expect, test } from 'vitest';
import { AppError } from '../../errors.ts';
import { sourceOf } from '../byte-source.ts';
import type { ReadOptions } from './read-options.ts';
import { readTable } from './read-table.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string, options: ReadOptions = {}) => readTable(sourceOf(bytesOf(text)), options);

async function failureOf(text: string | Uint8Array, options: ReadOptions = {}): Promise<AppError> {
  try {
    await readTable(sourceOf(typeof text === 'string' ? bytesOf(text) : text), options);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('was read without complaint');
}

const numbersOf = async (text: string, options: ReadOptions = {}) => {
  const column = (await read(text, options)).table.columns[0];
  return column?.kind === 'numeric' ? [...column.values] : column?.kind;
};

const withClasses = (values: readonly string[]) => `x,class\n${values.map((v, i) => `${v},${i % 2}`).join('\n')}\n`;

describe('a table', () => {
  test('has numbers, categories, sorted class labels and a proposed target', async () => {
    const { table, targetReason } = await read('a,b,class\n1.50,red,b\n2,,a\n,blue,b\n3,red,a\n');

    expect(table.rowCount).toBe(4);
    expect(table.columns[0]).toMatchObject({ kind: 'numeric', decimals: 2, whole: false, missingCount: 1 });
    expect(table.columns[1]).toMatchObject({ kind: 'categorical', levels: ['blue', 'red'], missingCount: 1 });
    expect([...table.target.codes]).toEqual([1, 0, 1, 0]);
    expect(table.target.labels).toEqual(['a', 'b']);
    expect(targetReason).toBe('its name says so, and it has 2 distinct values');
  });

  test('lies in shared memory', async () => {
    const { table } = await read('a,class\n1,x\n2,y\n');

    expect(table.columns[0]?.kind === 'numeric' && table.columns[0].values.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(table.target.codes.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  test('sorts class labels that are numbers by value and keeps them as they stood', async () => {
    const { table } = await read(withClasses(['1']).replace('1,0\n', '1,10\n1,9\n1,-1.0\n1,9\n'), {
      columns: { class: 'categorical' },
    });

    expect(table.target.labels).toEqual(['-1.0', '9', '10']);
  });

  test.each([
    ['whole numbers', ['1', '2', '3'], { whole: true, decimals: 0 }],
    ['whole numbers and gaps', ['1', '', 'NA', '3'], { whole: true, decimals: 0, missingCount: 2 }],
    ['numbers with a mark', ['1.0', '2.0'], { whole: false, decimals: 1 }],
    ['numbers with an exponent', ['1e3', '2'], { whole: false, decimals: 0 }],
    ['words for nothing among numbers', ['1', '-', 'None', '?', '2'], { missingCount: 3 }],
    ['an infinite value', ['1', 'inf', '2'], { firstInfinite: { row: 1, line: 3, found: 'inf' } }],
  ])('reads a column of %s as numeric', async (_, values, expected) => {
    const { table } = await read(withClasses(values));

    expect(table.columns[0]).toMatchObject({ kind: 'numeric', ...expected });
  });

  test.each([
    ['"-" and "None" among texts', ['A', '-', 'None', 'B'], ['-', 'A', 'B', 'None']],
    ['codes with zeros in front', ['007', '012', '012'], ['007', '012']],
    ['whole numbers beyond 2^53', ['9007199254740993', '9007199254740992'], ['9007199254740992', '9007199254740993']],
  ])('reads a column of %s as categories', async (_, values, levels) => {
    const { table } = await read(withClasses(values));

    expect(table.columns[0]).toMatchObject({ kind: 'categorical', levels });
  });

  test('notices a text behind thousands of numbers and reads the column again', async () => {
    const values = Array.from({ length: 5000 }, (_, i) => (i < 2500 ? `${i}.5` : `t${i}`));

    const { table } = await read(withClasses(values));

    const [column] = table.columns;
    expect(column?.kind === 'categorical' && column.levels.length).toBe(5000);
    expect(column?.kind === 'categorical' && column.levels[column.codes[17]!]).toBe('17.5');
  });

  test('keeps numbers of columns with many and with few distinct values', async () => {
    const values = Array.from({ length: 3000 }, (_, i) => `${i % 1500}.25`);

    expect(await numbersOf(withClasses(values))).toEqual(values.map(Number));
    expect(await numbersOf(withClasses(values.slice(0, 50)))).toEqual(values.slice(0, 50).map(Number));
  });
});

describe('bad input', () => {
  test.each([
    ['an empty file', '', { code: 'input.empty' }],
    ['blank lines only', '\n \n', { code: 'input.empty' }],
    ['a header only', 'a,b,class\n', { code: 'table.no-rows' }],
    ['a short row', 'a,b,class\n1,2,x\n1,2\n1,2,y\n1\n', { code: 'table.ragged-row', where: { line: 3, row: 1 } }],
    ['a name twice', 'a,b,a\n1,2,x\n', { code: 'table.duplicate-column', where: { column: 'a' } }],
    ['a column without a name', ',b,class\n0,2,x\n', { code: 'table.empty-column-name' }],
    ['a quote left open', 'a,b,class\n1,"2,x\n3,4,y\n', { code: 'table.unclosed-quote', where: { line: 2 } }],
    ['a zero byte', `a,class\n${'1,x\n'.repeat(99_000)}\0,y\n`, { code: 'table.not-text', where: { line: 99_002 } }],
    [
      'a missing class',
      'a,class\n1,x\n2,\n3,y\n4,x\n5,y\n',
      { code: 'table.missing-value', where: { row: 1, line: 3 } },
    ],
    ['one class', 'a,class\n1,x\n2,x\n', { code: 'target.one-class' }],
    [
      'a stray text',
      withClasses([...Array(30).keys(), 'oops'].map(String)),
      { code: 'table.not-a-number', where: { row: 30, line: 32 } },
    ],
  ])('%s is refused with its place', async (_, text, expected) => {
    const failure = await failureOf(text);

    expect(failure.toRecord()).toMatchObject(expected);
  });

  test.each([
    [
      'an unknown target',
      { target: 'clas' },
      { code: 'target.missing', message: expect.stringContaining('Did you mean "class"') },
    ],
    ['a target of one class', { target: 'one' }, { code: 'target.one-class' }],
    ['a target of fractions', { target: 'f' }, { code: 'target.continuous' }],
    ['an unknown column', { columns: { aa: 'ignore' } }, { code: 'table.unknown-column' }],
    [
      'a declared number that is none',
      { columns: { t: 'numeric' } },
      { code: 'table.not-a-number', where: { row: 1, line: 3 } },
    ],
    [
      'a declared number that is infinite',
      { columns: { i: 'numeric' } },
      { code: 'table.infinite-value', where: { row: 1 } },
    ],
  ] as const)('%s is refused', async (_, options, expected) => {
    const failure = await failureOf('one,f,t,i,class\n1,.5,1,1,x\n1,1.5,a,-inf,y\n', options as ReadOptions);

    expect(failure.toRecord()).toMatchObject(expected);
  });

  test('a target that the recipe declares categorical may hold any numbers', async () => {
    const { table } = await read('f,class\n.5,x\n1.5,y\n', { target: 'f', columns: { f: 'categorical' } });

    expect(table.target.labels).toEqual(['.5', '1.5']);
  });
});
