import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixOf } from '../../test/parity/references/plain-neighbours.ts';
import { quietContext } from '../../test/parity/references/table-run.ts';
import { RandomStream } from '../random/stream.ts';
import { kMeans } from './k-means.ts';

function cluster(rows: readonly (readonly number[])[], clusters: number, seed = 1) {
  const random = new RandomStream({ seed, item: 0, copy: 0, step: 0 });
  return kMeans(matrixOf(rows), { clusters, random, control: quietContext, stage: 'Clustering' });
}

const points = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.double({ min: -5, max: 5, noNaN: true })), {
  minLength: 1,
  maxLength: 40,
});

describe('kMeans', () => {
  it('finds groups that lie far apart, whatever the seed', async () => {
    const rows = [0, 100, 200].flatMap((x) => [0, 1, 2, 3].map((y) => [x + y, x - y]));

    for (let seed = 0; seed < 10; seed++) {
      const { clusterOf, sizes } = await cluster(rows, 3, seed);

      expect([...sizes]).toEqual([4, 4, 4]);
      for (const start of [0, 4, 8]) expect(new Set(clusterOf.subarray(start, start + 4)).size).toBe(1);
    }
  });

  it('puts every point to its nearest center, and every center in the mean of its points', async () => {
    await fc.assert(
      fc.asyncProperty(points, fc.integer({ min: 1, max: 5 }), async (rows, wanted) => {
        const clusters = Math.min(wanted, rows.length);

        const { clusterOf, centers, sizes } = await cluster(rows, clusters);

        const center = (c: number) => [centers.values[2 * c]!, centers.values[2 * c + 1]!];
        const far = (row: readonly number[], c: number) => Math.hypot(...row.map((x, j) => x - center(c)[j]!));
        for (let c = 0; c < clusters; c++) {
          const members = rows.filter((_, i) => clusterOf[i] === c);
          expect(members.length).toBe(sizes[c]);
          for (const j of [0, 1]) {
            const mean = members.reduce((sum, row) => sum + row[j]!, 0) / members.length;
            if (members.length > 0) expect(center(c)[j]).toBeCloseTo(mean, 9);
          }
        }
        // The centers may still move by a hundredth of the spread when the rounds end.
        const others = Array.from({ length: clusters }, (_, c) => c);
        for (const [i, row] of rows.entries()) {
          expect(far(row, clusterOf[i]!)).toBeLessThanOrEqual(Math.min(...others.map((c) => far(row, c))) + 0.5);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leaves clusters empty only where there are fewer distinct points than clusters', async () => {
    const { sizes } = await cluster(
      [
        [1, 1],
        [1, 1],
        [2, 2],
        [2, 2],
      ],
      3,
    );

    expect([...sizes].filter((size) => size > 0)).toHaveLength(2);
    expect([...sizes].reduce((sum, size) => sum + size, 0)).toBe(4);
  });

  it('gives every point a cluster of its own when there are as many', async () => {
    const { clusterOf } = await cluster(
      [
        [5, 0],
        [1, 0],
        [3, 0],
        [9, 0],
      ],
      4,
    );

    expect(new Set(clusterOf).size).toBe(4);
  });
});
