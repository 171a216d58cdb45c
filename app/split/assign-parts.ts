import type { SplitRule } from '../model/recipe.ts';
import { RandomStream } from '../random/stream.ts';

/** The parts of a split in the order of their codes. */
export const PARTS = ['train', 'val', 'test'] as const;

export interface PartsRequest {
  /** Class code of each sample: whole numbers from 0. */
  readonly classes: Int32Array;
  /** Group code of each sample: samples with the same code stay in one part. Null: every sample is its own group. */
  readonly groups: Int32Array | null;
  readonly rule: SplitRule;
  readonly seed: number;
}

/** The step number of the random streams of a split: no step of a recipe comes near it. */
const SPLIT_STEP = 0xffff_0001;

/**
 * Assigns each sample to a part: 0 train, 1 validation, 2 test. The same request gives the same parts.
 *
 * Groups of more than one sample go first, the largest before the smaller ones, each to the part that lacks its classes
 * most; single samples then fill each class up to its share (largest remainder, the rounding carried from class to
 * class, so that the parts as a whole have their shares too). A class with at least one single sample has one in train.
 */
export function assignParts(request: PartsRequest): Uint8Array {
  const shares = [request.rule.train, request.rule.val, request.rule.test];
  const strata = request.rule.stratify ? request.classes : new Int32Array(request.classes.length);
  const parts = new Uint8Array(strata.length);
  const missing = openQuotas(strata, shares);
  const { singles, groups } = separate(request.groups, strata);

  for (const group of inOrder(groups, request.seed)) {
    const part = neediestPart(group, { strata, missing, shares });
    for (const sample of group) {
      parts[sample] = part;
      take(missing, strata[sample] as number, part);
    }
  }
  fillWithSingles(parts, singles, { missing, shares, seed: request.seed });
  return parts;
}

/** Samples still wanted by stratum and part; fractions, and negative once a part has more than its share. */
type Quotas = number[][];

function openQuotas(strata: Int32Array, shares: readonly number[]): Quotas {
  const counts: number[] = [];
  for (const stratum of strata) counts[stratum] = (counts[stratum] ?? 0) + 1;
  return Array.from(counts, (count) => shares.map((share) => share * (count ?? 0)));
}

function take(missing: Quotas, stratum: number, part: number): void {
  const row = missing[stratum] as number[];
  row[part] = (row[part] as number) - 1;
}

/** Single samples by stratum, and the groups of several. */
function separate(codes: Int32Array | null, strata: Int32Array) {
  const singles: number[][] = [];
  const members = new Map<number, number[]>();
  const addSingle = (sample: number) => {
    const stratum = strata[sample] as number;
    const list = singles[stratum];
    if (list === undefined) singles[stratum] = [sample];
    else list.push(sample);
  };
  for (let sample = 0; sample < strata.length; sample++) {
    if (codes === null) {
      addSingle(sample);
      continue;
    }
    const code = codes[sample] as number;
    const list = members.get(code);
    if (list === undefined) members.set(code, [sample]);
    else list.push(sample);
  }
  const groups: number[][] = [];
  for (const group of members.values()) {
    if (group.length > 1) groups.push(group);
    else addSingle(group[0] as number);
  }
  return { singles, groups };
}

/** Largest first; groups of one size in a seeded order. */
function inOrder(groups: readonly number[][], seed: number): readonly number[][] {
  const order = new RandomStream({ seed, item: 0, copy: 1, step: SPLIT_STEP }).permutation(groups.length);
  return Array.from(order, (position) => groups[position] as number[]).sort((a, b) => b.length - a.length);
}

interface GroupState {
  readonly strata: Int32Array;
  readonly missing: Quotas;
  readonly shares: readonly number[];
}

/** The part whose open share of the group's classes is largest; parts with no share are out. */
function neediestPart(group: readonly number[], { strata, missing, shares }: GroupState): number {
  let best = 0;
  let bestNeed = Number.NEGATIVE_INFINITY;
  for (let part = 0; part < shares.length; part++) {
    const share = shares[part] as number;
    if (share === 0) continue;
    let need = 0;
    for (const sample of group) need += (missing[strata[sample] as number] as number[])[part] as number;
    if (need > bestNeed) {
      best = part;
      bestNeed = need;
    }
  }
  return best;
}

interface FillState {
  readonly missing: Quotas;
  readonly shares: readonly number[];
  readonly seed: number;
}

function fillWithSingles(parts: Uint8Array, singles: readonly number[][], state: FillState): void {
  let carry = state.shares.map(() => 0);
  singles.forEach((samples, stratum) => {
    const wanted = wantedOfSingles(state, stratum, samples.length).map(
      (value, part) => value + (carry[part] as number),
    );
    const counts = wholeCounts(wanted, samples.length, state.shares);
    carry = wanted.map((value, part) => value - (counts[part] as number));
    const order = new RandomStream({ seed: state.seed, item: stratum, copy: 0, step: SPLIT_STEP }).permutation(
      samples.length,
    );
    let next = 0;
    counts.forEach((count, part) => {
      for (let i = 0; i < count; i++) parts[samples[order[next++] as number] as number] = part;
    });
  });
}

/** What groups left open, scaled so that it adds up to the number of singles. */
function wantedOfSingles(state: FillState, stratum: number, count: number): number[] {
  const open = (state.missing[stratum] as number[]).map((value) => Math.max(0, value));
  const total = open.reduce((sum, value) => sum + value, 0);
  return total === 0 ? state.shares.map((share) => share * count) : open.map((value) => (value * count) / total);
}

/** Whole numbers near `wanted` that add up to `count`: floors, then the largest remainders; ties to the earlier part. */
function wholeCounts(wanted: readonly number[], count: number, shares: readonly number[]): number[] {
  const counts = wanted.map((value) => Math.max(0, Math.floor(value)));
  const allowed = shares.map((share, part) => (share > 0 ? part : -1)).filter((part) => part >= 0);
  const sum = () => counts.reduce((total, value) => total + value, 0);
  const gap = (part: number) => (wanted[part] as number) - (counts[part] as number);
  while (sum() < count) {
    const part = allowed.reduce((best, candidate) => (gap(candidate) > gap(best) + 1e-9 ? candidate : best));
    counts[part] = (counts[part] as number) + 1;
  }
  while (sum() > count) {
    const filled = allowed.filter((part) => (counts[part] as number) > 0);
    const part = filled.reduce((best, candidate) => (gap(candidate) < gap(best) - 1e-9 ? candidate : best));
    counts[part] = (counts[part] as number) - 1;
  }
  if (count > 0 && counts[0] === 0) {
    const fullest = counts.indexOf(Math.max(...counts));
    counts[fullest] = (counts[fullest] as number) - 1;
    counts[0] = 1;
  }
  return counts;
}
