import { afterAll, describe, expect, it } from 'vitest';
import { Cancelled } from '../../../app/errors.ts';
import { RandomStream } from '../../../app/random/stream.ts';
import type { Matrix } from '../../../app/tabular/matrix.ts';
import { inThreadSearch } from '../../../app/tabular/neighbours/in-thread.ts';
import { eachAmongTheOthers } from '../../../app/tabular/neighbours/search.ts';
import { NeighbourPool } from './neighbour-pool.ts';

const control = { gate: async () => undefined, progress: () => undefined };

function randomPoints(rows: number, columns: number): Matrix {
  const random = new RandomStream({ seed: 7, item: rows, copy: columns, step: 0 });
  const values = new Float64Array(new SharedArrayBuffer(rows * columns * 8));
  for (let i = 0; i < values.length; i++) values[i] = random.normal();
  return { rows, columns, values };
}

describe('NeighbourPool', () => {
  const pools = [1, 2, 3].map((workers) => new NeighbourPool(workers, 0));
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.close()));
  });

  it('gives the same lists, to the last bit, for 1, 2 and 3 workers and without any', async () => {
    const query = eachAmongTheOthers(randomPoints(1500, 7), 5, 'Searching');
    const expected = await inThreadSearch.search(query, control);

    for (const pool of pools) {
      const lists = await pool.search(query, control);

      expect(lists.positions).toEqual(expected.positions);
      expect(lists.squaredDistances).toEqual(expected.squaredDistances);
    }
  });

  it('counts up to the number of queries', async () => {
    const seen: number[] = [];
    const query = eachAmongTheOthers(randomPoints(700, 3), 2, 'Searching');

    await pools[1]?.search(query, { ...control, progress: ({ done }) => seen.push(done) });

    expect(seen.at(-1)).toBe(700);
  });

  it('ends within two seconds of a cancel, and can be used again', async () => {
    const pool = new NeighbourPool(2, 0);
    const long = eachAmongTheOthers(randomPoints(40_000, 40), 5, 'Searching');
    let turns = 0;
    let cancelledAt = 0;
    const cancelling = {
      ...control,
      gate: async () => {
        if (++turns < 4) return;
        cancelledAt ||= performance.now();
        throw new Cancelled();
      },
    };

    await expect(pool.search(long, cancelling)).rejects.toBeInstanceOf(Cancelled);

    expect(performance.now() - cancelledAt).toBeLessThan(2000);
    const again = await pool.search(eachAmongTheOthers(randomPoints(200, 2), 1, 'Searching'), control);
    expect(again.positions).toHaveLength(200);
    await pool.close();
  });
});
