import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../random/stream.ts';
import { balancedWeights, type TrainingRows } from '../classifier.ts';
import { learnLogisticRegression } from './fit.ts';
import { LogisticObjective } from './objective.ts';

function randomRows(seed: number, classes: number): TrainingRows {
  const random = new RandomStream({ seed, item: 0, copy: classes, step: 0 });
  const classCodes = Int32Array.from({ length: 60 }, (_, row) => row % classes);
  const values = Float64Array.from(
    { length: 180 },
    (_, at) => random.normal() + (at % 3 === 0 ? classCodes[at / 3]! : 0),
  );
  return { points: { rows: 60, columns: 3, values }, classCodes, classes };
}

describe('logistic regression', () => {
  it('finds the log odds of the shares where nothing else is known', async () => {
    const rows = {
      points: { rows: 4, columns: 1, values: new Float64Array(4) },
      classCodes: Int32Array.of(0, 1, 1, 1),
      classes: 2,
    };

    const model = await learnLogisticRegression(rows);

    expect(model.coefficients[0]![0]).toBe(0);
    expect(model.coefficients[0]![1]).toBeCloseTo(Math.log(3), 8);
    expect([...(await model.probabilities(rows.points))].slice(0, 2)).toEqual([
      expect.closeTo(0.25, 8),
      expect.closeTo(0.75, 8),
    ]);
  });

  it('ends where the gradient, taken by differences, is flat', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1e6 }),
        fc.constantFrom(2, 3, 4),
        fc.constantFrom(0.1, 1, 20),
        async (seed, classes, C) => {
          const rows = randomRows(seed, classes);
          const objective = new LogisticObjective({ ...rows, C });
          const solution = Float64Array.from(
            (await learnLogisticRegression(rows, { C })).coefficients.flatMap((v) => [...v]),
          );
          const valueAt = (at: number, shift: number) =>
            objective.at(
              solution.map((entry, i) => (i === at ? entry + shift : entry)),
              new Float64Array(objective.size),
            );

          for (let at = 0; at < solution.length; at++) {
            expect(Math.abs(valueAt(at, 1e-4) - valueAt(at, -1e-4)) / 2e-4).toBeLessThan(1e-5);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('counts a row of weight 2 as two rows', async () => {
    const rows = randomRows(5, 2);
    const { points, classCodes } = rows;
    const doubled: TrainingRows = {
      points: { rows: 120, columns: 3, values: Float64Array.from([...points.values, ...points.values]) },
      classCodes: Int32Array.from([...classCodes, ...classCodes]),
      classes: 2,
    };

    const weighted = await learnLogisticRegression({ ...rows, weights: new Float64Array(60).fill(2) });
    const repeated = await learnLogisticRegression(doubled);

    for (const [j, entry] of repeated.coefficients[0]!.entries())
      expect(weighted.coefficients[0]![j]).toBeCloseTo(entry, 6);
  });

  it('gives classes of any size the same weight in all', () => {
    expect([...balancedWeights(Int32Array.of(0, 0, 0, 2), 3)]).toEqual([4 / 6, 4 / 6, 4 / 6, 2]);
  });
});
