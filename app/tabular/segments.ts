import type { MadeRows } from './made-rows.ts';
import type { Population } from './population.ts';

/** Parents of new rows and where between them each lies; all arrays are parallel. */
export interface Segments {
  readonly classCodes: Int32Array;
  readonly base: Int32Array;
  readonly neighbour: Int32Array;
  /** 0 is the base, 1 the neighbor; one number a row and not one a column, so rows lie on the segment. */
  readonly gap: Float64Array;
}

/** Room for `count` segments. */
export function emptySegments(count: number): Segments {
  return {
    classCodes: new Int32Array(count),
    base: new Int32Array(count),
    neighbour: new Int32Array(count),
    gap: new Float64Array(count),
  };
}

/** Segments one after another. */
export function joinSegments(parts: readonly Segments[]): Segments {
  const whole = emptySegments(parts.reduce((sum, { base }) => sum + base.length, 0));
  let first = 0;
  for (const part of parts) {
    whole.classCodes.set(part.classCodes, first);
    whole.base.set(part.base, first);
    whole.neighbour.set(part.neighbour, first);
    whole.gap.set(part.gap, first);
    first += part.base.length;
  }
  return whole;
}

/** The rows base + gap · (neighbor − base), in every numeric feature column. */
export function rowsOnSegments(population: Population, segments: Segments): MadeRows {
  const { base, neighbour, gap } = segments;
  const count = base.length;
  const numeric = new Map<number, Float64Array>();
  for (const column of population.numeric) {
    const source = column.values;
    const made = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const from = source[base[i] as number] as number;
      made[i] = from + (gap[i] as number) * ((source[neighbour[i] as number] as number) - from);
    }
    numeric.set(column.index, made);
  }
  return { count, ...segments, numeric, categorical: new Map(), extra: new Map() };
}
