import { closeSync, openSync, readSync } from 'node:fs';
import { fieldDecoder } from '../../../app/formats/delimited/encoding.ts';
import type { Layout } from '../../../app/formats/delimited/read-columns.ts';
import { readRecord } from '../../../app/formats/delimited/split-records.ts';
import type { RowIndex } from '../../../app/formats/tables/growing.ts';

/** Where the rows of a table lie in its file, and how they are written there. */
export interface RowPlaces {
  readonly filePath: string;
  readonly rows: Pick<RowIndex, 'startOf' | 'lengthOf'>;
  readonly layout: Layout;
}

/**
 * The fields of rows as the file has them: columns in memory hold numbers, which forget how they were written. Null for
 * a file in UTF-16, whose rows are counted in UTF-8.
 */
export function rowTexts(
  { filePath, rows, layout }: RowPlaces,
  wanted: readonly number[],
): readonly (readonly string[])[] | null {
  const { dialect } = layout;
  if (dialect.encoding === 'utf-16le' || dialect.encoding === 'utf-16be') return null;
  const decode = fieldDecoder(dialect.encoding);
  const file = openSync(filePath, 'r');
  try {
    return wanted.map((row) => {
      const bytes = new Uint8Array(rows.lengthOf(row));
      readSync(file, bytes, 0, bytes.length, rows.startOf(row));
      return readRecord(decode(bytes) ?? '', 0, dialect).fields;
    });
  } finally {
    closeSync(file);
  }
}
