/** A file that pyarrow wrote, with every type that tables meet: its values come out of a copy bit for bit. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '../../app/formats/byte-source.ts';
import { parquetRows } from '../../app/formats/parquet/parquet-rows.ts';
import { copyTable } from '../../app/formats/tables/copy-table.ts';
import type { ParquetLayout } from '../../app/formats/tables/layout.ts';
import { readColumns } from '../../app/formats/tables/read-columns.ts';

const FILE = readFileSync(fileURLToPath(new URL('../fixtures/pyarrow-types.parquet', import.meta.url)));

async function read(bytes: Uint8Array) {
  const source = sourceOf(bytes, 'types.parquet');
  const table = await readColumns(source, {});
  const rows: unknown[] = [];
  for await (const batch of parquetRows(source, table.layout as ParquetLayout)) {
    for (let row = 0; row < batch.count; row++) rows.push(batch.cells(row));
  }
  return { source, table, rows };
}

describe('a Parquet file of pyarrow', () => {
  test('is read with its types: texts that keep every digit', async () => {
    const { rows } = await read(FILE);

    expect(JSON.parse(JSON.stringify(rows[0]))).toEqual([
      { text: '9007199254740992' },
      { text: '35' },
      { text: '20' },
      { text: '62.75495595355285' },
      { text: '0.8142321' },
      { text: '333.25' },
      true,
      '2021-05-18',
      '2021-05-03T17:16:04.537343Z',
      'Paris',
      'a',
      { text: '[1,2]' },
      'yes',
    ]);
  });

  test('is copied with the same schema and the same values', async () => {
    const { source, table, rows } = await read(FILE);
    const pieces: Uint8Array[] = [];
    await copyTable({
      source,
      layout: table.layout,
      rows: table.rows,
      written: table.columns.map(({ written }) => written),
      format: 'parquet',
      parts: null,
      write: (_, piece) => void pieces.push(piece.slice()),
    });

    const copy = await read(Buffer.concat(pieces));

    const typesOf = ({ layout }: typeof table) =>
      (layout as ParquetLayout).metadata.schema.map(({ name, type, converted_type, scale, precision }) => ({
        name,
        type,
        converted_type,
        scale,
        precision,
      }));
    expect(copy.rows).toEqual(rows);
    expect(typesOf(copy.table)).toEqual(typesOf(table));
  });
});
