import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../random/stream.ts';
import { balancedWeights, type TrainingRows } from '../classifier.ts';
import { rankColumns } from './column-ranks.ts';
import { growTree, leafOf } from './decision-tree.ts';
import { learnForest } from './forest.ts';

function training(rows: readonly (readonly [...number[], number])[], classes: number): TrainingRows {
  const columns = rows[0]!.length - 1;
  return {
    points: { rows: rows.length, columns, values: Float64Array.from(rows.flatMap((row) => row.slice(0, columns))) },
    classCodes: Int32Array.from(rows, (row) => row[columns]!),
    classes,
  };
}

const key = { seed: 7, copy: 0, step: 0 };

function treeOf({ points, classCodes, classes }: TrainingRows, minLeaf = 1) {
  const rows = { table: rankColumns(points), classCodes, classes, weights: new Float64Array(points.rows).fill(1) };
  return growTree(rows, { columnsPerSplit: points.columns, minLeaf }, new RandomStream({ ...key, item: 0 }));
}

/** Two bits and their exclusive or: no single split helps. */
const exclusiveOr = training(
  [
    [0, 0, 0],
    [0, 1, 1],
    [1, 0, 1],
    [1, 1, 0],
  ],
  2,
);

describe('a decision tree', () => {
  it('splits halfway between the values that part the classes', () => {
    const rows = training(
      [
        [1, 0],
        [2, 0],
        [6, 1],
        [9, 1],
      ],
      2,
    );

    expect(treeOf(rows)).toEqual({
      column: Int32Array.of(0, -1, -1),
      threshold: Float64Array.of(4, Number.NaN, Number.NaN),
      left: Int32Array.of(1, 0, 1),
      right: Int32Array.of(2, -1, -1),
      shares: Float64Array.of(1, 0, 0, 1),
    });
  });

  it('goes on where the first split gains nothing, until its leaves are pure', () => {
    const tree = treeOf(exclusiveOr);

    const answers = [0, 1, 2, 3].map((row) => tree.shares[leafOf(tree, exclusiveOr.points.values, row * 2) * 2 + 1]);

    expect(answers).toEqual([0, 1, 1, 0]);
  });

  it('leaves rows together that have the same values, with the share of each class', () => {
    const twins = training(
      [
        [3, 0],
        [3, 1],
        [3, 1],
        [3, 1],
      ],
      2,
    );

    expect([...treeOf(twins).shares]).toEqual([0.25, 0.75]);
  });

  it('makes no leaf of fewer rows than asked for', () => {
    const line = training(
      Array.from({ length: 10 }, (_, x) => [x, x === 0 ? 1 : 0] as const),
      2,
    );

    const tree = treeOf(line, 3);

    expect(tree.threshold[0]).toBe(2.5);
    expect([...tree.shares]).toContain(1 / 3);
  });
});

describe('a random forest', () => {
  const random = new RandomStream({ seed: 3, item: 1, copy: 1, step: 1 });
  const spiral = training(
    Array.from({ length: 200 }, (_, i) => {
      const code = i % 2;
      const turn = 1 + 2 * random.uniform();
      const angle = 3 * turn + Math.PI * code;
      return [turn * Math.cos(angle) + 0.1 * random.normal(), turn * Math.sin(angle) + 0.1 * random.normal(), code];
    }),
    2,
  );

  it('answers the same for the same key, and otherwise for another seed', async () => {
    const answers = await Promise.all(
      [7, 7, 8].map(async (seed) => {
        const forest = await learnForest(spiral, { key: { ...key, seed }, trees: 10 });
        return forest.probabilities(spiral.points);
      }),
    );

    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).not.toEqual(answers[0]);
  });

  it('follows a shape that no line parts, on rows it has not seen', async () => {
    const { points, classCodes } = spiral;
    const rowsFrom = (first: number) =>
      training(
        Array.from({ length: 100 }, (_, i) => {
          const row = first + i;
          return [points.values[2 * row]!, points.values[2 * row + 1]!, classCodes[row]!];
        }),
        2,
      );
    const [known, unseen] = [rowsFrom(0), rowsFrom(100)];

    const shares = await (await learnForest(known, { key })).probabilities(unseen.points);

    const right = unseen.classCodes.filter((code, row) => shares[2 * row + code]! > 0.5).length;
    expect(right).toBeGreaterThan(80);
  });

  it('gives shares that are 1 in all, and pulls them toward a class that weighs more', async () => {
    const noisy = training(
      Array.from({ length: 120 }, (_, i) => [random.normal(), i % 6 === 0 ? 1 : 0] as const),
      2,
    );
    const weights = balancedWeights(noisy.classCodes, 2);

    const plain = await (await learnForest(noisy, { key, minLeaf: 10 })).probabilities(noisy.points);
    const balanced = await (await learnForest({ ...noisy, weights }, { key, minLeaf: 10 })).probabilities(noisy.points);

    const meanOf = (shares: Float64Array) => shares.filter((_, at) => at % 2 === 1).reduce((a, b) => a + b, 0) / 120;
    for (let row = 0; row < 120; row++) expect(plain[2 * row]! + plain[2 * row + 1]!).toBeCloseTo(1, 12);
    expect(meanOf(plain)).toBeCloseTo(1 / 6, 1);
    expect(meanOf(balanced)).toBeGreaterThan(0.35);
  });
});
