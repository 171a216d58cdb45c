import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../matrix.ts';
import { ledoitWolf, lowerFactor, scatterOf } from './covariance.ts';

const points = fc.integer({ min: 1, max: 5 }).chain((columns) =>
  fc
    .array(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: columns, maxLength: columns }), {
      minLength: 2,
      maxLength: 12,
    })
    .map((rows): Matrix => ({ rows: rows.length, columns, values: Float64Array.from(rows.flat()) })),
);

describe('covariances', () => {
  it('shrink by the amount that the definition of Ledoit and Wolf gives, term by term', () => {
    fc.assert(
      fc.property(points, (matrix) => {
        const { rows: n, columns: d, values } = matrix;
        const { mean, covariance: s } = scatterOf(matrix);
        const level = Array.from({ length: d }, (_, j) => s[j * d + j]!).reduce((a, b) => a + b, 0) / d;
        let distance = 0;
        let noise = 0;
        for (let j = 0; j < d; j++) {
          for (let l = 0; l < d; l++) {
            distance += (s[j * d + l]! - (j === l ? level : 0)) ** 2;
            for (let i = 0; i < n; i++) {
              const product = (values[i * d + j]! - mean[j]!) * (values[i * d + l]! - mean[l]!);
              noise += (product - s[j * d + l]!) ** 2 / n / n;
            }
          }
        }
        fc.pre(distance > 1e-6);

        expect(ledoitWolf(matrix).shrinkage).toBeCloseTo(Math.min(1, noise / distance), 6);
      }),
    );
  });

  it('are the product of their factor with its transpose', () => {
    fc.assert(
      fc.property(points, (matrix) => {
        const { covariance } = ledoitWolf(matrix);
        const d = matrix.columns;

        const factor = lowerFactor(covariance, d);

        for (let j = 0; j < d; j++) {
          for (let l = 0; l < d; l++) {
            let product = 0;
            for (let m = 0; m < d; m++) product += factor[j * d + m]! * factor[l * d + m]!;
            expect(product).toBeCloseTo(covariance[j * d + l]!, 6);
          }
        }
      }),
    );
  });

  it('give no draw a direction in which the points do not vary', () => {
    const flat = { rows: 3, columns: 2, values: Float64Array.of(1, 5, 2, 5, 4, 5) };

    expect([...lowerFactor(scatterOf(flat).covariance, 2)].slice(2)).toEqual([0, 0]);
  });
});
