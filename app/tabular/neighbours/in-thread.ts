import type { NeighbourSearch } from './search.ts';

/** Compares every query with every point, in this thread. */
export const inThreadSearch: NeighbourSearch = {
  async search({ points, queries, self, k, stage }, control) {
    const positions = new Int32Array(queries.rows * k);
    const squaredDistances = new Float64Array(queries.rows * k);
    for (let query = 0; query < queries.rows; query++) {
      if (query % 256 === 0) {
        await control.gate();
        control.progress({ done: query, total: queries.rows, stage });
      }
      const own = self === null ? query : (self[query] as number);
      let filled = 0;
      for (let point = 0; point < points.rows; point++) {
        if (point === own) continue;
        let squared = 0;
        for (let j = 0; j < points.columns; j++) {
          const difference =
            (queries.values[query * points.columns + j] as number) -
            (points.values[point * points.columns + j] as number);
          squared += difference * difference;
        }
        const first = query * k;
        if (filled === k && squared >= (squaredDistances[first + k - 1] as number)) continue;
        let slot = first + Math.min(filled, k - 1);
        while (slot > first && (squaredDistances[slot - 1] as number) > squared) {
          squaredDistances[slot] = squaredDistances[slot - 1] as number;
          positions[slot] = positions[slot - 1] as number;
          slot--;
        }
        squaredDistances[slot] = squared;
        positions[slot] = point;
        if (filled < k) filled++;
      }
    }
    control.progress({ done: queries.rows, total: queries.rows, stage });
    return { k, positions, squaredDistances };
  },
};
