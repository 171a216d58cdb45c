import type { Matrix } from './matrix.ts';
import type { ValueDifferenceMeasure } from './neighbours/search.ts';
import type { Population } from './population.ts';

/**
 * The value difference metric (Stanfill, Waltz 1986), as imbalanced-learn takes it: levels are near when they go with
 * the same classes. The distance of two rows is Σ over columns of (Σ over classes |p(class | a) − p(class | b)|)²,
 * without a root, p being counted over all living rows.
 */
export interface ValueDifferenceSpace {
  /** p(class | level) by column (in the order of `population.categorical`), level and class. */
  readonly shares: readonly (readonly Float64Array[])[];
  readonly measure: ValueDifferenceMeasure;
  /** The shares of each row's levels, column after column: points on which `measure` gives the distance. */
  matrixOf(rows: Int32Array): Matrix;
}

export function valueDifferenceSpace({ categorical, rows, classCodes, labels }: Population): ValueDifferenceSpace {
  const classes = labels.length;
  const shares = categorical.map(({ codes, levels }) => {
    const counts = levels.map(() => new Float64Array(classes));
    for (const row of rows) {
      const count = counts[codes[row] as number];
      const label = classCodes[row] as number;
      if (count !== undefined) count[label] = (count[label] as number) + 1;
    }
    return counts.map((count) => {
      const total = count.reduce((sum, n) => sum + n, 0);
      return total === 0 ? count : count.map((n) => n / total);
    });
  });
  return {
    shares,
    measure: { kind: 'value-difference', width: classes },
    matrixOf(wanted) {
      const columns = categorical.length * classes;
      const values = new Float64Array(new SharedArrayBuffer(wanted.length * columns * Float64Array.BYTES_PER_ELEMENT));
      for (const [j, { codes }] of categorical.entries()) {
        for (let i = 0; i < wanted.length; i++) {
          const share = shares[j]?.[codes[wanted[i] as number] as number];
          if (share !== undefined) values.set(share, i * columns + j * classes);
        }
      }
      return { rows: wanted.length, columns, values };
    },
  };
}
