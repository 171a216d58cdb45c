/** New rows, column by column and not yet rounded. Parents are identities, see `Population`. */
export interface MadeRows {
  readonly count: number;
  readonly classCodes: Int32Array;
  /** −1 where it does not apply. */
  readonly base: Int32Array;
  /** −1 where it does not apply. */
  readonly neighbour: Int32Array;
  /** Position between base and neighbor; NaN where it does not apply. */
  readonly gap: Float64Array;
  /** By the column's position in the input. */
  readonly numeric: ReadonlyMap<number, Float64Array>;
  readonly categorical: ReadonlyMap<number, Int32Array>;
  /** Further lineage columns by name, one number a row; NaN where it does not apply. */
  readonly extra: ReadonlyMap<string, Float64Array>;
}
