/** What is to be written. */
import type { RoundRule } from '../../model/recipe.ts';
import type { TabularResult } from '../../tabular/run-result.ts';
import type { Table } from '../../tabular/table.ts';
import type { ByteSource } from '../byte-source.ts';
import type { TableFormat } from './file-format.ts';
import type { RowIndex } from './growing.ts';
import type { Layout } from './layout.ts';
import type { WrittenType } from './written-type.ts';

/** What a value may lose on its way to another format. */
export type LossCode =
  /** An empty text and no value are the same in delimited text. */
  | 'table.empty-texts'
  /** A word for no value, such as `NA` in a column of numbers, became null. */
  | 'table.missing-words';

export interface WriteTableRequest<L extends Layout = Layout> {
  /** The input, which is read a second time. */
  readonly source: ByteSource;
  readonly layout: L;
  readonly rows: RowIndex;
  /** What the values of each column are written as. */
  readonly written: readonly WrittenType[];
  readonly table: Table;
  readonly result: TabularResult;
  /** Null: as the input. */
  readonly format: TableFormat | null;
  readonly round: RoundRule;
  /** Append a column `is_synthetic`. */
  readonly isSynthetic: boolean;
  /** Append a column `group`. */
  readonly group: boolean;
  /** Part of each input row (0 train, 1 val, 2 test); null for one file. */
  readonly parts: Uint8Array | null;
  /** Takes the bytes of each part's file, in order; they are valid until its promise is settled. */
  readonly write: (part: number, bytes: Uint8Array) => void | Promise<void>;
  /** Counts, by code, what the new format does not hold. */
  readonly lost?: Map<LossCode, number> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Rows written so far; awaited, so it may pause. */
  readonly onProgress?: ((rows: number) => void | Promise<void>) | undefined;
}

/** The names of appended columns; one that the table has already gets an underscore. */
export function appendedNames({ isSynthetic, group, layout }: WriteTableRequest): readonly string[] {
  const wanted = [...(isSynthetic ? ['is_synthetic'] : []), ...(group ? ['group'] : [])];
  return wanted.map((name) => (layout.names.includes(name) ? `${name}_` : name));
}
