/** Points, one a row: `values[row * columns + column]`, in shared memory. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}
