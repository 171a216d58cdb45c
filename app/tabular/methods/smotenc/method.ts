import { type ClassNeighbours, explainNeighbours } from '../../class-neighbours.ts';
import { type ClassPlan, classPlans } from '../../class-plan.ts';
import { momentsOf, quantileOf } from '../../distance-space.ts';
import { drawRows } from '../../draw-rows.ts';
import type { MadeRows } from '../../made-rows.ts';
import type { Matrix } from '../../matrix.ts';
import type { Explanation, Method, StepInput, StepOutput } from '../../method.ts';
import { neighboursFor } from '../../neighbour-count.ts';
import { eachAmongTheOthers } from '../../neighbours/search.ts';
import { rowsOfClass } from '../../population.ts';
import { emptySegments, rowsOnSegments, type Segments } from '../../segments.ts';
import { mostFrequent } from '../../vote.ts';
import { type CodedFeature, type MixedFeatures, mixedFeatures } from './features.ts';
import { type SmotencParameters, smotencMeta } from './meta.ts';

type Input = StepInput<SmotencParameters>;

/**
 * SMOTE-NC: as SMOTE in the numeric columns; in each categorical one the new row takes the level most frequent among
 * the base's k neighbors (the base itself has no vote, ties are drawn). Two rows are M² further apart, in squared
 * distance, for each category in which they differ, M being the median over the numeric columns of the standard
 * deviation (divisor n) in the class at hand: the paper takes M from the minority class, imbalanced-learn, which codes
 * a category as M/√2 in a column of its own, from every class that grows. Codes are compared here, no column is added.
 */
export const smotenc: Method<SmotencParameters> = {
  meta: smotencMeta,

  check(input) {
    plan(input);
  },

  async explain(input): Promise<Explanation> {
    const { features, parts } = plan(input);
    const classes: Record<string, Record<string, unknown>> = {};
    for (const part of parts) {
      const found = await findNeighbours(input, features, part);
      classes[part.label] = {
        ...explainNeighbours(found),
        std_ddof0: found.deviations,
        median_std: found.spread,
        one_hot_value: found.spread / Math.SQRT2,
        vote_winners: explainVotes(features, found),
        n_requested: part.add,
        n_generate: part.add,
        total: part.add,
      };
    }
    return { classes };
  },

  async run(input): Promise<StepOutput> {
    const { features, parts } = plan(input);
    const count = parts.reduce((sum, { add }) => sum + add, 0);
    const segments = emptySegments(count);
    const votes = features.coded.map(() => new Int32Array(count));
    let first = 0;
    for (const part of parts) {
      await drawClass(input, { features, segments, votes }, { ...part, first });
      first += part.add;
    }
    return { made: joinColumns(input, features, { segments, votes }), removed: [] };
  },
};

interface MixedPlan extends ClassPlan {
  readonly k: number;
}

function plan(input: Input): { readonly features: MixedFeatures; readonly parts: readonly MixedPlan[] } {
  const features = mixedFeatures(input);
  const parts = classPlans(input).map((part) => ({
    ...part,
    k: neighboursFor(input.parameters.k_neighbors, part, input.warn),
  }));
  return { features, parts };
}

interface MixedNeighbours extends ClassNeighbours {
  /** Standard deviation of each numeric column in the class, and their median. */
  readonly deviations: readonly number[];
  readonly spread: number;
}

async function findNeighbours(input: Input, features: MixedFeatures, part: MixedPlan): Promise<MixedNeighbours> {
  const rows = rowsOfClass(input.population, part.code);
  const matrix = input.space.matrixOf(rows, features.continuous);
  const deviations = deviationsOf(matrix);
  const spread = quantileOf(Float64Array.from(deviations).sort(), 0.5);
  const codes = codesOf(features.coded, rows);
  const measure = {
    kind: 'mixed',
    columns: features.coded.length,
    pointCodes: codes,
    queryCodes: codes,
    squared: spread * spread,
  } as const;
  const query = eachAmongTheOthers(matrix, part.k, `Searching neighbors in class ${part.label}`);
  const weighs = features.coded.length > 0 && spread > 0;
  const lists = await input.search.search(weighs ? { ...query, measure } : query, input.control);
  return { rows, lists, deviations, spread };
}

function deviationsOf({ rows, columns, values }: Matrix): number[] {
  const all = Int32Array.from({ length: rows }, (_, i) => i);
  return Array.from({ length: columns }, (_, j) => {
    const column = Float64Array.from({ length: rows }, (_unused, i) => values[i * columns + j] as number);
    return momentsOf(column, all).deviation;
  });
}

/** Codes row by row, in shared memory for the search. */
function codesOf(coded: readonly CodedFeature[], rows: Int32Array): Int32Array {
  const codes = new Int32Array(new SharedArrayBuffer(rows.length * coded.length * Int32Array.BYTES_PER_ELEMENT));
  for (const [j, column] of coded.entries()) {
    for (let i = 0; i < rows.length; i++) codes[i * coded.length + j] = column.codes[rows[i] as number] as number;
  }
  return codes;
}

/** New rows to be filled in: parents and places, and the codes of each categorical column. */
interface Draft {
  readonly segments: Segments;
  readonly votes: readonly Int32Array[];
}

async function drawClass(
  input: Input,
  { features, segments, votes }: Draft & { readonly features: MixedFeatures },
  part: MixedPlan & { readonly first: number },
): Promise<void> {
  const { code, add, k, first } = part;
  const found = await findNeighbours(input, features, part);
  const { rows, lists } = found;
  const ballot = new Int32Array(k);
  const winners = new Int32Array(k);
  await drawRows(input, { code, add }, (i, random) => {
    const pair = random.below(rows.length * k);
    const place = Math.floor(pair / k);
    const slot = first + i;
    segments.classCodes[slot] = code;
    segments.base[slot] = rows[place] as number;
    segments.neighbour[slot] = rows[lists.positions[pair] as number] as number;
    segments.gap[slot] = random.uniform();
    for (const [j, column] of features.coded.entries()) {
      const tied = vote(column, found, place, { ballot, winners });
      (votes[j] as Int32Array)[slot] = winners[tied === 1 ? 0 : random.below(tied)] as number;
    }
  });
}

interface Booth {
  readonly ballot: Int32Array;
  readonly winners: Int32Array;
}

/** Fills `winners` with the levels most frequent among the neighbors of a row, and returns how many there are. */
function vote(
  column: CodedFeature,
  { rows, lists }: ClassNeighbours,
  place: number,
  { ballot, winners }: Booth,
): number {
  for (let rank = 0; rank < lists.k; rank++) {
    const neighbour = rows[lists.positions[place * lists.k + rank] as number] as number;
    ballot[rank] = column.codes[neighbour] as number;
  }
  return mostFrequent(ballot, winners);
}

/** Per row of the class the levels that may be chosen, by the column's position. */
function explainVotes({ coded }: MixedFeatures, found: ClassNeighbours): Record<string, string[]>[] {
  const booth = { ballot: new Int32Array(found.lists.k), winners: new Int32Array(found.lists.k) };
  return Array.from(found.rows, (_, place) =>
    Object.fromEntries(
      coded.map((column) => {
        const tied = vote(column, found, place, booth);
        const winners = [...booth.winners.subarray(0, tied)].sort((a, b) => a - b);
        return [String(column.index), winners.map((level) => column.levels[level] ?? '')];
      }),
    ),
  );
}

function joinColumns({ population }: Input, features: MixedFeatures, { segments, votes }: Draft): MadeRows {
  const made = rowsOnSegments({ ...population, numeric: features.continuous }, segments);
  const numeric = new Map(made.numeric);
  const categorical = new Map<number, Int32Array>();
  for (const [j, { index, numbers }] of features.coded.entries()) {
    const codes = votes[j] ?? new Int32Array(0);
    if (numbers === null) categorical.set(index, codes);
    else
      numeric.set(
        index,
        Float64Array.from(codes, (level) => numbers[level] as number),
      );
  }
  return { ...made, numeric, categorical };
}
