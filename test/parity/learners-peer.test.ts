import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { balancedWeights, type TrainingRows } from '../../app/learners/classifier.ts';
import { learnKNearest } from '../../app/learners/k-nearest/vote.ts';
import { learnLogisticRegression } from '../../app/learners/logistic-regression/fit.ts';
import { learnForest } from '../../app/learners/random-forest/forest.ts';
import { distanceSpace } from '../../app/tabular/distance-space.ts';
import type { Matrix } from '../../app/tabular/matrix.ts';
import { populationOf } from '../../app/tabular/population.ts';
import { goldenIsHere, goldenTable } from './references/golden-table.ts';

/** Debian's interpreter, for which scikit-learn is packaged. */
const python = '/usr/bin/python3';
const script = resolve(import.meta.dirname, 'references/peer-learners.py');

function peerIsHere(): boolean {
  try {
    execFileSync(python, ['-c', 'import sklearn'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const isHere = peerIsHere() && goldenIsHere;
if (!isHere) console.info('scikit-learn or the golden tables are not here: the comparisons are skipped.');

interface Answer {
  readonly shares: number[][];
  readonly coefficients: number[][];
}

function peer(tasks: readonly Readonly<Record<string, unknown>>[]): Answer[] {
  const options = { input: JSON.stringify(tasks), encoding: 'utf8', maxBuffer: 1e8 } as const;
  return JSON.parse(execFileSync(python, [script], { ...options, stdio: ['pipe', 'pipe', 'ignore'] })) as Answer[];
}

interface Halves {
  readonly training: TrainingRows;
  readonly points: Matrix;
  readonly codes: Int32Array;
}

/** Rows of even number to learn from, the others to judge; columns standardized. */
function halvesOf(name: string): Halves {
  const population = populationOf(goldenTable(`${name}.csv`));
  const space = distanceSpace(population, 'standard');
  const even = population.rows.filter((row) => row % 2 === 0);
  const odd = population.rows.filter((row) => row % 2 === 1);
  const codesOf = (rows: Int32Array) => rows.map((row) => population.classCodes[row]!);
  return {
    training: { points: space.matrixOf(even), classCodes: codesOf(even), classes: population.labels.length },
    points: space.matrixOf(odd),
    codes: codesOf(odd),
  };
}

function nested({ rows, columns, values }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, row) => [...values.subarray(row * columns, (row + 1) * columns)]);
}

function taskOf({ training, points }: Halves, task: Readonly<Record<string, unknown>>) {
  return { x: nested(training.points), y: [...training.classCodes], points: nested(points), ...task };
}

function accuracy(shares: ArrayLike<number>, codes: Int32Array, classes: number): number {
  const right = codes.filter((code, row) => {
    const own = Array.from({ length: classes }, (_, k) => shares[row * classes + k]!);
    return own.indexOf(Math.max(...own)) === code;
  });
  return right.length / codes.length;
}

const names = ['breast_cancer', 'wine', 'iris', 'digits64', 'multiclass'];

describe.skipIf(!isHere)('learners beside scikit-learn', () => {
  it('grow forests that are right as often, within two rows of a hundred, and whose shares are as far from 0 and 1', async () => {
    const seeds = 3;
    const halves = names.map(halvesOf);
    const answers = peer(halves.map((half) => taskOf(half, { learner: 'forest', seeds })));

    for (const [i, { training, points, codes }] of halves.entries()) {
      const mean = new Float64Array(points.rows * training.classes);
      for (let seed = 0; seed < seeds; seed++) {
        const forest = await learnForest(training, { key: { seed, copy: 0, step: 0 } });
        for (const [at, share] of (await forest.probabilities(points)).entries()) mean[at] = mean[at]! + share / seeds;
      }
      const theirs = answers[i]!.shares.flat();
      const off = theirs.reduce((sum, share, at) => sum + Math.abs(share - mean[at]!), 0) / theirs.length;
      expect(
        Math.abs(accuracy(mean, codes, training.classes) - accuracy(theirs, codes, training.classes)),
        names[i],
      ).toBeLessThanOrEqual(0.02);
      expect(off, names[i]).toBeLessThan(0.03);
    }
  });

  it.each([
    ['plain', false, 1],
    ['weighted by class', true, 1],
    ['lightly penalized', false, 5],
  ])('find the same coefficients and shares of a logistic regression, %s', async (_, weighted, C) => {
    const halves = names.map(halvesOf).map((half) => {
      const { classCodes, classes } = half.training;
      const weights = weighted ? balancedWeights(classCodes, classes) : undefined;
      return { ...half, training: { ...half.training, weights } };
    });
    const answers = peer(
      halves.map((half) =>
        taskOf(half, { learner: 'logistic', C, weights: half.training.weights && [...half.training.weights] }),
      ),
    );

    for (const [i, { training, points }] of halves.entries()) {
      const model = await learnLogisticRegression(training, { C });
      const ours = model.coefficients.flatMap((vector) => [...vector]);
      const theirs = answers[i]!.coefficients.flat();
      const off = Math.max(...theirs.map((value, at) => Math.abs(value - ours[at]!)));
      const shares = await model.probabilities(points);
      const sharesOff = Math.max(...answers[i]!.shares.flat().map((share, at) => Math.abs(share - shares[at]!)));
      // The peer's own solver stops some 1e-5 of the largest coefficient short of the minimum.
      expect(off, names[i]).toBeLessThan(1e-4 * Math.max(1, ...theirs.map(Math.abs)));
      expect(sharesOff, names[i]).toBeLessThan(1e-4);
    }
  });

  it('let the same nearest rows vote, by ml-knn and by our own search', async () => {
    const halves = ['breast_cancer', 'multiclass', 'wine'].map(halvesOf);
    const answers = peer(halves.map((half) => taskOf(half, { learner: 'k-nearest', k: 5 })));

    for (const [i, { training, points }] of halves.entries()) {
      const shares = await learnKNearest(training, { k: 5 }).probabilities(points);
      for (const [at, share] of answers[i]!.shares.flat().entries()) expect(shares[at]).toBeCloseTo(share, 12);
    }
  });
});
