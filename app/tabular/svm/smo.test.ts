import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../matrix.ts';
import type { StepControl } from '../step-control.ts';
import { KernelRows } from './kernel-rows.ts';
import { solveSvm } from './smo.ts';
import { scaleGamma, supportRows } from './support-rows.ts';

const control: StepControl = { gate: async () => undefined, progress: () => undefined };
const cell = fc.double({ min: -3, max: 3, noNaN: true });
const problem = fc
  .array(fc.record({ x: cell, y: cell, isFirst: fc.boolean() }), { minLength: 4, maxLength: 40 })
  .filter((rows) => new Set(rows.map(({ isFirst }) => isFirst)).size === 2);

function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return { rows: rows.length, columns: rows[0]!.length, values: Float64Array.from(rows.flat()) };
}

describe('the support vector solver', () => {
  it('ends where the conditions of the optimum hold', async () => {
    await fc.assert(
      fc.asyncProperty(problem, async (rows) => {
        const points = matrixOf(rows.map(({ x, y }) => [x, y]));
        const signs = Int8Array.from(rows, ({ isFirst }) => (isFirst ? 1 : -1));
        const kernel = new KernelRows(points, 0.7);

        const alpha = await solveSvm({ kernel, signs, cost: 1, control });

        const decision = rows.map((_, i) =>
          signs.reduce((sum, sign, t) => sum + sign * alpha[t]! * kernel.row(i)[t]!, 0),
        );
        // Σ y α = 0, 0 ≤ α ≤ C, and one b between all rows that may go up and all that may go down.
        expect(Math.abs(signs.reduce((sum, sign, t) => sum + sign * alpha[t]!, 0))).toBeLessThan(1e-9);
        expect(Math.min(...alpha)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...alpha)).toBeLessThanOrEqual(1);
        const slack = rows.map((_, i) => signs[i]! - decision[i]!);
        const up = slack.filter((_, i) => (signs[i]! > 0 ? alpha[i]! < 1 : alpha[i]! > 0));
        const down = slack.filter((_, i) => (signs[i]! > 0 ? alpha[i]! > 0 : alpha[i]! < 1));
        expect(Math.max(...up) - Math.min(...down)).toBeLessThan(1e-3 + 1e-5);
      }),
      { numRuns: 60 },
    );
  });

  it('takes the rows at the gap for support vectors, not those behind them', async () => {
    const points = matrixOf([[0], [0.1], [0.2], [0.3], [5], [5.1], [5.2], [5.3]].map(([x]) => [x! * 2]));
    const codes = Int32Array.from([0, 0, 0, 0, 1, 1, 1, 1]);

    const supports = await supportRows(points, codes, { gamma: 0.01, control });

    expect(supports[3]).toBe(1);
    expect(supports[4]).toBe(1);
  });

  it('separates every pair of classes', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => [Math.cos(i), Math.sin(i * 1.7), i % 3]);
    const points = matrixOf(rows.map(([x, y]) => [x!, y!]));
    const codes = Int32Array.from(rows, ([, , code]) => code!);
    const gamma = scaleGamma(points);

    const all = await supportRows(points, codes, { gamma, control });

    const union = new Uint8Array(30);
    for (const left of [0, 1, 2]) {
      const places = [...codes.keys()].filter((place) => codes[place] !== left);
      const pair = matrixOf(places.map((place) => [rows[place]![0]!, rows[place]![1]!]));
      const found = await supportRows(
        pair,
        Int32Array.from(places, (place) => codes[place]!),
        { gamma, control },
      );
      for (const [i, place] of places.entries()) if (found[i] === 1) union[place] = 1;
    }
    expect(all).toEqual(union);
  });

  it('takes γ = 1 where nothing varies', () => {
    expect(scaleGamma(matrixOf([[2], [2]]))).toBe(1);
    expect(
      scaleGamma(
        matrixOf([
          [0, 2],
          [2, 0],
        ]),
      ),
    ).toBe(0.5);
  });
});
