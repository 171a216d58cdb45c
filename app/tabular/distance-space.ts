import type { ScaleRule } from '../model/recipe.ts';
import type { Matrix } from './matrix.ts';
import type { Population } from './population.ts';
import type { NumericColumn } from './table.ts';

/** Where distances are taken: the numeric features, scaled as the recipe says. Values themselves stay as they are. */
export interface DistanceSpace {
  /** How the recipe says that columns are scaled. */
  readonly rule: ScaleRule;
  /** The points of these rows, in the order given; over all numeric features, or over those given. */
  matrixOf(rows: Int32Array, features?: readonly NumericColumn[]): Matrix;
}

/**
 * The space of a population under a rule of scaling. The figures are taken over all living rows: mean and standard
 * deviation with divisor n, minimum and range, or median and range between the quartiles (linear interpolation, as
 * NumPy does). A column that does not vary counts 0.
 */
export function distanceSpace(population: Population, rule: ScaleRule): DistanceSpace {
  let scales: readonly Scale[] | undefined;
  return {
    rule,
    matrixOf(rows, features = population.numeric) {
      scales ??= distanceScales(population, rule);
      const known = new Map(population.numeric.map(({ index }, j) => [index, scales?.[j] ?? IDENTITY]));
      const columns = features.length;
      const bytes = rows.length * columns * Float64Array.BYTES_PER_ELEMENT;
      const values = new Float64Array(new SharedArrayBuffer(bytes));
      features.forEach((column, j) => {
        const { center, factor } = known.get(column.index) ?? IDENTITY;
        const source = column.values;
        const plain = rule === 'none';
        for (let i = 0; i < rows.length; i++) {
          const value = source[rows[i] as number] as number;
          values[i * columns + j] = plain ? value : (value - center) * factor;
        }
      });
      return { rows: rows.length, columns, values };
    },
  };
}

/** A scaled value is (value − center) · factor. */
export interface Scale {
  readonly center: number;
  readonly factor: number;
}

const IDENTITY: Scale = { center: 0, factor: 1 };

/** How each numeric feature is scaled. Missing values take no part in the figures. */
export function distanceScales(population: Population, rule: ScaleRule): readonly Scale[] {
  return population.numeric.map((column) => {
    const present =
      rule === 'none' ? population.rows : population.rows.filter((row) => !Number.isNaN(column.values[row]));
    return scaleOf(column, present, rule);
  });
}

function scaleOf(column: NumericColumn, rows: Int32Array, rule: ScaleRule): Scale {
  switch (rule) {
    case 'none':
      return IDENTITY;
    case 'standard': {
      const { mean, deviation } = momentsOf(column.values, rows);
      return scale(mean, deviation);
    }
    case 'minmax': {
      let low = Number.POSITIVE_INFINITY;
      let high = Number.NEGATIVE_INFINITY;
      for (const row of rows) {
        const value = column.values[row] as number;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      return scale(low, high - low);
    }
    case 'robust': {
      const sorted = Float64Array.from(rows, (row) => column.values[row] as number).sort();
      return scale(quantileOf(sorted, 0.5), quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25));
    }
  }
}

function scale(center: number, spread: number): Scale {
  return { center, factor: spread > 0 ? 1 / spread : 0 };
}

/** Mean and standard deviation with divisor n, in two passes. A constant column has deviation 0 exactly. */
export function momentsOf(values: Float64Array, rows: Int32Array): { mean: number; deviation: number } {
  let sum = 0;
  for (const row of rows) sum += values[row] as number;
  const mean = sum / rows.length;
  const first = values[rows[0] ?? 0] as number;
  let squares = 0;
  let constant = true;
  for (const row of rows) {
    const value = values[row] as number;
    if (value !== first) constant = false;
    squares += (value - mean) ** 2;
  }
  return { mean, deviation: constant ? 0 : Math.sqrt(squares / rows.length) };
}

/** The quantile of sorted values at a share from 0 to 1, with linear interpolation between neighbors. */
export function quantileOf(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (position - below);
}
