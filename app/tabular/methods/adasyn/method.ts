import { AppError } from '../../../errors.ts';
import { explainNeighbours, neighboursWithin } from '../../class-neighbours.ts';
import { type ClassPlan, classPlans } from '../../class-plan.ts';
import { drawRows } from '../../draw-rows.ts';
import type { Explanation, Method, StepInput, StepOutput } from '../../method.ts';
import { neighboursFor } from '../../neighbour-count.ts';
import { nestedOrder } from '../../nested-order.ts';
import { rowsOfClass } from '../../population.ts';
import { roundHalfEven } from '../../rounding.ts';
import { emptySegments, joinSegments, rowsOnSegments, type Segments } from '../../segments.ts';
import { countOthers, explainSurroundings, neighboursAmongAll, type Surroundings } from '../../surroundings.ts';
import { type AdasynParameters, adasynMeta } from './meta.ts';

type Input = StepInput<AdasynParameters>;

/**
 * ADASYN: row i of a class makes g_i = r̂_i · G new rows, rounded half to even, where r_i is the share of other classes
 * among its k nearest of all rows and r̂_i = r_i / Σ r. Each lies at a uniform place toward one of the row's k nearest
 * within the class. The g_i need not add up to the G asked for; as in imbalanced-learn, what comes is their sum.
 */
export const adasyn: Method<AdasynParameters> = {
  meta: adasynMeta,

  check(input) {
    plan(input);
  },

  async explain(input): Promise<Explanation> {
    const parts = plan(input);
    const classes: Record<string, Record<string, unknown>> = {};
    const refusals: AppError[] = [];
    for (const part of parts) {
      const hardness = await hardnessOf(input, part);
      const shared = shareOut(part, hardness);
      if (shared.refusal !== undefined) refusals.push(shared.refusal);
      classes[part.label] = {
        ...explainNeighbours(await neighboursWithin(input, part.code, part.k)),
        knn_all: explainSurroundings(hardness.around, part.k),
        n_requested: part.add,
        n_other: [...hardness.others],
        r: [...hardness.r],
        ...(shared.refusal === undefined
          ? { r_hat: [...shared.shares], g: [...shared.g], n_generate: shared.total, total: shared.total }
          : { error: shared.refusal.message }),
      };
    }
    const [first] = refusals;
    if (first !== undefined && refusals.length === parts.length) throw first;
    return { classes };
  },

  async run(input): Promise<StepOutput> {
    const parts: Segments[] = [];
    for (const part of plan(input)) parts.push(await drawClass(input, part));
    return { made: rowsOnSegments(input.population, joinSegments(parts)), removed: [] };
  },
};

interface AdasynPlan extends ClassPlan {
  readonly k: number;
}

function plan(input: Input): AdasynPlan[] {
  const { n_neighbors } = input.parameters;
  return classPlans(input).map((part) => ({
    ...part,
    k: neighboursFor(n_neighbors, { ...part, field: 'n_neighbors' }, input.warn),
  }));
}

interface Hardness {
  readonly around: Surroundings;
  /** Neighbors of other classes, parallel to the rows of the class. */
  readonly others: Int32Array;
  readonly r: Float64Array;
}

async function hardnessOf(input: Input, { code, k }: AdasynPlan): Promise<Hardness> {
  const around = await neighboursAmongAll(input, rowsOfClass(input.population, code), k);
  const others = countOthers(input.population, around, code, k);
  return { around, others, r: Float64Array.from(others, (count) => count / k) };
}

interface Shares {
  /** r̂: parallel to the rows of the class, adding up to 1. */
  readonly shares: Float64Array;
  /** New rows from each row. */
  readonly g: Int32Array;
  readonly total: number;
  readonly refusal?: undefined;
}

/** The rows to make from each row, or why none can be made. */
function shareOut(part: AdasynPlan, { others, r }: Hardness): Shares | { readonly refusal: AppError } {
  const sum = r.reduce((total, share) => total + share, 0);
  if (sum === 0) return { refusal: refuseSeparated(part) };
  const shares = r.map((share) => share / sum);
  const g = Int32Array.from(shares, (share) => roundHalfEven(share * part.add, 1));
  const total = g.reduce((rows, more) => rows + more, 0);
  return total === 0 ? { refusal: refuseTooThin(part, others) } : { shares, g, total };
}

async function drawClass(input: Input, part: AdasynPlan): Promise<Segments> {
  const { code, k } = part;
  const shared = shareOut(part, await hardnessOf(input, part));
  if (shared.refusal !== undefined) throw shared.refusal;
  const { shares, g, total } = shared;
  const { rows, lists } = await neighboursWithin(input, code, k);
  const bases = basesInOrder(shares, g, total);
  const segments = emptySegments(total);
  await drawRows(input, { code, add: total }, (i, random) => {
    const place = bases[i] as number;
    const rank = random.below(k);
    segments.classCodes[i] = code;
    segments.base[i] = rows[place] as number;
    segments.neighbour[i] = rows[lists.positions[place * k + rank] as number] as number;
    segments.gap[i] = random.uniform();
  });
  return segments;
}

/** The place of each new row's base: rows of equal share go round together, so a larger number only appends. */
function basesInOrder(shares: Float64Array, g: Int32Array, total: number): Int32Array {
  const members = new Map<number, number[]>();
  for (const [place, share] of shares.entries()) {
    if ((g[place] as number) === 0) continue;
    const group = members.get(share);
    if (group === undefined) members.set(share, [place]);
    else group.push(place);
  }
  const groups = [...members].map(([share, places]) => ({ share, places, rounds: g[places[0] as number] as number }));
  const bases = new Int32Array(total);
  let first = 0;
  for (const group of nestedOrder(groups, 0.5)) {
    const places = groups[group]?.places ?? [];
    bases.set(places, first);
    first += places.length;
  }
  return bases;
}

function refuseSeparated({ label, k }: AdasynPlan): AppError {
  return new AppError(
    'class.nothing-to-make',
    `Class "${label}" lies apart: none of its rows has a row of another class among its ${k} nearest, so ADASYN makes none. Use SMOTE, a larger "n_neighbors", or leave the class out by a "sampling_strategy" of {class: final count}.`,
    { class: label, field: 'n_neighbors' },
  );
}

function refuseTooThin({ label, add }: AdasynPlan, others: Int32Array): AppError {
  const hard = others.filter((count) => count > 0).length;
  return new AppError(
    'class.nothing-to-make',
    `Class "${label}" is to get ${add} rows, shared out among ${hard} rows near other classes: every share rounds to 0. Ask for more rows by "sampling_strategy", or use SMOTE.`,
    { class: label, field: 'sampling_strategy' },
  );
}
