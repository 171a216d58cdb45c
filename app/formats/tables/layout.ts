/** How a table file is written and where its rows begin: what a second reading and a writer need. */
import type { FileMetaData } from 'hyparquet';
import type { Dialect } from '../delimited/dialect.ts';
import type { TableFormat } from './file-format.ts';

export type Layout = DelimitedLayout | JsonlLayout | ParquetLayout;

export interface DelimitedLayout {
  readonly reader: 'delimited';
  readonly dialect: Dialect;
  readonly names: readonly string[];
  /** Offset of the first data line in the stream of text; the header lies before it. */
  readonly dataStart: number;
  /** File line, from 1, of the first data line. */
  readonly dataLine: number;
}

/** One object a line. Columns are the keys of all lines in the order of their first appearance. */
export interface JsonlLayout {
  readonly reader: 'jsonl';
  readonly names: readonly string[];
  /** Keys from the outermost object inwards; the column's name joins them by dots. */
  readonly paths: readonly (readonly string[])[];
  /** Offset of the first line: behind a byte order mark. */
  readonly dataStart: number;
}

export interface ParquetLayout {
  readonly reader: 'parquet';
  readonly names: readonly string[];
  readonly metadata: FileMetaData;
}

/** The format by its own name: a delimited file is TSV when its delimiter is the tab. */
export function formatOf(layout: Layout): TableFormat {
  if (layout.reader !== 'delimited') return layout.reader;
  return layout.dialect.delimiter === '\t' ? 'tsv' : 'csv';
}
