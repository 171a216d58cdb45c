/**
 * A table in memory, column by column. Row numbers count the data lines of the input from 0, everywhere.
 * Arrays of numbers lie in shared memory, so that worker threads read them without a copy.
 */
export interface Table {
  readonly rowCount: number;
  /** Every column of the input in its order, the target included. */
  readonly columns: readonly Column[];
  readonly target: Target;
}

export type Column = NumericColumn | CategoricalColumn | IgnoredColumn;

interface ColumnBase {
  readonly name: string;
  /** Position in the input, from 0. */
  readonly index: number;
  readonly missingCount: number;
  /** The first row without a value, when a reader noted it. */
  readonly firstMissing?: CellPlace | undefined;
}

/** A cell of the input, for messages. */
export interface CellPlace {
  /** Data line, from 0. */
  readonly row: number;
  /** Line of the file, from 1; undefined where the file has no lines. */
  readonly line: number | undefined;
  /** What stands there. */
  readonly found: string;
}

export interface NumericColumn extends ColumnBase {
  readonly kind: 'numeric';
  /** One double a row; NaN where the value is missing. */
  readonly values: Float64Array;
  /**
   * Every value present is written as a whole number (`3`, not `3.0` or `3e0`: the file calls those decimals, as pandas
   * does), so synthetic values are rounded when `round` is `"kind"`.
   */
  readonly whole: boolean;
  /** The largest number of digits after the decimal mark in the input, for `"round": "decimals"`. */
  readonly decimals: number;
  /** The first infinite value (`inf`, `1e999`). Methods that compute with the column refuse it and name this place. */
  readonly firstInfinite?: CellPlace | undefined;
}

export interface CategoricalColumn extends ColumnBase {
  readonly kind: 'categorical';
  /** One code a row: an index into `levels`, or −1 where the value is missing. */
  readonly codes: Int32Array;
  /** The distinct texts as they stood in the input, in sorted order (numbers by value, texts by code unit). */
  readonly levels: readonly string[];
}

/** A column that takes no part: identifiers, free text, whatever the recipe ignores. Synthetic rows leave it empty. */
export interface IgnoredColumn extends ColumnBase {
  readonly kind: 'ignored';
}

export interface Target {
  readonly name: string;
  /** Position in the input, from 0. */
  readonly index: number;
  /** One code a row: an index into `labels`. */
  readonly codes: Int32Array;
  /** The class labels as they stood in the input, in sorted order (numbers by value, texts by code unit). */
  readonly labels: readonly string[];
}
