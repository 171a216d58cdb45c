/** Rows of numbers: `count` rows of `columns` values each, one row after the other. */
export interface Points {
  readonly count: number;
  readonly columns: number;
  readonly values: Float64Array;
  /** How many of the last columns are indicators of categories: they are never standardized. */
  readonly indicators?: number;
}

/** The rows from one to before another, without a copy. */
export function rowRange(points: Points, from: number, to: number): Points {
  return { ...points, count: to - from, values: points.values.subarray(from * points.columns, to * points.columns) };
}

/** Mean and divisor per column; a constant column is divided by 1, so it counts 0. */
export interface Scaling {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

/** Mean and standard deviation (divisor n) of every column over all rows of the given sets together. */
export function standardScaling(sets: readonly Points[]): Scaling {
  const columns = sets[0]?.columns ?? 0;
  const count = sets.reduce((sum, set) => sum + set.count, 0);
  const mean = new Float64Array(columns);
  const deviation = new Float64Array(columns);
  forEachCell(sets, (column, value) => {
    mean[column] = (mean[column] ?? 0) + value / count;
  });
  forEachCell(sets, (column, value) => {
    deviation[column] = (deviation[column] ?? 0) + (value - (mean[column] ?? 0)) ** 2 / count;
  });
  for (let column = 0; column < columns; column++) {
    const root = Math.sqrt(deviation[column] ?? 0);
    deviation[column] = root > Math.abs(mean[column] ?? 0) * 1e-14 ? root : 1;
  }
  const numeric = columns - (sets[0]?.indicators ?? 0);
  mean.fill(0, numeric);
  deviation.fill(1, numeric);
  return { mean, deviation };
}

/** The same rows on the scale, in shared memory, so that searches in threads read them where they lie. */
export function scaled(points: Points, scaling: Scaling): Points {
  const { columns } = points;
  const { mean, deviation } = scaling;
  const values = new Float64Array(new SharedArrayBuffer(points.values.byteLength));
  for (let start = 0; start < values.length; start += columns) {
    for (let j = 0; j < columns; j++) {
      values[start + j] = ((points.values[start + j] as number) - (mean[j] as number)) / (deviation[j] as number);
    }
  }
  return { ...points, values };
}

/** Sum over the columns of the variance (divisor n). */
export function totalVariance(points: Points): number {
  const { mean } = standardScaling([{ ...points, indicators: 0 }]);
  let total = 0;
  forEachCell([points], (column, value) => {
    total += (value - (mean[column] ?? 0)) ** 2;
  });
  return total / points.count;
}

function forEachCell(sets: readonly Points[], visit: (column: number, value: number) => void): void {
  for (const { values, columns } of sets) {
    for (let start = 0; start < values.length; start += columns) {
      for (let column = 0; column < columns; column++) visit(column, values[start + column] as number);
    }
  }
}

/** The given rows, in the given order. */
export function pickRows(points: Points, rows: Uint32Array): Points {
  const { columns } = points;
  const values = new Float64Array(new SharedArrayBuffer(rows.length * columns * Float64Array.BYTES_PER_ELEMENT));
  rows.forEach((row, at) => {
    values.set(points.values.subarray(row * columns, (row + 1) * columns), at * columns);
  });
  return { ...points, count: rows.length, values };
}

/** All rows of all sets, one set after the other, with the columns of `like`. */
export function concatenate(sets: readonly Points[], like: Points): Points {
  const { columns } = like;
  const count = sets.reduce((sum, set) => sum + set.count, 0);
  const values = new Float64Array(new SharedArrayBuffer(count * columns * Float64Array.BYTES_PER_ELEMENT));
  let at = 0;
  for (const set of sets) {
    values.set(set.values, at);
    at += set.values.length;
  }
  return { ...like, count, values };
}

/** Every row that no earlier row equals in all columns. */
export function distinctRows(points: Points): Points {
  const { columns, values } = points;
  const seen = new Set<string>();
  const kept: number[] = [];
  for (let row = 0; row < points.count; row++) {
    const key = values.subarray(row * columns, (row + 1) * columns).join(',');
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(row);
  }
  return pickRows(points, Uint32Array.from(kept));
}
