import { describe, expect, test } from 'vitest';
import { sourceOf } from '../byte-source.ts';
import { copyTable } from './copy-table.ts';
import { TABLE_FORMATS, type TableFormat } from './file-format.ts';
import { readColumns } from './read-columns.ts';
import { readTable } from './read-table.ts';

const TEXT = [
  'count,size,"name, long",flag,code,class',
  '1,0.5,"say ""hi"", you",true,007,a',
  '20,1e-7,line one,false,012,b',
  ',,Köln,true,,a',
  '-3,123456.75,"two\nlines",false,001,b',
  '9007199254740993,2.5,NA,true,000,a',
  '',
].join('\n');

async function convert(bytes: Uint8Array, from: TableFormat, to: TableFormat): Promise<Uint8Array> {
  const source = sourceOf(bytes, `table.${from}`);
  const { layout, rows, columns } = await readColumns(source, { otherColumns: 'ignore' });
  const pieces: Uint8Array[] = [];
  await copyTable({
    source,
    layout,
    rows,
    written: columns.map(({ written }) => written),
    format: to,
    parts: null,
    write: (_, piece) => void pieces.push(piece.slice()),
  });
  return Buffer.concat(pieces);
}

describe('every pair of formats', () => {
  const pairs = TABLE_FORMATS.flatMap((from) => TABLE_FORMATS.map((to) => [from, to] as const));

  test.each(pairs)('%s to %s and back keeps every value', async (from, to) => {
    const csv = new TextEncoder().encode(TEXT);
    const start = await convert(csv, 'csv', from);

    const there = await convert(start, from, to);
    const back = await convert(await convert(there, to, from), from, 'csv');

    expect(new TextDecoder().decode(back)).toBe(TEXT);
  });

  test.each(TABLE_FORMATS)('a table in %s has the same columns for methods as in CSV', async (format) => {
    const csv = new TextEncoder().encode(TEXT);
    const options = { target: 'class' };

    const inCsv = await readTable(sourceOf(csv, 'table.csv'), options);
    const read = await readTable(sourceOf(await convert(csv, 'csv', format), `table.${format}`), options);

    expect(read.table).toEqual({
      ...inCsv.table,
      columns: inCsv.table.columns
        .map((column) => ({ ...column, firstMissing: expect.anything() }))
        .map((column, i) =>
          read.table.columns[i]?.firstMissing === undefined ? { ...column, firstMissing: undefined } : column,
        ),
    });
  });
});

describe('JSON Lines', () => {
  const read = (text: string, name = 'table.jsonl') => readColumns(sourceOf(new TextEncoder().encode(text), name));

  test('takes the keys of all lines, late and nested ones, in the order of their first appearance', async () => {
    const { columns, rowCount, layout } = await read(
      '{"a":null,"p":{"x":1}}\n\n{"p":{"x":2,"y":"q"},"a":3}\r\n{"b":true}',
    );

    expect(rowCount).toBe(3);
    expect(layout.names).toEqual(['a', 'p.x', 'p.y', 'b']);
    expect(columns.map(({ missingCount }) => missingCount)).toEqual([2, 1, 2, 2]);
    expect(columns.map(({ written }) => written)).toEqual(['integer', 'integer', 'text', 'boolean']);
  });

  test('a column of numbers that meets a text after a thousand numbers is read again as texts', async () => {
    const lines = Array.from({ length: 1500 }, (_, i) => `{"x": ${i}}`);
    const { columns } = await read([...lines, '{"x": "many"}'].join('\n'));

    expect(columns[0]?.kind).toBe('categorical');
    expect(columns[0]?.texts?.().levels).toContain('many');
  });

  test.each([
    ['[{"a":1}]', 'table.not-json', 'without brackets'],
    ['{"a":1}{"a":2}', 'table.not-json', 'second object'],
    ['{"a":1}\n{"a":', 'table.not-json', 'Line 2 (row 1)'],
    ['{"a":NaN}', 'table.not-json', 'NaN for the key "a"'],
    ['{"a":-Infinity}', 'table.not-json', 'write null'],
    ['{"a":01}', 'table.not-json', 'zeros in front'],
    ['{"a":"x}', 'table.not-json', 'never closed'],
    ['{"a":"\\q"}', 'table.not-json', 'escape'],
    ['{a:1}', 'table.not-json', 'double quotes'],
    ['{"a":1,}', 'table.not-json', 'double quotes'],
    ['{"a":1 "b":2}', 'table.not-json', 'comma'],
    ['{"a":1,"a":2}', 'table.duplicate-column', 'twice'],
    ['{"a":1}\n{"a":{"b":2}}', 'table.mixed-values', 'an object'],
    ['{"a.b":1,"a":{"b":2}}', 'table.duplicate-column', 'once with a dot'],
    [`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`, 'table.not-json', 'levels deep'],
    ['a,b\n1,2', 'table.not-json', 'expected an object'],
    ['{}\n{}', 'table.no-rows', 'no key'],
    ['\n\n', 'table.no-rows', 'no line'],
  ])('refuses %s', async (text, code, says) => {
    const reading = read(text);

    await expect(reading).rejects.toMatchObject({ code, where: { file: 'table.jsonl' } });
    await expect(reading).rejects.toThrow(says);
  });

  test('lines stay byte for byte, odd spaces and number forms included', async () => {
    const text = '{ "a" : 1.50 ,"b":"\\u00e9" }\n{"b":null,"a":1E3}\n';

    expect(new TextDecoder().decode(await convert(new TextEncoder().encode(text), 'jsonl', 'jsonl'))).toBe(text);
  });
});

describe('Parquet', () => {
  const read = (bytes: Uint8Array, name = 'table.parquet') => readColumns(sourceOf(bytes, name));
  const written = () => convert(new TextEncoder().encode(TEXT), 'csv', 'parquet');

  test('a file that is cut off, wherever, is refused as that', async () => {
    const bytes = await written();

    for (let length = 1; length < bytes.length; length += 41) {
      await expect(read(bytes.slice(0, length))).rejects.toMatchObject({ code: 'table.not-parquet' });
    }
  });

  test('a byte that is changed anywhere never gives anything but a table or a refusal', async () => {
    const bytes = await written();

    for (let at = 4; at < bytes.length - 8; at += 7) {
      const broken = bytes.slice();
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      const outcome = await read(broken).then(
        () => 'read',
        (error: unknown) => (error as { code?: string }).code,
      );
      expect(outcome).toMatch(/^(read|table\.|input\.)/);
    }
  });

  test('a table of text called .parquet, and Parquet called .csv, are named as what they are', async () => {
    await expect(read(new TextEncoder().encode('a,b\n1,2\n3,4\n'))).rejects.toThrow('does not begin with PAR1');
    await expect(read(await written(), 'table.csv')).rejects.toThrow('is a Parquet file by its first bytes');
  });
});
