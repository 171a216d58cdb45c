import { distanceScales, momentsOf, quantileOf } from '../distance-space.ts';
import type { Removal, StepInput } from '../method.ts';
import type { Measure } from '../neighbours/search.ts';
import type { Population } from '../population.ts';

type View = Pick<StepInput<unknown>, 'population' | 'space' | 'search' | 'control'>;

/**
 * Rows whose nearest real row of another class is nearer than the nearest of their own. Distances are the recipe's; a
 * category that differs counts as far as the median standard deviation of the numeric columns (1 without any), squared
 * and summed with the rest, which is what SMOTENC takes.
 */
export async function nearerToOthers(view: View, rows: Int32Array): Promise<readonly Removal[]> {
  const { population } = view;
  const { classCodes, inputRows, labels } = population;
  const real = population.rows.filter((row) => row < inputRows);
  const mismatch = mismatchSquared(view);
  const removed: Removal[] = [];
  for (const code of labels.keys()) {
    const own = real.filter((row) => classCodes[row] === code);
    const others = real.filter((row) => classCodes[row] !== code);
    const asked = rows.filter((row) => classCodes[row] === code);
    if (own.length === 0 || others.length === 0 || asked.length === 0) continue;
    const toOwn = await nearest(view, { from: asked, among: own, mismatch });
    const toOthers = await nearest(view, { from: asked, among: others, mismatch });
    for (const [i, row] of asked.entries()) {
      if (!((toOthers.squaredDistances[i] as number) < (toOwn.squaredDistances[i] as number))) continue;
      const other = others[toOthers.positions[i] as number] as number;
      const label = labels[classCodes[other] as number] ?? '';
      removed.push({ row, reason: `nearer to class ${label}:`, others: [other] });
    }
  }
  return removed.sort((a, b) => a.row - b.row);
}

interface Pairs {
  readonly from: Int32Array;
  readonly among: Int32Array;
  readonly mismatch: number;
}

function nearest({ population, space, search, control }: View, { from, among, mismatch }: Pairs) {
  const self = new Int32Array(new SharedArrayBuffer(from.length * Int32Array.BYTES_PER_ELEMENT)).fill(-1);
  const { categorical } = population;
  const measure: Measure | undefined =
    categorical.length === 0
      ? undefined
      : {
          kind: 'mixed',
          columns: categorical.length,
          pointCodes: codesOf(population, among),
          queryCodes: codesOf(population, from),
          squared: mismatch,
        };
  const stage = 'Looking for rows nearer to another class';
  const matrixOf = (rows: Int32Array) =>
    population.numeric.length === 0 ? origins(rows.length) : space.matrixOf(rows);
  const query = { points: matrixOf(among), queries: matrixOf(from), self, k: 1, stage };
  return search.search(measure === undefined ? query : { ...query, measure }, control);
}

/** Without numbers all rows lie at one point, and only categories tell them apart. */
function origins(rows: number) {
  return { rows, columns: 1, values: new Float64Array(new SharedArrayBuffer(rows * Float64Array.BYTES_PER_ELEMENT)) };
}

function codesOf({ categorical }: Population, rows: Int32Array): Int32Array {
  const columns = categorical.length;
  const codes = new Int32Array(new SharedArrayBuffer(rows.length * columns * Int32Array.BYTES_PER_ELEMENT));
  for (const [j, column] of categorical.entries()) {
    for (const [i, row] of rows.entries()) codes[i * columns + j] = column.codes[row] as number;
  }
  return codes;
}

function mismatchSquared({ population, space }: View): number {
  const scales = distanceScales(population, space.rule);
  const spreads = population.numeric.map(
    (column, j) => momentsOf(column.values, population.rows).deviation * (scales[j]?.factor ?? 1),
  );
  return spreads.length === 0 ? 1 : quantileOf(Float64Array.from(spreads).sort(), 0.5) ** 2;
}
