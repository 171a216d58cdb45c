import { AppError } from '../../../errors.ts';
import type { Explanation, Method, Removal, StepInput, StepOutput } from '../../method.ts';
import { classSizes, rowsOfClass } from '../../population.ts';
import { explainRemovals } from '../../removals.ts';
import { smallestClass } from '../../sampling-strategy.ts';
import { type ClassTarget, underSamplingTargets } from '../../sampling-strategy-under.ts';
import { neighboursIn, neighboursOf } from '../../surroundings.ts';
import { farthestDistances } from './farthest.ts';
import { type NearMissParameters, nearMissMeta } from './meta.ts';

type Input = StepInput<NearMissParameters>;

/**
 * NearMiss, each class against the smallest. Version 1 keeps the rows whose nearest rows of the smallest class are
 * nearest on average, version 2 those whose farthest are. Version 3 keeps, of the rows that are among the nearest of
 * some row of the smallest class, those farthest from it on average: fewer than asked for where there are not so many,
 * as in imbalanced-learn, with a warning. Equal averages go by row number.
 */
export const nearMiss: Method<NearMissParameters> = {
  meta: nearMissMeta,

  check(input) {
    targets(input);
  },

  async explain(input): Promise<Explanation> {
    return explainRemovals(input.population, await select(input));
  },

  async run(input): Promise<StepOutput> {
    return { made: null, removed: await select(input) };
  },
};

interface Task extends ClassTarget {
  readonly rows: Int32Array;
  /** Rows of the smallest class. */
  readonly reference: Int32Array;
}

/** Classes that lose rows. */
function targets({ parameters, population, step }: Input): readonly Task[] {
  const sizes = classSizes(population);
  const minority = smallestClass(sizes);
  const reference = rowsOfClass(population, minority);
  const field = `steps[${step}].sampling_strategy`;
  return underSamplingTargets(parameters.sampling_strategy, sizes, field)
    .map((target) => ({ ...target, rows: rowsOfClass(population, target.code), reference }))
    .filter(({ keep, rows }) => keep < rows.length)
    .map((task) => {
      const own = task.code === minority ? 1 : 0;
      requireOf(parameters.n_neighbors, reference.length - own, {
        field: `steps[${step}].n_neighbors`,
        label: population.labels[minority] ?? '',
      });
      if (parameters.version === 3) {
        requireOf(parameters.n_neighbors_ver3, task.rows.length - own, {
          field: `steps[${step}].n_neighbors_ver3`,
          label: population.labels[task.code] ?? '',
        });
      }
      return task;
    });
}

function requireOf(asked: number, most: number, { field, label }: { field: string; label: string }): void {
  if (asked <= most) return;
  throw new AppError(
    'class.too-small',
    `"${field}" is ${asked}, and class "${label}" has ${most} rows to measure to. Use ${most} or less.`,
    { field, class: label },
  );
}

async function select(input: Input): Promise<readonly Removal[]> {
  const { version, n_neighbors } = input.parameters;
  const removals: Removal[] = [];
  for (const task of targets(input)) {
    const { code, keep, rows } = task;
    const label = input.population.labels[code] ?? '';
    const candidates = version === 3 ? await ringOf(input, task) : rows;
    const sums =
      version === 2
        ? await farthestDistances(input, { rows, reference: task.reference, k: n_neighbors })
        : await nearestDistances(input, { ...task, rows: candidates });
    const sign = version === 3 ? -1 : 1;
    const order = Array.from(candidates.keys()).sort(
      (a, b) => sign * ((sums[a] as number) - (sums[b] as number)) || a - b,
    );
    const kept = new Set(order.slice(0, keep).map((i) => candidates[i] as number));
    if (kept.size < keep) {
      input.warn({
        code: 'class.fewer-kept',
        message: `Only ${kept.size} rows of class "${label}" are near the smallest class; ${keep} were asked for. A larger "n_neighbors_ver3" finds more.`,
        where: { class: label },
      });
    }
    removals.push(...leftOut(rows, { candidates, kept, farIsKept: version === 3 }));
  }
  return removals;
}

function leftOut(
  rows: Int32Array,
  { candidates, kept, farIsKept }: { candidates: Int32Array; kept: ReadonlySet<number>; farIsKept: boolean },
): Removal[] {
  const measured = new Set(candidates);
  const where = farIsKept ? 'nearer to' : 'farther from';
  const reason = `${where} the smallest class than the ${kept.size} rows kept`;
  return [...rows]
    .filter((row) => !kept.has(row))
    .map((row) => ({
      row,
      reason: measured.has(row) ? reason : 'not among the nearest of any row of the smallest class',
    }));
}

/** Sum of the distances of each row to its nearest rows of the smallest class. */
async function nearestDistances(input: Input, { code, rows, reference }: Task): Promise<Float64Array> {
  const k = input.parameters.n_neighbors;
  const stage = `Measuring class ${input.population.labels[code] ?? ''}`;
  const { lists } = await neighboursIn(input, { rows, among: reference, k, stage });
  return Float64Array.from(rows, (_, i) => {
    let sum = 0;
    for (let rank = 0; rank < k; rank++) sum += Math.sqrt(lists.squaredDistances[i * k + rank] as number);
    return sum;
  });
}

/** Rows of the class that are among the nearest of some row of the smallest class, ascending. */
async function ringOf(input: Input, { code, rows, reference }: Task): Promise<Int32Array> {
  const stage = `Searching around the smallest class in class ${input.population.labels[code] ?? ''}`;
  const k = input.parameters.n_neighbors_ver3;
  const found = await neighboursIn(input, { rows: reference, among: rows, k, stage });
  const ring = new Set(Array.from(reference, (_, i) => neighboursOf(found, i)).flat());
  return rows.filter((row) => ring.has(row));
}
