import { type ClassPlan, classPlans } from '../../class-plan.ts';
import { drawRows } from '../../draw-rows.ts';
import type { Explanation, Method, StepInput, StepOutput } from '../../method.ts';
import { neighboursFor } from '../../neighbour-count.ts';
import { type ValueDifferenceSpace, valueDifferenceSpace } from '../../value-difference.ts';
import { mostFrequent } from '../../vote.ts';
import { type SmotenParameters, smotenMeta } from './meta.ts';
import { type Neighbourhoods, neighbourhoodsOf } from './neighbourhoods.ts';

type Input = StepInput<SmotenParameters>;

/**
 * SMOTE-N: a row of the class is drawn uniformly, and the new row has in each column the level most frequent among that
 * row and its k nearest within the class by the value difference metric. (The paper leaves the row itself out of the
 * vote; imbalanced-learn lets it in.) Ties go to the first level in sorted order, so a base always gives the same row.
 */
export const smoten: Method<SmotenParameters> = {
  meta: smotenMeta,

  check(input) {
    plan(input);
  },

  async explain(input): Promise<Explanation> {
    const { population } = input;
    const space = valueDifferenceSpace(population);
    const classes: Record<string, Record<string, unknown>> = {};
    for (const part of plan(input)) {
      const found = await neighbourhoodsOf(input, space, part);
      classes[part.label] = {
        k: part.k,
        ...explainNeighbourhoods(found),
        ...explainVotes(input, found),
        n_requested: part.add,
        n_generate: part.add,
        total: part.add,
      };
    }
    return { classes, step: explainShares(input, space) };
  },

  async run(input): Promise<StepOutput> {
    const parts = plan(input);
    const count = parts.reduce((sum, { add }) => sum + add, 0);
    const columns = input.population.categorical.map(({ index }) => [index, new Int32Array(count)] as const);
    const classCodes = new Int32Array(count);
    const base = new Int32Array(count);
    const space = valueDifferenceSpace(input.population);
    let first = 0;
    for (const { add, ...part } of parts) {
      const found = await neighbourhoodsOf(input, space, part);
      const votes = votesOf(input, found);
      const start = first;
      await drawRows(input, { code: part.code, add }, (i, random) => {
        const place = random.below(found.rows.length);
        classCodes[start + i] = part.code;
        base[start + i] = found.rows[place] as number;
        for (const [j, [, codes]] of columns.entries()) codes[start + i] = votes[j]?.[place] as number;
      });
      first += add;
    }
    const neighbour = new Int32Array(count).fill(-1);
    const gap = new Float64Array(count).fill(Number.NaN);
    const categorical = new Map(columns);
    const made = { count, classCodes, base, neighbour, gap, numeric: new Map(), categorical, extra: new Map() };
    return { made, removed: [] };
  },
};

interface NominalPlan extends ClassPlan {
  readonly k: number;
}

function plan(input: Input): NominalPlan[] {
  return classPlans(input).map((part) => ({
    ...part,
    k: neighboursFor(input.parameters.k_neighbors, part, input.warn),
  }));
}

/** The codes most frequent around each row of the class, in one column: ascending, the first is the winner. */
function* winnersOf(codes: Int32Array, { rows, size, members }: Neighbourhoods): Generator<Int32Array> {
  const ballot = new Int32Array(size);
  const winners = new Int32Array(size);
  for (let place = 0; place < rows.length; place++) {
    for (let rank = 0; rank < size; rank++) ballot[rank] = codes[members[place * size + rank] as number] as number;
    yield winners.slice(0, mostFrequent(ballot, winners)).sort();
  }
}

/** The winner in each column around each row of the class: `votes[column][place]`. */
function votesOf({ population }: Input, found: Neighbourhoods): Int32Array[] {
  return population.categorical.map(({ codes }) =>
    Int32Array.from(winnersOf(codes, found), (winners) => winners[0] as number),
  );
}

function explainVotes({ population }: Input, found: Neighbourhoods): Record<string, unknown> {
  const sets = population.categorical.map(({ codes, levels }) =>
    Array.from(winnersOf(codes, found), (winners) => Array.from(winners, (level) => levels[level] ?? '')),
  );
  const tied = Array.from(found.rows, (_, place) => sets.map((column) => column[place] ?? []));
  return { vote: tied.map((columns) => columns.map(([winner]) => winner)), vote_tied_sets: tied };
}

function explainNeighbourhoods({ rows, size, members, distances }: Neighbourhoods): Record<string, unknown> {
  const lists = (of: Int32Array | Float64Array, from: number): number[][] =>
    Array.from(rows, (_, place) => [...of.subarray(place * size + from, (place + 1) * size)]);
  return {
    rows: [...rows],
    neighbours: lists(members, 1),
    neighbours_self_first: lists(members, 0),
    distances: lists(distances, 0),
  };
}

/** p(class | level), by the position of the column, levels in sorted order. */
function explainShares({ population }: Input, { shares }: ValueDifferenceSpace): Record<string, unknown> {
  const byColumn = <T>(of: (column: number) => T): Record<string, T> =>
    Object.fromEntries(population.categorical.map(({ index }, j) => [String(index), of(j)]));
  return {
    levels: byColumn((j) => population.categorical[j]?.levels ?? []),
    p_class_given_level: byColumn((j) => (shares[j] ?? []).map((share) => [...share])),
  };
}
