/** How one row is drawn around a base: the two shapes of `KernelBootstrap`. */
import type { RandomStream } from '../../../random/stream.ts';
import { blend, ledoitWolf, lowerFactor, scatterOf } from '../../generative/covariance.ts';
import type { Matrix } from '../../matrix.ts';
import type { NeighbourLists } from '../../neighbours/search.ts';

export interface Kernel {
  /** Fills `into` with a row drawn around the base at this place of the class, in the columns' own units. */
  draw(place: number, random: RandomStream, into: Float64Array): void;
  /** A place of the class whose categories the row may take instead of its base's. */
  donor(place: number, random: RandomStream): number;
}

/**
 * The spread of the base's k nearest rows and itself: with c their mean and e independent standard normal,
 * x = c + √(1 − h²) (base − c) + (h / √k) Σ e (row − c). Mean and covariance (divisor k) of the neighborhood are kept.
 */
export function localKernel(points: Matrix, lists: Pick<NeighbourLists, 'k' | 'positions'>, h: number): Kernel {
  const { columns, values } = points;
  const { k, positions } = lists;
  const keep = Math.sqrt(1 - h * h);
  const near = (place: number, rank: number) => (rank === k ? place : (positions[place * k + rank] as number));
  const noise = new Float64Array(k + 1);
  return {
    draw(place, random, into) {
      for (let rank = 0; rank <= k; rank++) noise[rank] = (h / Math.sqrt(k)) * random.normal();
      for (let j = 0; j < columns; j++) {
        let center = 0;
        for (let rank = 0; rank <= k; rank++) center += values[near(place, rank) * columns + j] as number;
        center /= k + 1;
        let value = center + keep * ((values[place * columns + j] as number) - center);
        for (let rank = 0; rank <= k; rank++) {
          value += (noise[rank] as number) * ((values[near(place, rank) * columns + j] as number) - center);
        }
        into[j] = value;
      }
    },
    donor: (place, random) => near(place, random.below(k + 1)),
  };
}

export interface ClassSpread {
  /** Lower triangular factor of the covariance, in scaled units. */
  readonly factor: Float64Array;
  /** How far the covariance was drawn toward its target, and which that is. */
  readonly shrinkage: number;
  readonly target: 'identity' | 'pooled';
}

/** Below this many rows a class alone says too little about its spread. */
const ENOUGH_ROWS = 6;

/**
 * The spread of a class: the covariance of its scaled points by Ledoit and Wolf. With p < 6 rows it is drawn toward
 * the pooled covariance within all classes instead, by (6 − p) / 6.
 */
export function classSpread(points: Matrix, pooled: () => Float64Array): ClassSpread {
  const { rows, columns } = points;
  if (rows >= ENOUGH_ROWS) {
    const { covariance, shrinkage } = ledoitWolf(points);
    return { factor: lowerFactor(covariance, columns), shrinkage, target: 'identity' };
  }
  const { covariance } = scatterOf(points);
  const shrinkage = (ENOUGH_ROWS - rows) / ENOUGH_ROWS;
  return { factor: lowerFactor(blend(covariance, pooled(), shrinkage), columns), shrinkage, target: 'pooled' };
}

/**
 * The spread of the whole class: x = m + √(1 − h²) (base − m) + h L e, with m the mean and L L^T the covariance.
 *
 * @param units what one scaled unit is in each column
 */
export function classKernel(points: Matrix, spread: ClassSpread, units: Float64Array, h: number): Kernel {
  const { rows, columns, values } = points;
  const keep = Math.sqrt(1 - h * h);
  const noise = new Float64Array(columns);
  const mean = meanOf(points);
  return {
    draw(place, random, into) {
      for (let j = 0; j < columns; j++) noise[j] = random.normal();
      for (let j = 0; j < columns; j++) {
        let moved = 0;
        for (let l = 0; l <= j; l++) moved += (spread.factor[j * columns + l] as number) * (noise[l] as number);
        const center = mean[j] as number;
        into[j] = center + keep * ((values[place * columns + j] as number) - center) + h * moved * (units[j] as number);
      }
    },
    donor: (_place, random) => random.below(rows),
  };
}

function meanOf({ rows, columns, values }: Matrix): Float64Array {
  const mean = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) mean[j] = (mean[j] as number) + (values[i * columns + j] as number) / rows;
  }
  return mean;
}
