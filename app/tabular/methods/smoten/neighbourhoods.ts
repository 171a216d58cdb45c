import type { StepInput } from '../../method.ts';
import { eachAmongTheOthers } from '../../neighbours/search.ts';
import { type Population, rowsOfClass } from '../../population.ts';
import type { ValueDifferenceSpace } from '../../value-difference.ts';

/** The rows that vote on a new row: a row of the class, and its k nearest within the class. */
export interface Neighbourhoods {
  /** Identities of the rows of the class, ascending. */
  readonly rows: Int32Array;
  /** k + 1 identities a row, itself first: `members[place * size + rank]`. */
  readonly size: number;
  readonly members: Int32Array;
  /** Value differences, not roots of them. */
  readonly distances: Float64Array;
}

interface Near {
  readonly row: number;
  readonly distance: number;
}

/**
 * Rows that have the same levels are searched once. The k nearest combinations of levels, by (distance, first row),
 * hold the k nearest rows: each of them has a row that comes before those of any other combination.
 */
export async function neighbourhoodsOf(
  input: Pick<StepInput<unknown>, 'population' | 'search' | 'control'>,
  space: ValueDifferenceSpace,
  { code, label, k }: { readonly code: number; readonly label: string; readonly k: number },
): Promise<Neighbourhoods> {
  const rows = rowsOfClass(input.population, code);
  const groups = groupByLevels(input.population, rows);
  const nearest = await nearestGroups(input, space, { groups, k, label });
  const size = k + 1;
  const members = new Int32Array(rows.length * size);
  const distances = new Float64Array(rows.length * size);
  const placeOf = new Map(Array.from(rows, (row, place) => [row, place]));
  for (const [group, twins] of groups.entries()) {
    const near = firstRows(nearest[group] ?? [], groups, size);
    for (const row of twins) {
      const place = (placeOf.get(row) ?? 0) * size;
      const others = near.filter((other) => other.row !== row).slice(0, k);
      for (const [rank, other] of [{ row, distance: 0 }, ...others].entries()) {
        members[place + rank] = other.row;
        distances[place + rank] = other.distance;
      }
    }
  }
  return { rows, size, members, distances };
}

/** Rows with the same levels, ascending; groups are in the order of their first rows. */
function groupByLevels({ categorical }: Population, rows: Int32Array): number[][] {
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const key = categorical.map(({ codes }) => codes[row]).join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

interface GroupDistance {
  readonly group: number;
  readonly distance: number;
}

/** Of each group the nearest ones, itself among them. */
async function nearestGroups(
  input: Pick<StepInput<unknown>, 'search' | 'control'>,
  space: ValueDifferenceSpace,
  { groups, k, label }: { readonly groups: readonly number[][]; readonly k: number; readonly label: string },
): Promise<GroupDistance[][]> {
  const most = Math.min(k, groups.length - 1);
  if (most === 0) return groups.map((_, group) => [{ group, distance: 0 }]);
  const points = space.matrixOf(Int32Array.from(groups, ([first]) => first ?? 0));
  const query = eachAmongTheOthers(points, most, `Searching neighbors in class ${label}`);
  const lists = await input.search.search({ ...query, measure: space.measure }, input.control);
  return groups.map((_, group) => [
    { group, distance: 0 },
    ...Array.from({ length: most }, (_unused, rank) => ({
      group: lists.positions[group * most + rank] as number,
      distance: lists.squaredDistances[group * most + rank] as number,
    })),
  ]);
}

/** The first rows of some groups by (distance, row number). */
function firstRows(near: readonly GroupDistance[], groups: readonly number[][], count: number): Near[] {
  return near
    .flatMap(({ group, distance }) => (groups[group] ?? []).slice(0, count).map((row) => ({ row, distance })))
    .sort((a, b) => a.distance - b.distance || a.row - b.row)
    .slice(0, count);
}
