/** Which samples an export takes and into which part each goes; finds what a model would have seen before it is tested. */
import type { SplitPart } from '../formats/picture-item.ts';
import type { SplitRule } from '../model/recipe.ts';
import { assignParts, PARTS } from '../split/assign-parts.ts';

/** The samples of a dataset or of a result, as columns: rows and pictures alike. */
export interface ExportColumns {
  readonly count: number;
  readonly labels: readonly string[];
  /** Code into `labels`; −1 for a sample without a class. */
  readonly classes: Int32Array;
  /** 1 for a synthetic sample. */
  readonly synthetic: Uint8Array;
  /** Place in `PARTS` as the samples come; −1 where they are not divided. */
  readonly parts: Int8Array;
  /** The samples that a synthetic one was made of; −1 where there is none among these. */
  readonly parents: readonly [Int32Array, Int32Array];
  /** Number of the first member of each sample's family: what was made from the same samples. */
  readonly families: Int32Array;
  /** Two copies of one original tell on each other even where the original is not among them: true of pictures. */
  readonly siblingsTell: boolean;
}

/** Empty lists keep everything. */
export interface Selection {
  readonly classes: readonly string[];
  readonly origins: readonly ('original' | 'synthetic')[];
  readonly parts: readonly string[];
}

export const everything: Selection = { classes: [], origins: [], parts: [] };

export type FamilyRule =
  /** What was made of the same samples goes to one part. */
  | 'together'
  /** Originals are divided; what was made of originals of several parts is left out. */
  | 'leave-out'
  /** Every sample for itself: leaks. */
  | 'apart';

export type SplitWish =
  | { readonly kind: 'keep' }
  | { readonly kind: 'none' }
  | { readonly kind: 'again'; readonly rule: SplitRule; readonly seed: number; readonly families: FamilyRule };

/** A synthetic sample in another part than what it was made of. */
export interface Leak {
  readonly sample: number;
  readonly sampleOf: number;
}

export interface ExportPlan {
  readonly chosen: Int32Array;
  /** Part of each chosen sample; −1 without parts. */
  readonly parts: Int8Array;
  readonly leaks: readonly Leak[];
  /** Samples that `leave-out` left out. */
  readonly leftOut: number;
}

export function planExport(columns: ExportColumns, selection: Selection, split: SplitWish): ExportPlan {
  const selected = select(columns, selection);
  const parts = partsOf(columns, selected, split);
  const leftOut = split.kind === 'again' && split.families === 'leave-out' ? torn(columns, selected, parts) : new Set();
  const kept = selected.map((_, at) => at).filter((at) => !leftOut.has(at));
  const chosen = kept.map((at) => selected[at] as number);
  const keptParts = Int8Array.from(kept, (at) => parts[at] as number);
  return { chosen, parts: keptParts, leaks: findLeaks(columns, chosen, keptParts), leftOut: leftOut.size };
}

/** Counts per class and part, classes in their order; without parts all count under `all`. */
export function countPlanned(
  columns: ExportColumns,
  { chosen, parts }: Pick<ExportPlan, 'chosen' | 'parts'>,
): {
  readonly label: string;
  readonly synthetic: number;
  readonly parts: readonly [number, number, number];
  readonly all: number;
}[] {
  const counts = [...columns.labels, ''].map((label) => ({
    ...{ label, synthetic: 0, all: 0 },
    parts: [0, 0, 0] as [number, number, number],
  }));
  chosen.forEach((sample, at) => {
    const code = columns.classes[sample] as number;
    const count = counts[code < 0 ? columns.labels.length : code];
    if (count === undefined) return;
    count.all++;
    count.synthetic += columns.synthetic[sample] as number;
    const part = parts[at] as number;
    if (part >= 0) count.parts[part as 0 | 1 | 2]++;
  });
  return counts.filter(({ all }) => all > 0);
}

function select(columns: ExportColumns, { classes, origins, parts }: Selection): Int32Array {
  const labels = classes.length === 0 ? null : new Set(classes.map((label) => columns.labels.indexOf(label)));
  const codes = parts.length === 0 ? null : new Set(parts.map((part) => PARTS.indexOf(part as SplitPart)));
  const origin = origins.length === 1 ? Number(origins[0] === 'synthetic') : null;
  const chosen: number[] = [];
  for (let sample = 0; sample < columns.count; sample++) {
    if (labels !== null && !labels.has(columns.classes[sample] as number)) continue;
    if (codes !== null && !codes.has(columns.parts[sample] as number)) continue;
    if (origin !== null && columns.synthetic[sample] !== origin) continue;
    chosen.push(sample);
  }
  return Int32Array.from(chosen);
}

function partsOf(columns: ExportColumns, chosen: Int32Array, split: SplitWish): Int8Array {
  if (split.kind === 'none') return new Int8Array(chosen.length).fill(-1);
  if (split.kind === 'keep') return Int8Array.from(chosen, (sample) => columns.parts[sample] as number);
  const { rule, seed, families } = split;
  if (families === 'leave-out') return partsByOriginals(columns, chosen, { rule, seed });
  const groups =
    families === 'together' ? Int32Array.from(chosen, (sample) => columns.families[sample] as number) : null;
  return Int8Array.from(assignParts({ classes: strataOf(columns, chosen), groups, rule, seed }));
}

/** Synthetic samples follow the first of their parents that is there; without any they go by themselves. */
function partsByOriginals(
  columns: ExportColumns,
  chosen: Int32Array,
  { rule, seed }: { readonly rule: SplitRule; readonly seed: number },
): Int8Array {
  const originals = chosen.filter((sample) => columns.synthetic[sample] === 0);
  const assigned = assignParts({ classes: strataOf(columns, originals), groups: null, rule, seed });
  const partOf = new Map<number, number>();
  originals.forEach((sample, at) => {
    partOf.set(sample, assigned[at] as number);
  });
  return Int8Array.from(chosen, (sample) => {
    const own = partOf.get(sample);
    if (own !== undefined) return own;
    const part = parentsOf(columns, sample)
      .map((parent) => partOf.get(parent))
      .find((found) => found !== undefined);
    if (part === undefined) return 0;
    partOf.set(sample, part);
    return part;
  });
}

/** Places among `chosen` of the samples whose parents lie in another part. */
function torn(columns: ExportColumns, chosen: Int32Array, parts: Int8Array): ReadonlySet<number> {
  const placeOf = places(columns, chosen);
  const found = new Set<number>();
  chosen.forEach((sample, at) => {
    for (const parent of parentsOf(columns, sample)) {
      const place = placeOf[parent] as number;
      // What was made of a sample that is left out has lost the one that tells where it belongs.
      if (place >= 0 && (parts[place] !== parts[at] || found.has(place))) found.add(at);
    }
  });
  return found;
}

function strataOf(columns: ExportColumns, chosen: Int32Array): Int32Array {
  return Int32Array.from(chosen, (sample) => {
    const code = columns.classes[sample] as number;
    return code < 0 ? columns.labels.length : code;
  });
}

function findLeaks(columns: ExportColumns, chosen: Int32Array, parts: Int8Array): readonly Leak[] {
  const placeOf = places(columns, chosen);
  const firstOfFamily = new Map<number, number>();
  const leaks: Leak[] = [];
  chosen.forEach((sample, at) => {
    const family = columns.families[sample] as number;
    const first = firstOfFamily.get(family) ?? at;
    firstOfFamily.set(family, first);
    if (columns.synthetic[sample] === 0) return;
    const present = parentsOf(columns, sample).filter((parent) => (placeOf[parent] as number) >= 0);
    const relatives = present.length > 0 || !columns.siblingsTell ? present : [chosen[first] as number];
    const other = relatives.find((relative) => parts[placeOf[relative] as number] !== parts[at]);
    if (other !== undefined) leaks.push({ sample, sampleOf: other });
  });
  return leaks;
}

/** Place among `chosen` of each sample; −1 for those that are not. */
function places(columns: ExportColumns, chosen: Int32Array): Int32Array {
  const placeOf = new Int32Array(columns.count).fill(-1);
  chosen.forEach((sample, at) => {
    placeOf[sample] = at;
  });
  return placeOf;
}

function parentsOf({ parents: [first, second] }: ExportColumns, sample: number): number[] {
  return [first[sample] as number, second[sample] as number].filter((parent) => parent >= 0);
}
