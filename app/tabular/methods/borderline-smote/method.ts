import { type Zone, zoneOf } from '../../borderline-zones.ts';
import { explainNeighbours, neighboursOfBases, neighboursWithin } from '../../class-neighbours.ts';
import { type ClassPlan, classPlans } from '../../class-plan.ts';
import { drawRows } from '../../draw-rows.ts';
import type { Explanation, Method, StepInput, StepOutput } from '../../method.ts';
import { neighboursFor } from '../../neighbour-count.ts';
import { rowsOfClass } from '../../population.ts';
import { emptySegments, joinSegments, rowsOnSegments, type Segments } from '../../segments.ts';
import {
  countOthers,
  explainSurroundings,
  neighboursAmongAll,
  requireRowsAround,
  type Surroundings,
} from '../../surroundings.ts';
import { type BorderlineSmoteParameters, borderlineSmoteMeta } from './meta.ts';

type Input = StepInput<BorderlineSmoteParameters>;

/**
 * Borderline-SMOTE: rows of the class with m/2 ≤ n_other < m of their m nearest rows in other classes are in danger,
 * and only they are bases. Kind 1 draws toward one of the k nearest within the whole class. Kind 2 draws toward one of
 * the k nearest of all rows and, where that one is of another class, goes at most half the way: a uniform place, times a
 * uniform number below a half. (The paper makes rows of both sorts from every base; one draw among all neighbors is what
 * imbalanced-learn does.) A class without a row in danger gets no row, and a warning says so.
 */
export const borderlineSmote: Method<BorderlineSmoteParameters> = {
  meta: borderlineSmoteMeta,

  check(input) {
    plan(input);
  },

  async explain(input): Promise<Explanation> {
    const classes: Record<string, Record<string, unknown>> = {};
    for (const part of plan(input)) {
      const border = await findBorder(input, part);
      const made = border.danger.length === 0 ? 0 : part.add;
      if (made === 0) warnOfNoDanger(input, part);
      classes[part.label] = {
        rows: [...border.around.rows],
        ...(await explainWithin(input, part, made > 0)),
        knn_all: explainSurroundings(border.around, input.parameters.m_neighbors),
        n_other: [...border.others],
        kind: border.zones,
        danger_rows: [...border.danger],
        noise_rows: [...border.around.rows].filter((_, place) => border.zones[place] === 'noise'),
        n_requested: part.add,
        n_generate: made,
        n_generated: made,
        total: made,
      };
    }
    return { classes };
  },

  async run(input): Promise<StepOutput> {
    const parts: Segments[] = [];
    for (const part of plan(input)) {
      const border = await findBorder(input, part);
      if (border.danger.length === 0) warnOfNoDanger(input, part);
      else parts.push(await drawClass(input, part, border, await findPartners(input, part, border)));
    }
    return { made: rowsOnSegments(input.population, joinSegments(parts)), removed: [] };
  },
};

function plan(input: Input): ClassPlan[] {
  requireRowsAround(input, 'm_neighbors', input.parameters.m_neighbors);
  if (input.parameters.kind === 'borderline-2') requireRowsAround(input, 'k_neighbors', partnersAmongAll(input));
  return classPlans(input);
}

interface Border {
  readonly around: Surroundings;
  readonly others: Int32Array;
  readonly zones: readonly Zone[];
  /** Places in `around.rows` of the rows in danger. */
  readonly places: Int32Array;
  /** Identities of the rows in danger. */
  readonly danger: Int32Array;
}

async function findBorder(input: Input, { code }: ClassPlan): Promise<Border> {
  const { kind, m_neighbors: m } = input.parameters;
  const rows = rowsOfClass(input.population, code);
  // Kind 2 draws from the same lists: their first k.
  const longest = kind === 'borderline-2' ? Math.max(m, partnersAmongAll(input)) : m;
  const around = await neighboursAmongAll(input, rows, longest);
  const others = countOthers(input.population, around, code, m);
  const zones = Array.from(others, (count) => zoneOf(count, m));
  const places = Int32Array.from(rows.keys()).filter((place) => zones[place] === 'danger');
  return { around, others, zones, places, danger: places.map((place) => rows[place] as number) };
}

/** What the bases may be drawn toward: k identities for each row in danger. */
interface Partners {
  readonly k: number;
  readonly identities: Int32Array;
}

async function findPartners(input: Input, part: ClassPlan, { around, places, danger }: Border): Promise<Partners> {
  const { kind } = input.parameters;
  if (kind === 'borderline-1') {
    const k = neighboursFor(input.parameters.k_neighbors, part, input.warn);
    const { rows, lists } = await neighboursOfBases(input, part, danger, k);
    return { k, identities: lists.positions.map((position) => rows[position] as number) };
  }
  const { lists, among } = around;
  const k = partnersAmongAll(input);
  const identities = new Int32Array(danger.length * k);
  for (const [i, place] of places.entries()) {
    for (let rank = 0; rank < k; rank++) {
      identities[i * k + rank] = among[lists.positions[place * lists.k + rank] as number] as number;
    }
  }
  return { k, identities };
}

/** Neighbors of kind 2, which come from all rows: the class may be as small as it is. */
function partnersAmongAll({ parameters, population }: Input): number {
  return parameters.k_neighbors === 'fit' ? Math.min(5, population.rows.length - 1) : parameters.k_neighbors;
}

/** Neighbors within the class; none where nothing is drawn and the class has too few rows for them. */
async function explainWithin(input: Input, part: ClassPlan, isDrawn: boolean): Promise<Record<string, unknown>> {
  const { k_neighbors, kind } = input.parameters;
  const isNeeded = isDrawn && kind === 'borderline-1';
  if (!isNeeded && k_neighbors !== 'fit' && part.count <= k_neighbors) return {};
  if (!isNeeded && part.count < 2) return {};
  const k = neighboursFor(k_neighbors, part, isNeeded ? input.warn : () => undefined);
  return { ...explainNeighbours(await neighboursWithin(input, part.code, k)) };
}

async function drawClass(input: Input, { code, add }: ClassPlan, border: Border, drawn: Partners): Promise<Segments> {
  const { classCodes } = input.population;
  const segments = emptySegments(add);
  await drawRows(input, { code, add }, (i, random) => {
    const pair = random.below(drawn.identities.length);
    const neighbour = drawn.identities[pair] as number;
    const place = random.uniform();
    segments.classCodes[i] = code;
    segments.base[i] = border.danger[Math.floor(pair / drawn.k)] as number;
    segments.neighbour[i] = neighbour;
    segments.gap[i] = classCodes[neighbour] === code ? place : place * random.between(0, 0.5);
  });
  return segments;
}

function warnOfNoDanger({ warn, parameters }: Input, { label }: ClassPlan): void {
  warn({
    code: 'class.nothing-in-danger',
    message: `Class "${label}" gets no row: none of its rows is in danger, that is, has at least half but not all of its ${parameters.m_neighbors} nearest rows in other classes. SMOTE makes rows from all of them.`,
    where: { class: label },
  });
}
