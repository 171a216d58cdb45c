import { RandomStream } from '../../../random/stream.ts';
import { explainNeighbours, neighboursWithin } from '../../class-neighbours.ts';
import type { Explanation, Method, StepInput, StepOutput } from '../../method.ts';
import { neighboursFor } from '../../neighbour-count.ts';
import { classSizes } from '../../population.ts';
import { overSamplingQuotas } from '../../sampling-strategy.ts';
import { emptySegments, rowsOnSegments, type Segments } from '../../segments.ts';
import { type SmoteParameters, smoteMeta } from './meta.ts';

type Input = StepInput<SmoteParameters>;

/** Rows drawn between two looks at pause and cancel: about 10 ms. */
const DRAWS_PER_GATE = 65_536;

/** Class rows up to which `explain` also lists the neighbors of classes that get no row. */
const EXPLAINED_ROWS = 20_000;

/**
 * SMOTE: of all (row, neighbor) pairs of a class one is drawn uniformly for each new row, which lies at a uniform
 * place between the two. (The paper walks over the rows instead, each making the same number; drawing pairs is what
 * imbalanced-learn does.) Row i of a class depends on the seed, the step, the class and i alone.
 */
export const smote: Method<SmoteParameters> = {
  meta: smoteMeta,

  check(input) {
    plan(input);
  },

  async explain(input): Promise<Explanation> {
    const { counts } = classSizes(input.population);
    const planned = plan(input);
    const classes: Record<string, Record<string, unknown>> = {};
    for (const [code, count] of counts.entries()) {
      const quota = planned.find((entry) => entry.code === code);
      const k = quota?.k ?? idleNeighbours(input.parameters, count);
      if (k === 0) continue;
      const found = await neighboursWithin(input, code, k);
      const add = quota?.add ?? 0;
      classes[input.population.labels[code] ?? ''] = { ...explainNeighbours(found), n_generate: add, total: add };
    }
    return { classes };
  },

  async run(input): Promise<StepOutput> {
    const planned = plan(input);
    const segments = emptySegments(planned.reduce((sum, { add }) => sum + add, 0));
    let first = 0;
    for (const { code, add, k } of planned) {
      await drawClass(input, segments, { code, add, k, first });
      first += add;
    }
    return { made: rowsOnSegments(input.population, segments), removed: [] };
  },
};

interface ClassPlan {
  readonly code: number;
  readonly add: number;
  readonly k: number;
}

/** The classes that get rows. Classes that get none are not looked at: they may be as small as they are. */
function plan({ parameters, population, step, warn }: Input): ClassPlan[] {
  const sizes = classSizes(population);
  return overSamplingQuotas(parameters.sampling_strategy, sizes, `steps[${step}].sampling_strategy`)
    .filter(({ add }) => add > 0)
    .map(({ code, add }) => {
      const rows = { label: sizes.labels[code] ?? '', count: sizes.counts[code] ?? 0 };
      return { code, add, k: neighboursFor(parameters.k_neighbors, rows, warn) };
    });
}

/** Neighbors to explain for a class that gets no row; 0 where it has too few rows, or too many to search in passing. */
function idleNeighbours({ k_neighbors }: SmoteParameters, count: number): number {
  const k = k_neighbors === 'fit' ? Math.min(5, count - 1) : k_neighbors;
  return k < count && count <= EXPLAINED_ROWS ? Math.max(k, 0) : 0;
}

async function drawClass(input: Input, segments: Segments, part: ClassPlan & { first: number }): Promise<void> {
  const { code, add, k, first } = part;
  const { rows, lists } = await neighboursWithin(input, code, k);
  const random = new RandomStream({ seed: input.seed, item: 0, copy: code, step: input.drawStep });
  for (let i = 0; i < add; i++) {
    if (i % DRAWS_PER_GATE === 0) await input.control.gate();
    random.moveTo(input.seed, i, code, input.drawStep);
    const pair = random.below(rows.length * k);
    const slot = first + i;
    segments.classCodes[slot] = code;
    segments.base[slot] = rows[Math.floor(pair / k)] as number;
    segments.neighbour[slot] = rows[lists.positions[pair] as number] as number;
    segments.gap[slot] = random.uniform();
  }
}
