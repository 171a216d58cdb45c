import { type Cell, cellOfText } from '../tables/cells.ts';
import type { WrittenType } from '../tables/written-type.ts';
import type { Dialect } from './dialect.ts';
import { fieldDecoder } from './encoding.ts';
import { readRecord } from './split-records.ts';

/** Reads records of a delimited file that was read before, as cells in the order of the columns. */
export function recordCells(
  dialect: Dialect,
  written: readonly WrittenType[],
  onMissingWord: () => void,
): (record: Uint8Array) => Cell[] {
  const decode = fieldDecoder(dialect.encoding);
  const loose = new TextDecoder('utf-8');
  return (record) => {
    const { fields } = readRecord(decode(record) ?? loose.decode(record), 0, dialect);
    return written.map((type, column) => {
      const text = fields[column] ?? '';
      const cell = cellOfText(text, type, dialect.decimalMark);
      if (cell === null && text !== '') onMissingWord();
      return cell;
    });
  };
}
