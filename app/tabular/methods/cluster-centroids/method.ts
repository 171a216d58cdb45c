import { RandomStream } from '../../../random/stream.ts';
import { kMeans } from '../../k-means.ts';
import type { MadeRows } from '../../made-rows.ts';
import type { Explanation, Method, Removal, StepInput, StepOutput } from '../../method.ts';
import { classSizes, rowsOfClass } from '../../population.ts';
import { type ClassTarget, underSamplingTargets } from '../../sampling-strategy-under.ts';
import { type ClusteredClass, joinCenters, rowsAtCenters } from './centers.ts';
import { type ClusterCentroidsParameters, clusterCentroidsMeta } from './meta.ts';

type Input = StepInput<ClusterCentroidsParameters>;

/**
 * Cluster centroids: each class is cut into as many clusters as rows are to stay. "soft" puts the mean of each cluster
 * in the place of its rows: the base of the new row is the row of the cluster nearest to its center. "hard" keeps that
 * row (imbalanced-learn takes the nearest of the class, which may be the same for two centers). A class that is to keep
 * all of its rows is left alone.
 */
export const clusterCentroids: Method<ClusterCentroidsParameters> = {
  meta: clusterCentroidsMeta,

  check(input) {
    targets(input);
  },

  async explain(input): Promise<Explanation> {
    const { population } = input;
    const clustered = await clusterClasses(input);
    const classes = population.labels.map((label, code) => {
      const part = clustered.find((one) => one.code === code);
      const rows = rowsOfClass(population, code);
      const clusters = part === undefined ? {} : { clusters: [...part.clustering.clusterOf] };
      return [label, { rows: [...rows], n_kept: part?.keep ?? rows.length, ...clusters }];
    });
    return { classes: Object.fromEntries(classes) };
  },

  async run(input): Promise<StepOutput> {
    const made: MadeRows[] = [];
    const removed: Removal[] = [];
    for (const part of await clusterClasses(input)) {
      const centers = rowsAtCenters(input, part);
      const kept = new Set(input.parameters.voting === 'hard' ? centers.base : []);
      if (input.parameters.voting !== 'hard') made.push(centers);
      for (const [i, row] of part.rows.entries()) {
        if (kept.has(row)) continue;
        removed.push({ row, reason: `stood for by the center of cluster ${part.clustering.clusterOf[i]}` });
      }
    }
    return { made: joinCenters(made), removed };
  },
};

/** Classes that lose rows. */
function targets({ parameters, population, step }: Input): readonly (ClassTarget & { readonly rows: Int32Array })[] {
  return underSamplingTargets(parameters.sampling_strategy, classSizes(population), `steps[${step}].sampling_strategy`)
    .map((target) => ({ ...target, rows: rowsOfClass(population, target.code) }))
    .filter(({ keep, rows }) => keep < rows.length);
}

async function clusterClasses(input: Input): Promise<readonly ClusteredClass[]> {
  const { population, seed, step, control, warn } = input;
  const clustered: ClusteredClass[] = [];
  for (const target of targets(input)) {
    const label = population.labels[target.code] ?? '';
    const clustering = await kMeans(input.space.matrixOf(target.rows), {
      clusters: target.keep,
      random: new RandomStream({ seed, item: 0, copy: target.code, step }),
      control,
      stage: `Clustering class ${label}`,
    });
    const filled = clustering.sizes.filter((size) => size > 0).length;
    if (filled < target.keep) {
      warn({
        code: 'class.fewer-kept',
        message: `Class "${label}" has ${filled} distinct rows; ${target.keep} were asked for. It keeps ${filled}.`,
        where: { class: label },
      });
    }
    clustered.push({ ...target, clustering });
  }
  return clustered;
}
