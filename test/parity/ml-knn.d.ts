declare module 'ml-knn' {
  /** The k-NN classifier of the mljs project, as far as tests use it. */
  export default class KNN {
    constructor(dataset: number[][], labels: number[], options?: { k?: number });
    predict(rows: number[][]): number[];
  }
}
