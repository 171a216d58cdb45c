/** Where the rows of one output file go, whatever its format. */
import type { Cell } from './cells.ts';

export interface TableSink {
  /** The row's values in the order of the output's columns. */
  put(cells: readonly Cell[]): void;
  /** So much is waiting that it should be handed on. */
  readonly isFull: boolean;
  flush(): Promise<void>;
  /** After the last row: what closes the file. */
  finish(): Promise<void>;
}
