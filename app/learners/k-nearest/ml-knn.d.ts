declare module 'ml-knn' {
  /** The k-NN classifier of the mljs project, as far as it is used here. */
  export default class KNN {
    constructor(dataset: readonly number[][], labels: readonly number[], options?: { readonly k?: number });
    predict(rows: readonly number[][]): number[];
    /** A point is the coordinates of a row of the dataset, then its label. Nearest ones in no particular order. */
    readonly kdTree: {
      nearest(
        point: readonly number[],
        count: number,
      ): readonly (readonly [point: readonly number[], distance: number])[];
    };
  }
}
