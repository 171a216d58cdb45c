import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../random/stream.ts';
import type { Matrix } from '../../tabular/matrix.ts';
import { learnKNearest } from './vote.ts';

function line(...values: number[]): Matrix {
  return { rows: values.length, columns: 1, values: Float64Array.from(values) };
}

describe('k-NN', () => {
  const training = { points: line(0, 1, 2, 10, 11), classCodes: Int32Array.of(0, 0, 1, 1, 1), classes: 2 };

  it('gives each class its share of the nearest rows', async () => {
    const shares = await learnKNearest(training, { k: 3 }).probabilities(line(0.4, 10.6));

    expect([...shares]).toEqual([2 / 3, 1 / 3, 0, 1]);
  });

  it('weighs votes by row', async () => {
    const weights = Float64Array.of(1, 1, 6, 1, 1);

    const shares = await learnKNearest({ ...training, weights }, { k: 3 }).probabilities(line(0.4));

    expect([...shares]).toEqual([0.25, 0.75]);
  });

  it('asks all rows where there are fewer than k', async () => {
    const shares = await learnKNearest(training, { k: 9 }).probabilities(line(5));

    expect([...shares]).toEqual([0.4, 0.6]);
  });

  it('answers the same on both sides of the size at which our own search takes over', async () => {
    const random = new RandomStream({ seed: 2, item: 0, copy: 0, step: 0 });
    const normals = (rows: number, columns: number): Matrix => ({
      rows,
      columns,
      values: Float64Array.from({ length: rows * columns }, () => random.normal()),
    });
    const points = normals(600, 6);
    const classCodes = Int32Array.from({ length: 600 }, () => random.below(3));
    const few = normals(270, 6);
    const many: Matrix = { rows: 540, columns: 6, values: Float64Array.from([...few.values, ...few.values]) };

    const learned = learnKNearest({ points, classCodes, classes: 3 }, { k: 7 });
    const byPackage = await learned.probabilities(few);
    const byOwnSearch = await learned.probabilities(many);

    expect(byOwnSearch.subarray(0, byPackage.length)).toEqual(byPackage);
  });
});
