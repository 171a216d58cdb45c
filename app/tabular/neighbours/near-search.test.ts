import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../random/stream.ts';
import { NearSearch } from './near-search.ts';

describe('NearSearch', () => {
  it('agrees with a look at every row, for any shape and limit', () => {
    const shape = fc.record({
      rows: fc.integer({ min: 1, max: 400 }),
      columns: fc.integer({ min: 1, max: 6 }),
      seed: fc.integer({ min: 0, max: 1000 }),
      limit: fc.constantFrom(0.01, 0.2, 1, 10),
    });
    fc.assert(
      fc.property(shape, ({ rows, columns, seed, limit }) => {
        const random = new RandomStream({ seed, item: 0, copy: 0, step: 0 });
        const values = Float64Array.from({ length: rows * columns }, () => Math.round(8 * random.normal()) / 4);
        const search = new NearSearch({ rows, columns, values });
        for (let row = 0; row < rows; row += 7) {
          const point = values.slice(row * columns, (row + 1) * columns);
          const squared = (other: number) =>
            point.reduce((sum, value, j) => sum + (value - values[other * columns + j]!) ** 2, 0);
          const expected = Array.from({ length: rows }, (_, i) => i).some((i) => i !== row && squared(i) < limit);
          expect(search.has(point, limit, row)).toBe(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('finds nothing among no rows', () => {
    const search = new NearSearch({ rows: 0, columns: 2, values: new Float64Array() });

    expect(search.has(Float64Array.of(0, 0), 1, -1)).toBe(false);
  });
});
