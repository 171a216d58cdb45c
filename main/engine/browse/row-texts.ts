import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { fieldDecoder } from '../../../app/formats/delimited/encoding.ts';
import { readRecord } from '../../../app/formats/delimited/split-records.ts';
import { lineCells } from '../../../app/formats/jsonl/line-cells.ts';
import { textOfCell } from '../../../app/formats/tables/cells.ts';
import type { RowIndex } from '../../../app/formats/tables/growing.ts';
import type { Layout } from '../../../app/formats/tables/layout.ts';

/** Where the rows of a table lie in its file, and how they are written there. */
export interface RowPlaces {
  readonly filePath: string;
  readonly rows: Pick<RowIndex, 'startOf' | 'lengthOf'>;
  readonly layout: Layout;
}

/**
 * The fields of rows as the file has them: columns in memory hold numbers, which forget how they were written. Null for
 * a file whose rows cannot be read one by one: UTF-16, whose rows are counted in UTF-8, and Parquet.
 */
export function rowTexts(
  { filePath, rows, layout }: RowPlaces,
  wanted: readonly number[],
): readonly (readonly string[])[] | null {
  const textsOf = recordTexts(layout, filePath);
  if (textsOf === null) return null;
  const file = openSync(filePath, 'r');
  try {
    return wanted.map((row) => {
      const bytes = new Uint8Array(rows.lengthOf(row));
      readSync(file, bytes, 0, bytes.length, rows.startOf(row));
      return textsOf(bytes);
    });
  } finally {
    closeSync(file);
  }
}

function recordTexts(layout: Layout, filePath: string): ((record: Uint8Array) => readonly string[]) | null {
  switch (layout.reader) {
    case 'delimited': {
      const { dialect } = layout;
      if (dialect.encoding === 'utf-16le' || dialect.encoding === 'utf-16be') return null;
      const decode = fieldDecoder(dialect.encoding);
      return (record) => readRecord(decode(record) ?? '', 0, dialect).fields;
    }
    case 'jsonl': {
      const cellsOf = lineCells(layout.paths, basename(filePath));
      return (record) => cellsOf(record).map(textOfCell);
    }
    case 'parquet':
      return null;
  }
}
