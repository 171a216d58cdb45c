import type { Warning } from '../../../app/errors.ts';
import { LabelCounts } from '../../../app/label-counts.ts';
import type { ImageRecipe } from '../../../app/model/recipe.ts';
import type { ClassCount } from '../../../app/tabular/run-result.ts';
import type { OpenedPictures } from '../files/opened-dataset.ts';
import type { FinishedItem } from './journal.ts';
import type { LabelResult } from './label-output.ts';
import type { PlannedPicture } from './picture-plan.ts';
import type { RunOutcome } from './run-output.ts';
import type { RunIdentity } from './work-folder.ts';

export interface PictureFacts {
  readonly dataset: OpenedPictures;
  readonly recipe: ImageRecipe;
  readonly plan: readonly PlannedPicture[];
  readonly identity: RunIdentity;
  /** Every item of the plan as it ended. */
  readonly items: readonly FinishedItem[];
  readonly resumed: boolean;
}

/** What a run over pictures came to: counts, warnings and failures. */
export function pictureReport(facts: PictureFacts): RunOutcome {
  const { dataset, recipe, identity, items } = facts;
  const unusable = new Set(items.filter((item) => item.failed.length > 0).map((item) => item.key));
  const made = facts.plan.filter((planned) => !unusable.has(planned.source));
  const divided = facts.plan.some((planned) => planned.part !== null);
  return {
    kind: 'image',
    recipe,
    identity,
    inputName: dataset.name,
    dataFiles: [],
    readOptions: [],
    lineage: {
      header: dataset.labels === null ? LINEAGE_HEADER : `${LINEAGE_HEADER},labels`,
      lines: items.flatMap((item) => item.lineage),
    },
    classes: dataset.labels === null ? classCounts(facts.plan, made) : labelCounts(dataset.labels.classes, items),
    ...(dataset.labels === null ? {} : { dropped: lostLabels(items) }),
    guard: { mode: recipe.guard.mode, state: 'not-measured', classes: {} },
    parts: divided ? (dataset.labels === null ? partCounts(made) : labelPartCounts(items)) : null,
    warnings: [
      ...problemWarnings(dataset),
      ...groupedWarnings(items),
      ...capWarning(recipe),
      ...emptyPartWarnings(recipe, made),
    ],
    rules: null,
    failed: [...dataset.rejected, ...items.flatMap((item) => item.failed)],
    resumed: facts.resumed,
  };
}

/** Who asks for a cap must not believe that there was one. */
function capWarning(recipe: ImageRecipe): Warning[] {
  if (recipe.guard.mode !== 'cap') return [];
  const message = 'The guard measures tables, not pictures: "guard": "cap" cut nothing here, all copies were made.';
  return [{ code: 'guard.not-measured', message, where: { field: 'guard' } }];
}

/** A part that was asked for and holds nothing is a split that nobody can use: near-duplicates and groups stay together. */
function emptyPartWarnings({ split }: ImageRecipe, made: readonly PlannedPicture[]): Warning[] {
  if (split === null) return [];
  const empty = (['train', 'val', 'test'] as const).filter(
    (part) => split[part] > 0 && !made.some((planned) => planned.part === part),
  );
  return empty.map((part) => ({
    code: 'split.empty-part',
    message: `No picture is in the part "${part}", though ${split[part]} of them were asked for: near-duplicates and groups stay in one part, and there are too few that differ.`,
    where: { field: `split.${part}` },
  }));
}

const LINEAGE_HEADER = 'output,source,class,copy,seed,operations';

/** `removed` counts sources that are no part of the result: unusable ones, and all where originals are not kept. */
function classCounts(
  plan: readonly PlannedPicture[],
  made: readonly PlannedPicture[],
): Readonly<Record<string, ClassCount>> {
  const labels = [...new Set(plan.map((planned) => planned.class))].sort();
  const counts = new Map(labels.map((label) => [label, { before: 0, added: 0, kept: 0 }]));
  for (const planned of plan) (counts.get(planned.class) ?? { before: 0 }).before++;
  for (const planned of made) {
    const count = counts.get(planned.class);
    if (count === undefined) continue;
    count.added += planned.copies.length;
    count.kept += planned.original === null ? 0 : 1;
  }
  const entries = [...counts].map(([label, { before, added, kept }]) => {
    return [label, { before, added, removed: before - kept, after: kept + added }] as const;
  });
  return Object.fromEntries(entries);
}

/** The same of a dataset with labels, where classes are those of the labels and not of the pictures. */
function labelCounts(
  before: Readonly<Record<string, number>>,
  items: readonly FinishedItem[],
): Readonly<Record<string, ClassCount>> {
  const total = (label: string, key: 'kept' | 'added') =>
    items.reduce((sum, { labels }) => sum + (labels?.[key][label] ?? 0), 0);
  const entries = Object.entries(before).map(([label, count]) => {
    const [kept, added] = [total(label, 'kept'), total(label, 'added')];
    return [label, { before: count, added, removed: Math.max(0, count - kept), after: kept + added }] as const;
  });
  return Object.fromEntries(entries);
}

function labelPartCounts(items: readonly FinishedItem[]): RunOutcome['parts'] {
  const parts: Record<string, Record<string, number>> = {};
  for (const part of ['train', 'val', 'test']) {
    const counts = new LabelCounts();
    for (const { labels } of items) {
      if (labels?.part !== part) continue;
      for (const record of [labels.kept, labels.added]) {
        for (const [label, count] of Object.entries(record)) counts.add(label, count);
      }
    }
    const record = counts.toRecord();
    if (Object.keys(record).length > 0) parts[part] = record;
  }
  return parts;
}

/** Labels listed one by one in the report; lineage has all of them. */
const MOST_LISTED = 1000;

function lostLabels(items: readonly FinishedItem[]): RunOutcome['dropped'] {
  const counts: Record<string, { dropped: number; cut: number }> = {};
  const listed: LabelResult['fates'][number][] = [];
  for (const { labels } of items) {
    for (const fate of labels?.fates ?? []) {
      if (listed.length < MOST_LISTED) listed.push(fate);
      const known = Object.hasOwn(counts, fate.class) ? counts[fate.class] : undefined;
      const count = known ?? { dropped: 0, cut: 0 };
      count[fate.fate]++;
      counts[fate.class] = count;
    }
  }
  return { labels: listed, counts };
}

function partCounts(made: readonly PlannedPicture[]): RunOutcome['parts'] {
  const parts: Record<string, Record<string, number>> = {};
  for (const part of ['train', 'val', 'test']) {
    const counts = new LabelCounts();
    for (const planned of made) {
      if (planned.part !== part) continue;
      const pictures = planned.copies.length + (planned.original === null ? 0 : 1);
      counts.add(planned.class, pictures);
    }
    const record = counts.toRecord();
    if (Object.keys(record).length > 0) parts[part] = record;
  }
  return parts;
}

function problemWarnings(dataset: OpenedPictures): readonly Warning[] {
  return dataset.problems.map(({ code, message, where }) => ({ code, message, where }));
}

/** Conversions of many pictures as one warning each kind: how many, and the first of them. */
function groupedWarnings(items: Iterable<FinishedItem>): readonly Warning[] {
  const groups = new Map<string, { readonly warning: Warning; count: number }>();
  for (const { warnings } of items) {
    for (const warning of warnings) {
      const key = `${warning.code}\n${warning.message}`;
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { warning, count: 1 });
      else known.count++;
    }
  }
  return [...groups.values()].map(({ warning, count }) => ({
    ...warning,
    message: `${count} ${count === 1 ? 'picture' : 'pictures'}: ${warning.message} (${count === 1 ? '' : 'the first: '}"${warning.where?.file}").`,
  }));
}
