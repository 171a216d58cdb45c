import { AppError } from '../../../errors.ts';
import { type ClassPlan, classPlans } from '../../class-plan.ts';
import { drawRows } from '../../draw-rows.ts';
import type { Explanation, Method, StepInput, StepOutput } from '../../method.ts';
import { neighboursFor } from '../../neighbour-count.ts';
import { eachAmongTheOthers, type NeighbourLists } from '../../neighbours/search.ts';
import { nestedOrder } from '../../nested-order.ts';
import { emptySegments, joinSegments, rowsOnSegments, type Segments } from '../../segments.ts';
import {
  type ClusterShare,
  type Clusters,
  clustersOf,
  type KeptCluster,
  sharesOf,
  thresholdFor,
  weighClusters,
} from './clusters.ts';
import { type KmeansSmoteParameters, kmeansSmoteMeta } from './meta.ts';

type Input = StepInput<KmeansSmoteParameters>;

/**
 * KMeans-SMOTE: all rows are parted into clusters; those where the class has its share (and k + 1 rows) get new rows by
 * SMOTE within them, the more the sparser the class lies there. Counts are rounded up in every cluster, so a few more
 * rows come out than were asked for, as in imbalanced-learn. Clusters are by Lloyd's k-means over all rows, not by
 * mini-batches.
 */
export const kmeansSmote: Method<KmeansSmoteParameters> = {
  meta: kmeansSmoteMeta,

  check(input) {
    plan(input);
  },

  async explain(input): Promise<Explanation> {
    const parts = plan(input);
    const clusters = await clustersOf(input);
    const classes: Record<string, Record<string, unknown>> = {};
    const refusals: AppError[] = [];
    for (const part of parts) {
      const { threshold, shares } = judge(input, clusters, part, parts);
      const kept = await weighClusters(
        input,
        shares.filter((share) => share.kept),
        part.add,
      );
      const total = kept.reduce((sum, { add }) => sum + add, 0);
      const refusal = kept.length === 0 ? refuse(part, shares, threshold) : undefined;
      if (refusal !== undefined) refusals.push(refusal);
      classes[part.label] = {
        n_requested: part.add,
        threshold: Number.isFinite(threshold) ? threshold : '-inf',
        clusters: shares.map((share) => explainCluster(share, kept)),
        ...(refusal === undefined ? { n_generate: total, total } : { error: refusal.message }),
      };
    }
    const [first] = refusals;
    if (first !== undefined && refusals.length === parts.length) throw first;
    return { classes, step: { n_clusters: clusters.count, clusters: [...clusters.clusterOf] } };
  },

  async run(input): Promise<StepOutput> {
    const parts = plan(input);
    const clusters = await clustersOf(input);
    const drawn: Drawn[] = [];
    for (const part of parts) {
      const { threshold, shares } = judge(input, clusters, part, parts);
      const kept = shares.filter((share) => share.kept);
      if (kept.length === 0) throw refuse(part, shares, threshold);
      drawn.push(await drawClass(input, part, await weighClusters(input, kept, part.add)));
    }
    const made = rowsOnSegments(input.population, joinSegments(drawn.map(({ segments }) => segments)));
    const cluster = new Float64Array(made.count);
    let first = 0;
    for (const { clusterOf } of drawn) {
      cluster.set(clusterOf, first);
      first += clusterOf.length;
    }
    return { made: { ...made, extra: new Map([['cluster', cluster]]) }, removed: [] };
  },
};

interface ClusterPlan extends ClassPlan {
  readonly k: number;
}

function plan(input: Input): ClusterPlan[] {
  return classPlans(input).map((part) => ({
    ...part,
    k: neighboursFor(input.parameters.k_neighbors, { ...part, usual: 2 }, input.warn),
  }));
}

function judge(
  input: Input,
  clusters: Clusters,
  part: ClusterPlan,
  parts: readonly ClusterPlan[],
): { readonly threshold: number; readonly shares: readonly ClusterShare[] } {
  const threshold = thresholdFor(input, part, parts, clusters);
  return { threshold, shares: sharesOf(input, clusters, { ...part, threshold }) };
}

interface Drawn {
  readonly segments: Segments;
  /** Cluster of each new row. */
  readonly clusterOf: Int32Array;
}

async function drawClass(input: Input, { code, label, k }: ClusterPlan, kept: readonly KeptCluster[]): Promise<Drawn> {
  const lists: NeighbourLists[] = [];
  for (const { rows } of kept) {
    const query = eachAmongTheOthers(input.space.matrixOf(rows), k, `Searching neighbors in class ${label}`);
    lists.push(await input.search.search(query, input.control));
  }
  const order = nestedOrder(
    kept.map(({ add, weight }) => ({ rounds: add, share: weight })),
    1,
  );
  const segments = emptySegments(order.length);
  await drawRows(input, { code, add: order.length }, (i, random) => {
    const { rows } = kept[order[i] as number] as KeptCluster;
    const { positions } = lists[order[i] as number] as NeighbourLists;
    const pair = random.below(rows.length * k);
    segments.classCodes[i] = code;
    segments.base[i] = rows[Math.floor(pair / k)] as number;
    segments.neighbour[i] = rows[positions[pair] as number] as number;
    segments.gap[i] = random.uniform();
  });
  return { segments, clusterOf: order.map((place) => kept[place]?.cluster ?? 0) };
}

function explainCluster(share: ClusterShare, kept: readonly KeptCluster[]): Record<string, unknown> {
  const found = kept.find(({ cluster }) => cluster === share.cluster);
  return {
    cluster: share.cluster,
    size: share.size,
    n_class: share.rows.length,
    share: share.share,
    kept: share.kept,
    ...(found === undefined
      ? {}
      : {
          mean_distance: found.meanDistance,
          exponent: found.exponent,
          sparsity: found.sparsity,
          weight: found.weight,
          n_generate: found.add,
        }),
  };
}

/** No cluster is kept: says by how much, and what would work. */
function refuse({ label, k }: ClusterPlan, shares: readonly ClusterShare[], threshold: number): AppError {
  const where = { class: label, field: 'cluster_balance_threshold' };
  const large = shares.filter(({ rows }) => rows.length >= k + 1);
  const best = large.reduce((most, { share }) => Math.max(most, share), 0);
  if (large.length > 0) {
    // Rounded down, so that the number stated lets the cluster pass.
    const works = Math.floor(best * 1e4) / 1e4;
    return new AppError(
      'class.no-cluster',
      `Class "${label}" makes up at most ${works} of a cluster with ${k + 1} or more of its rows, and ${threshold} is asked for. What would work: "cluster_balance_threshold": ${works}, another number of clusters ("kmeans_estimator": 1 with the threshold "auto" always works), or SMOTE.`,
      where,
    );
  }
  const most = shares.reduce((rows, share) => Math.max(rows, share.rows.length), 0);
  const fewer = most < 2 ? '' : `"k_neighbors": ${most - 1} with "cluster_balance_threshold": 0, `;
  return new AppError(
    'class.no-cluster',
    `Class "${label}" has at most ${most} rows in one of the ${shares.length} clusters, too few for ${k} neighbors: ${k + 1} are needed. What would work: ${fewer}fewer clusters ("kmeans_estimator": 1 with the threshold "auto" always works), or SMOTE.`,
    where,
  );
}
