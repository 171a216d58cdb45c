import { AppError } from '../../../errors.ts';
import { RandomStream } from '../../../random/stream.ts';
import { zoneOf } from '../../borderline-zones.ts';
import { explainNeighbours, neighboursOfBases, neighboursWithin } from '../../class-neighbours.ts';
import { type ClassPlan, classPlans } from '../../class-plan.ts';
import { drawRows, ONCE_A_CLASS } from '../../draw-rows.ts';
import type { Explanation, Method, StepInput, StepOutput } from '../../method.ts';
import { neighboursFor } from '../../neighbour-count.ts';
import { emptySegments, joinSegments, rowsOnSegments, type Segments } from '../../segments.ts';
import {
  countOthers,
  explainSurroundings,
  neighboursAmongAll,
  requireRowsAround,
  type Surroundings,
} from '../../surroundings.ts';
import { type SvmsmoteParameters, svmsmoteMeta } from './meta.ts';
import { type Supports, supportsOf } from './supports.ts';

type Input = StepInput<SvmsmoteParameters>;

/**
 * SVM-SMOTE: bases are the support vectors of the class that are not noise. Those in danger draw toward a neighbor of
 * the class, the safe ones go away from it, at most `out_step` of the way. A share f ~ Beta(10, 10) of the rows comes
 * from danger. Where one group is empty the other makes all rows and a warning says so (imbalanced-learn makes fewer
 * rows then).
 */
export const svmsmote: Method<SvmsmoteParameters> = {
  meta: svmsmoteMeta,

  check(input) {
    plan(input);
  },

  async explain(input): Promise<Explanation> {
    const parts = plan(input);
    if (parts.length === 0) return { classes: {} };
    const supports = await supportsOf(input);
    const classes: Record<string, Record<string, unknown>> = {};
    for (const part of parts) {
      const groups = await groupSupports(input, part, supports);
      classes[part.label] = {
        ...explainNeighbours(await neighboursWithin(input, part.code, part.k)),
        ...(groups.around === undefined
          ? {}
          : { knn_all: explainSurroundings(groups.around, input.parameters.m_neighbors) }),
        gamma: supports.gamma,
        support_rows: [...groups.support],
        noise_rows: [...groups.noise],
        danger_rows: [...groups.danger],
        safe_rows: [...groups.safe],
        n_requested: part.add,
        n_generate: part.add,
        total: part.add,
      };
    }
    return { classes };
  },

  async run(input): Promise<StepOutput> {
    const parts = plan(input);
    if (parts.length === 0) return { made: null, removed: [] };
    const supports = await supportsOf(input);
    const drawn: Segments[] = [];
    for (const part of parts) drawn.push(await drawClass(input, part, await groupSupports(input, part, supports)));
    return { made: rowsOnSegments(input.population, joinSegments(drawn)), removed: [] };
  },
};

interface SvmPlan extends ClassPlan {
  readonly k: number;
}

function plan(input: Input): SvmPlan[] {
  requireRowsAround(input, 'm_neighbors', input.parameters.m_neighbors);
  return classPlans(input).map((part) => ({
    ...part,
    k: neighboursFor(input.parameters.k_neighbors, part, input.warn),
  }));
}

/** Identities of the support vectors of a class. */
interface Groups {
  /** Undefined where the class has no support vector. */
  readonly around: Surroundings | undefined;
  readonly support: Int32Array;
  readonly noise: Int32Array;
  readonly danger: Int32Array;
  readonly safe: Int32Array;
}

async function groupSupports(input: Input, part: SvmPlan, supports: Supports): Promise<Groups> {
  const m = input.parameters.m_neighbors;
  const support = supports.rows.filter((row) => input.population.classCodes[row] === part.code);
  if (support.length === 0) throw refuse(part, m);
  const around = await neighboursAmongAll(input, support, m);
  const zones = Array.from(countOthers(input.population, around, part.code, m), (others) => zoneOf(others, m));
  const groups = {
    around,
    support,
    noise: support.filter((_, i) => zones[i] === 'noise'),
    danger: support.filter((_, i) => zones[i] === 'danger'),
    safe: support.filter((_, i) => zones[i] === 'safe'),
  };
  if (groups.noise.length === support.length) throw refuse(part, m);
  if (groups.danger.length === 0 || groups.safe.length === 0) warnOfOneGroup(input, part, groups);
  return groups;
}

async function drawClass(input: Input, part: SvmPlan, { danger, safe }: Groups): Promise<Segments> {
  const { code, add, k } = part;
  const inward = await neighboursOfBases(input, part, danger, k);
  const outward = await neighboursOfBases(input, part, safe, k);
  const isInward = sharedOut(shareInDanger(input, code), danger, safe);
  const segments = emptySegments(add);
  await drawRows(input, { code, add }, (i, random) => {
    const goesIn = isInward(i);
    const bases = goesIn ? danger : safe;
    const { rows, lists } = goesIn ? inward : outward;
    const pair = random.below(bases.length * k);
    segments.classCodes[i] = code;
    segments.base[i] = bases[Math.floor(pair / k)] as number;
    segments.neighbour[i] = rows[lists.positions[pair] as number] as number;
    const place = random.uniform();
    // 0 rather than −0 where nothing is moved.
    segments.gap[i] = goesIn ? place : 0 - input.parameters.out_step * place;
  });
  return segments;
}

/** f ~ Beta(10, 10): the tenth smallest of 19 uniform numbers. */
function shareInDanger({ seed, step }: Input, code: number): number {
  const random = new RandomStream({ seed, item: ONCE_A_CLASS, copy: code, step });
  return Float64Array.from({ length: 19 }, () => random.uniform()).sort()[9] as number;
}

/**
 * Which of the new rows start in danger: ⌊f (G + 1)⌋ of the first G for every G, so that a larger run begins with the
 * rows of a smaller one.
 */
function sharedOut(share: number, danger: Int32Array, safe: Int32Array): (i: number) => boolean {
  if (danger.length === 0) return () => false;
  if (safe.length === 0) return () => true;
  return (i) => Math.trunc(share * (i + 2)) > Math.trunc(share * (i + 1));
}

function warnOfOneGroup({ warn }: Input, { label, add }: SvmPlan, { danger }: Groups): void {
  const [there, missing] = danger.length > 0 ? ['in danger', 'safe'] : ['safe', 'in danger'];
  warn({
    code: 'class.one-group',
    message: `No support vector of class "${label}" is ${missing}: all ${add} rows come from those that are ${there}.`,
    where: { class: label },
  });
}

function refuse({ label }: SvmPlan, m: number): AppError {
  return new AppError(
    'class.nothing-to-make',
    `Class "${label}" has no support vector to draw from: each has rows of other classes alone among its ${m} nearest. Use a larger "m_neighbors", SMOTE, or "scale": "standard" if columns differ in scale.`,
    { class: label, field: 'm_neighbors' },
  );
}
