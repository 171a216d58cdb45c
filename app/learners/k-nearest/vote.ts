import KNN from 'ml-knn';
import type { Matrix } from '../../tabular/matrix.ts';
import { inThreadSearch } from '../../tabular/neighbours/in-thread.ts';
import type { NeighbourSearch } from '../../tabular/neighbours/search.ts';
import type { Classifier, LearnerControl, TrainingRows } from '../classifier.ts';

export interface KNearestOptions {
  readonly k: number;
  /** Searches where there is too much for `ml-knn`; this thread by default. */
  readonly search?: NeighbourSearch;
  readonly control?: LearnerControl | undefined;
}

/**
 * Training rows × points × columns up to which `ml-knn` answers, about 150 ms. It compares every pair whatever it is
 * asked (its tree measures no distance to a plane), so that above this our own exact search is ten times faster and more.
 */
const MOST_FOR_ML_KNN = 1_000_000;

/**
 * Learns k-NN: a class's share at a point is its share of the weights of the k nearest rows, fewer where there are not k.
 * Of rows equally far for the last place any may be taken.
 */
export function learnKNearest(training: TrainingRows, { k, search, control }: KNearestOptions): Classifier {
  const { points } = training;
  const count = Math.min(k, points.rows);
  const gate = async () => control?.gate();
  return {
    async probabilities(queries) {
      if (points.rows * queries.rows * points.columns <= MOST_FOR_ML_KNN) {
        await gate();
        return vote(training, queries.rows, mlKnnNeighbours(points, queries, count));
      }
      const self = new Int32Array(new SharedArrayBuffer(queries.rows * Int32Array.BYTES_PER_ELEMENT)).fill(-1);
      const { positions } = await (search ?? inThreadSearch).search(
        { points, queries, self, k: count, stage: 'Asking nearest neighbors' },
        { gate, progress: () => undefined },
      );
      return vote(training, queries.rows, positions);
    },
  };
}

/** Positions of the nearest rows, `count` a query. The label of a row is its position, so that each is found again. */
function mlKnnNeighbours(points: Matrix, queries: Matrix, count: number): Int32Array {
  const knn = new KNN(
    rowsOf(points),
    Array.from({ length: points.rows }, (_, row) => row),
    { k: count },
  );
  const positions = rowsOf(queries).flatMap((query) =>
    knn.kdTree.nearest(query, count).map(([point]) => point[points.columns] as number),
  );
  return Int32Array.from(positions);
}

function rowsOf({ rows, columns, values }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, row) => [...values.subarray(row * columns, (row + 1) * columns)]);
}

function vote({ classCodes, classes, weights }: TrainingRows, queries: number, positions: Int32Array): Float64Array {
  const shares = new Float64Array(queries * classes);
  const count = positions.length / queries;
  for (let query = 0; query < queries; query++) {
    const own = shares.subarray(query * classes, (query + 1) * classes);
    let all = 0;
    for (const row of positions.subarray(query * count, (query + 1) * count)) {
      const code = classCodes[row] as number;
      const weight = weights === undefined ? 1 : (weights[row] as number);
      own[code] = (own[code] as number) + weight;
      all += weight;
    }
    for (let code = 0; code < classes; code++) own[code] = (own[code] as number) / all;
  }
  return shares;
}
