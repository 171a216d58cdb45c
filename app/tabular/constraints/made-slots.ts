/** Single rows of a step's output: put another in the place of one, or leave some out. */
import type { MadeRows } from '../made-rows.ts';

/** Overwrites one row with the same row of another draw, lineage and all. */
export function replaceMade(made: MadeRows, by: MadeRows, slot: number): void {
  for (const key of ['classCodes', 'base', 'neighbour', 'gap'] as const) made[key][slot] = by[key][slot] as number;
  for (const key of ['numeric', 'categorical', 'extra'] as const) {
    for (const [name, values] of made[key] as ReadonlyMap<unknown, Float64Array | Int32Array>) {
      const source = (by[key] as ReadonlyMap<unknown, Float64Array | Int32Array>).get(name);
      if (source !== undefined) values[slot] = source[slot] as number;
    }
  }
}

export function keepMade(made: MadeRows, isKept: (slot: number) => boolean): MadeRows {
  const integers = (values: Int32Array) => values.filter((_, slot) => isKept(slot));
  const numbers = (values: Float64Array) => values.filter((_, slot) => isKept(slot));
  const classCodes = integers(made.classCodes);
  return {
    count: classCodes.length,
    classCodes,
    base: integers(made.base),
    neighbour: integers(made.neighbour),
    gap: numbers(made.gap),
    numeric: new Map([...made.numeric].map(([index, values]) => [index, numbers(values)])),
    categorical: new Map([...made.categorical].map(([index, codes]) => [index, integers(codes)])),
    extra: new Map([...made.extra].map(([name, values]) => [name, numbers(values)])),
  };
}
