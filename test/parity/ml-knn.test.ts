import KNN from 'ml-knn';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../app/random/stream.ts';
import type { Matrix } from '../../app/tabular/matrix.ts';
import { inThreadSearch } from '../../app/tabular/neighbours/in-thread.ts';

const quiet = { gate: async () => undefined, progress: () => undefined };

function randomRows(rows: number, columns: number, random: RandomStream): number[][] {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal()));
}

function matrixOf(rows: number[][]): Matrix {
  return { rows: rows.length, columns: rows[0]!.length, values: Float64Array.from(rows.flat()) };
}

/** The class that most of the neighbors bear; an odd k and two classes leave no tie. */
function majority(labels: readonly number[], positions: Iterable<number>): number {
  let ones = 0;
  let all = 0;
  for (const position of positions) {
    ones += labels[position]!;
    all++;
  }
  return ones * 2 > all ? 1 : 0;
}

describe('our neighbor search and the ml-knn classifier', () => {
  it.each([
    { rows: 300, columns: 2, k: 5 },
    { rows: 400, columns: 9, k: 3 },
    { rows: 150, columns: 40, k: 7 },
  ])('vote alike on $rows rows of $columns columns with k = $k', async ({ rows, columns, k }) => {
    const random = new RandomStream({ seed: 8, item: rows, copy: columns, step: k });
    const known = randomRows(rows, columns, random);
    const labels = known.map((row) => (row[0]! + 0.5 * random.normal() > 0 ? 1 : 0));
    const asked = randomRows(60, columns, random);

    const { positions } = await inThreadSearch.search(
      {
        points: matrixOf(known),
        queries: matrixOf(asked),
        self: new Int32Array(asked.length).fill(-1),
        k,
        stage: 'test',
      },
      quiet,
    );

    const ours = asked.map((_, i) => majority(labels, positions.subarray(i * k, (i + 1) * k)));
    expect(ours).toEqual(new KNN(known, labels, { k }).predict(asked));
  });
});
