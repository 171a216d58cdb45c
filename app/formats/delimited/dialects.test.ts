import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '../byte-source.ts';
import { readColumns } from '../tables/read-columns.ts';
import { readTable } from '../tables/read-table.ts';
import { writeTable } from '../tables/write-table.ts';
import type { Delimiter, Dialect, Encoding } from './dialect.ts';
import { utf16FromUtf8 } from './encoding.ts';
import { fieldText, textEncoder } from './field-text.ts';
import { sniffDialect } from './sniff.ts';

interface Grid {
  readonly delimiter: Delimiter;
  readonly newline: Dialect['newline'];
  readonly encoding: Encoding;
  readonly bom: boolean;
  readonly rows: readonly (readonly string[])[];
}

const word = fc.stringMatching(/^[a-zé"';|,\t \n]{1,8}$/).map((text) => `w${text}w`);
const grid: fc.Arbitrary<Grid> = fc.integer({ min: 2, max: 5 }).chain((width) =>
  fc.record({
    delimiter: fc.constantFrom<Delimiter>(',', ';', '\t', '|'),
    newline: fc.constantFrom<Dialect['newline']>('\n', '\r\n', '\r'),
    encoding: fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
    bom: fc.boolean(),
    rows: fc.array(fc.array(word, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 12 }),
  }),
);

function textOf({ delimiter, newline, rows }: Grid): string {
  const header = rows[0]!.map((_, i) => `c${i}`);
  return [header, ...rows]
    .map((row) => row.map((f) => fieldText(f, { delimiter, quote: '"' })).join(delimiter) + newline)
    .join('');
}

function bytesOf(g: Grid): Uint8Array {
  const wide = g.encoding === 'utf-16le' || g.encoding === 'utf-16be';
  const text = (g.bom || wide) && g.encoding !== 'windows-1252' ? `\uFEFF${textOf(g)}` : textOf(g);
  const bytes = textEncoder(g.encoding)(text);
  return wide ? utf16FromUtf8(bytes, g.encoding as 'utf-16le') : bytes;
}

const overrides = ({ delimiter, encoding, newline }: Grid) =>
  ({ delimiter, encoding, newline, quote: '"', decimalMark: '.', header: true }) as const;

/** Chunks of `size` bytes, for boundaries at every place. */
function chunked(bytes: Uint8Array, size: number) {
  return {
    ...sourceOf(bytes),
    async *open() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
  };
}

describe('any table of texts', () => {
  test('reads back the same in any dialect and encoding, cut anywhere, as a CSV library reads it', async () => {
    await fc.assert(
      fc.asyncProperty(grid, fc.integer({ min: 1, max: 40 }), async (g, size) => {
        const columns = Object.fromEntries(g.rows[0]!.map((_, i) => [`c${i}`, 'categorical' as const]));
        const library: string[][] = parse(textOf(g), { delimiter: g.delimiter, record_delimiter: g.newline });

        const read = await readColumns(chunked(bytesOf(g), size), { columns, dialect: overrides(g), blockBytes: size });

        const rows = Array.from({ length: read.rowCount }, (_, row) =>
          read.columns.map((column) => {
            const texts = column.texts!();
            return texts.levels[texts.codes[row]!];
          }),
        );
        expect(rows).toEqual(g.rows);
        expect(rows).toEqual(library.slice(1));
      }),
      { numRuns: 300 },
    );
  });

  test('goes out byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(grid, fc.integer({ min: 1, max: 40 }), async (g, size) => {
        const labelled = { ...g, rows: g.rows.map((row, i) => [...row, i % 2 === 0 ? 'p' : 'q']) };
        const source = chunked(bytesOf(labelled), size);
        const read = await readTable(source, { target: `c${labelled.rows[0]!.length - 1}`, dialect: overrides(g) });
        const out: number[] = [];
        const none = new Int32Array(0);
        const synthetic = {
          count: 0,
          numeric: new Map(),
          categorical: new Map(),
          classCodes: none,
          step: new Uint16Array(0),
          base: none,
          neighbour: none,
          gap: new Float64Array(0),
          extra: new Map(),
        };

        await writeTable({
          source,
          ...read,
          result: { synthetic, removed: [], classes: {}, warnings: [], rules: null, stages: {} },
          format: null,
          round: 'kind',
          isSynthetic: false,
          group: false,
          parts: null,
          write: (_, bytes) => {
            for (const byte of bytes) out.push(byte);
          },
        });

        expect(Uint8Array.from(out)).toEqual(bytesOf(labelled));
      }),
      { numRuns: 200 },
    );
  });

  test('is cut at every byte position with the same result', async () => {
    const bytes = new TextEncoder().encode(
      'a,b,class\r\n1.5,"x\r\n""y""",p\r\n\r\n-2e3,é,q\r\n17.12345678901234567,,p',
    );
    const whole = await readTable(sourceOf(bytes), { target: 'class' });

    for (let size = 1; size < bytes.length; size++) {
      const cut = await readTable(chunked(bytes, size), { target: 'class', blockBytes: size });

      expect(cut.table).toEqual(whole.table);
    }
  });
});

describe('the dialect of a head', () => {
  const sniff = (text: string) => sniffDialect(new TextEncoder().encode(text), 'x.csv').dialect;

  test.each([
    ['commas', 'a,b\n1.5,2\n3,4\n', { delimiter: ',', decimalMark: '.', newline: '\n', header: true }],
    ['semicolons and decimal commas', 'a;b\n1,5;2\n3,25;4\n', { delimiter: ';', decimalMark: ',' }],
    ['semicolons and decimal points', 'a;b\n1.5;x, y\n3;z\n', { delimiter: ';', decimalMark: '.' }],
    ['tabs and CRLF', 'a\tb\r\n1,5\t2\r\n', { delimiter: '\t', decimalMark: ',', newline: '\r\n' }],
    ['pipes and CR', 'a|b\r1|2\r', { delimiter: '|', newline: '\r' }],
    ['one column', 'a\n1\n2\n', { delimiter: ',', header: true }],
    ['apostrophes as quotes', "a,b\n'x,y',2\n'z',3\n", { quote: "'" }],
    ['apostrophes in words', "a,b\nit's,2\n'tis,3\n", { quote: '"' }],
    ['delimiters in quotes', 'a;b\n"x,y,z";2\n"x,y,z";3\n', { delimiter: ';' }],
    ['no header', '1,2,x\n3,4,y\n', { header: false }],
    ['numbered names', '0,1,2\n0.5,0.25,7\n', { header: true }],
    ['years as names', 'land,1990,1991,1992\nX,5,7,8\n', { header: true }],
    ['a name beside a number', 'id,2020\n1,5\n2,7\n', { header: true }],
  ])('has %s', (_, text, expected) => {
    expect(sniff(text)).toMatchObject(expected);
  });

  test.each([
    ['a PNG picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]],
    ['an Excel workbook', [0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0]],
    ['zero bytes', [0x61, 0x2c, 0, 0x62, 0x0a, 0x63, 0x2c, 0x64]],
    ['control characters', [1, 2, 3, 4, 5, 6, 7, 8]],
  ])('refuses %s', (_, bytes) => {
    expect(() => sniffDialect(Uint8Array.from(bytes), 'x.csv')).toThrow(/not a text table/);
  });
});

describe('limits', () => {
  test('a field of 5 MB is read', async () => {
    const long = 'x'.repeat(5 * 1024 * 1024);
    const { table } = await readTable(sourceOf(new TextEncoder().encode(`a,class\n${long},p\n"${long}",q\n`)), {
      target: 'class',
    });

    expect(table.columns[0]).toMatchObject({ kind: 'categorical', levels: [long] });
  });

  test('a field of 17 MB is refused with its line', async () => {
    const text = `a,class\n1,p\n${'x'.repeat(17 * 1024 * 1024)},q\n`;

    await expect(readTable(sourceOf(new TextEncoder().encode(text)))).rejects.toMatchObject({
      code: 'table.field-too-long',
      where: { line: 3 },
    });
  });

  test('5,000 columns are read', async () => {
    const names = Array.from({ length: 5000 }, (_, i) => `f${i}`);
    const row = (i: number) => `${names.map((_, c) => c * i).join(',')},${i % 2}\n`;

    const { table } = await readTable(
      sourceOf(new TextEncoder().encode(`${names.join(',')},class\n${row(1)}${row(2)}${row(3)}`)),
    );

    expect(table.columns).toHaveLength(5001);
    expect(table.columns[4999]).toMatchObject({ kind: 'numeric', values: Float64Array.of(4999, 9998, 14997) });
  });

  test('Windows-1252 that shows itself late is read as such', async () => {
    const ascii = 'a,class\n'.concat('x,p\ny,q\n'.repeat(40_000));
    const bytes = Uint8Array.from([...new TextEncoder().encode(ascii), 0xe9, 0x2c, 0x70, 0x0a]);

    const { table, layout } = await readTable(sourceOf(bytes));

    expect(layout).toMatchObject({ dialect: { encoding: 'windows-1252' } });
    expect(table.columns[0]).toMatchObject({ levels: ['x', 'y', 'é'] });
  });

  test('bytes that are not UTF-8 in a UTF-8 file are refused with their line', async () => {
    const text = 'a,class\né,p\n'.concat('x,p\ny,q\n'.repeat(40_000));
    const bytes = Uint8Array.from([...new TextEncoder().encode(text), 0xe9, 0x2c, 0x70, 0x0a]);

    await expect(readTable(sourceOf(bytes))).rejects.toMatchObject({
      code: 'table.not-text',
      where: { line: 80_003, column: 'a' },
    });
  });
});
