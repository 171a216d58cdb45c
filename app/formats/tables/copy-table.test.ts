import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '../byte-source.ts';
import { copyTable } from './copy-table.ts';
import type { TableFormat } from './file-format.ts';
import { readColumns } from './read-columns.ts';

/** The files of a copy, decoded from UTF-8. */
async function copied(text: string, format: TableFormat, parts: Uint8Array | null = null): Promise<string[]> {
  const source = sourceOf(new TextEncoder().encode(text));
  const { layout, rows, columns } = await readColumns(source, { otherColumns: 'ignore' });
  const files: Uint8Array[][] = [[], [], []];
  await copyTable({
    source,
    layout,
    rows,
    written: columns.map((column) => column.written),
    format,
    parts,
    write: (part, bytes) => void files[part]?.push(bytes.slice()),
  });
  return files.map((pieces) => Buffer.concat(pieces).toString('utf8'));
}

const fieldsOf = (text: string, delimiter: string) =>
  parse(text, { delimiter, relax_column_count: false }) as string[][];

const field = fc.oneof(
  fc.constantFrom(
    '',
    '1',
    '0.10',
    '1e-3',
    ' x ',
    'a,b',
    'a\tb',
    'say "hi"',
    'two\nlines',
    'two\r\nlines',
    'ü猫',
    "'q'",
  ),
  fc.string({ maxLength: 6 }).filter((text) => !text.includes('\0')),
);
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('copyTable', () => {
  test('keeps the text of every field from csv to tsv and back', async () => {
    const row = fc.array(field, { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        const table = [['a', 'b', 'c'], ...rows];
        const csv = table.map((fields) => `${fields.map(quoted).join(',')}\n`).join('');

        const [tsv = ''] = await copied(csv, 'tsv');
        const [back = ''] = await copied(tsv, 'csv');

        expect(fieldsOf(tsv, '\t')).toEqual(table);
        // Fields such as `,5` are decimal commas once tabs stand between them: then csv has semicolons.
        expect(fieldsOf(back, back.charAt(1))).toEqual(table);
      }),
      { numRuns: 150 },
    );
  });

  test('copies byte for byte where the format stays', async () => {
    const csv = 'a;b\r\n"1,5";"x"\r\n2,5;y\r\n';

    expect((await copied(csv, 'csv'))[0]).toBe(csv);
  });

  test('gives every row to its part, with the header in each', async () => {
    const files = await copied('a,b\n1,x\n2,y\n3,z\n', 'tsv', Uint8Array.of(0, 2, 0));

    expect(files).toEqual(['a\tb\n1\tx\n3\tz\n', 'a\tb\n', 'a\tb\n2\ty\n']);
  });

  test('keeps a row whose one field is empty, and a name behind blank lines', async () => {
    const [tsv = ''] = await copied('\n\na\n""\n1\n', 'tsv');

    expect(fieldsOf(tsv.trimStart(), '\t')).toEqual([['a'], [''], ['1']]);
  });
});
