import { z } from 'zod';
import { nearestName } from '../nearest.ts';
import { show } from '../recipe/fields.ts';
import { type ClassSizes, codeOf, listed, refuse, smallestClass } from './sampling-strategy.ts';

/**
 * From which classes rows are removed: imbalanced-learn's `sampling_strategy` of the methods that clean (which classes)
 * and of those that under-sample (how many rows of which class stay).
 */
type NamedStrategy = (typeof NAMED)[number];

const NAMED = ['auto', 'majority', 'not minority', 'not majority', 'all'] as const;

/** For methods that remove what lies badly, however many rows that is: a name, or the labels of classes. */
export type CleaningStrategy = NamedStrategy | readonly (string | number)[];

/** For methods that remove down to a count: a name (the count of the smallest class), a ratio, counts, or a factor. */
export type UnderSamplingStrategy = NamedStrategy | number | Readonly<Record<string, number>>;

/** A label that is a number may be written as one. */
const label = z.union([z.string(), z.number()]);

/** The parameter `sampling_strategy` of a cleaning method. */
export const cleaningStrategy = z
  .union([z.enum(NAMED), z.array(label).min(1)], { error: ({ input }) => cleaningComplaint(input) })
  .default('auto')
  .describe('Classes that rows are removed from: "auto" is all but the smallest; or a list of labels.');

/** The parameter `sampling_strategy` of a method that under-samples. */
export const underSamplingStrategy = z
  .union([z.enum(NAMED), z.number().gt(0).max(1), z.record(z.string(), z.number())], {
    error: ({ input }) => underSamplingComplaint(input),
  })
  .default('auto')
  .describe('How many rows of which class stay. A number is the ratio of the smaller class to the larger, after.');

function cleaningComplaint(found: unknown): string {
  const expected = `expected ${names()} or a list of classes.`;
  if (typeof found === 'number' || (typeof found === 'object' && found !== null && !Array.isArray(found))) {
    return `is ${show(found)}; ${expected} A cleaning method removes what lies badly, however many rows that is: no ratio or count can be asked of it.`;
  }
  return `is ${show(found)}; ${expected}${hintFor(found)}`;
}

function underSamplingComplaint(found: unknown): string {
  if (typeof found === 'number') {
    return `is ${found}; a ratio of the smaller class to the larger must be above 0 and at most 1.`;
  }
  if (Array.isArray(found)) return 'is a list, which is for cleaning methods; give {class: final count} instead.';
  return `is ${show(found)}; expected ${names()}, a ratio, {class: final count} or {"multiply": 0.5}.${hintFor(found)}`;
}

function names(): string {
  return NAMED.map((name) => `"${name}"`).join(', ');
}

function hintFor(found: unknown): string {
  if (found === 'minority') return ' The smallest class is what the others are held against.';
  const nearest = typeof found === 'string' ? nearestName(found, NAMED) : undefined;
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}

/**
 * Codes of the classes that a cleaning method may remove rows from. Where classes tie for largest or smallest, the
 * first in sorted order is the one.
 *
 * @throws AppError `strategy.invalid`, naming a class that is not there.
 */
export function cleanedClasses(
  strategy: CleaningStrategy,
  sizes: ClassSizes,
  field = 'sampling_strategy',
): ReadonlySet<number> {
  if (typeof strategy !== 'string') return new Set(strategy.map((name) => codeOf(String(name), sizes, field)));
  return new Set(namedClasses(strategy, sizes));
}

function namedClasses(strategy: NamedStrategy, sizes: ClassSizes): number[] {
  const { counts } = sizes;
  const minority = smallestClass(sizes);
  const majority = counts.indexOf(Math.max(...counts));
  const present = [...counts.keys()].filter((code) => (counts[code] ?? 0) > 0);
  switch (strategy) {
    case 'auto':
    case 'not minority':
      return present.filter((code) => code !== minority);
    case 'not majority':
      return present.filter((code) => code !== majority);
    case 'majority':
      return [majority];
    case 'all':
      return present;
  }
}

export interface ClassTarget {
  /** Position of the class in `labels`. */
  readonly code: number;
  /** Rows that stay, at least 1 and at most what there are. */
  readonly keep: number;
}

/**
 * The classes that an under-sampler goes over, in sorted order, each with the rows that stay.
 *
 * @throws AppError `strategy.invalid`, naming the class and its counts.
 */
export function underSamplingTargets(
  strategy: UnderSamplingStrategy,
  sizes: ClassSizes,
  field = 'sampling_strategy',
): readonly ClassTarget[] {
  if (typeof strategy === 'number') return [ratioTarget(strategy, sizes, field)];
  if (typeof strategy === 'object') return objectTargets(strategy, sizes, field);
  const keep = sizes.counts[smallestClass(sizes)] ?? 0;
  return namedClasses(strategy, sizes).map((code) => ({ code, keep }));
}

function ratioTarget(ratio: number, sizes: ClassSizes, field: string): ClassTarget {
  const { labels, counts } = sizes;
  const present = [...counts.keys()].filter((code) => (counts[code] ?? 0) > 0);
  if (present.length !== 2) {
    const shown = listed(present.map((code) => labels[code] ?? ''));
    return refuse(
      field,
      `is ${ratio}. A ratio fits two classes; the target has ${present.length} (${shown}). Use "auto" or {class: final count}.`,
    );
  }
  const minority = smallestClass(sizes);
  const code = present.find((other) => other !== minority) ?? 0;
  const few = counts[minority] ?? 0;
  const many = counts[code] ?? 0;
  // Truncated after the division on doubles, as imbalanced-learn does.
  const keep = Math.trunc(few / ratio);
  if (keep <= many) return { code, keep };
  return refuse(
    field,
    `is ${ratio}, which would need ${keep} rows of class "${labels[code]}"; it has ${many}, a ratio of ${(few / many).toPrecision(3)} already. An under-sampler only removes rows: use a larger number.`,
    labels[code],
  );
}

function objectTargets(strategy: Readonly<Record<string, number>>, sizes: ClassSizes, field: string): ClassTarget[] {
  const keys = Object.keys(strategy);
  if (keys.length === 1 && keys[0] === 'multiply' && !sizes.labels.includes('multiply')) {
    return multiplied(strategy.multiply ?? Number.NaN, sizes, field);
  }
  return keys
    .map((name) => ({ code: codeOf(name, sizes, field), keep: strategy[name] ?? Number.NaN }))
    .sort((a, b) => a.code - b.code)
    .map((target) => checkedCount(target, sizes, field));
}

function multiplied(factor: number, { counts }: ClassSizes, field: string): ClassTarget[] {
  if (!(factor > 0 && factor <= 1)) {
    return refuse(
      `${field}.multiply`,
      `is ${factor}; expected a number above 0 and at most 1: that share of each class.`,
    );
  }
  return counts
    .map((count, code) => ({ code, keep: Math.max(1, Math.trunc(count * factor)) }))
    .filter(({ code }) => (counts[code] ?? 0) > 0);
}

function checkedCount(target: ClassTarget, { labels, counts }: ClassSizes, field: string): ClassTarget {
  const { code, keep } = target;
  const name = labels[code] ?? '';
  const present = counts[code] ?? 0;
  const place = `${field}.${name}`;
  if (!Number.isInteger(keep) || keep < 1) {
    return refuse(
      place,
      `is ${keep}; expected a whole number of at least 1, the final count of class "${name}". No class is emptied: to do without one, leave its rows out of the input.`,
      name,
    );
  }
  if (keep <= present) return target;
  return refuse(
    place,
    `asks for ${keep} rows of class "${name}", which has ${present}. An under-sampler only removes rows: give ${present} or less.`,
    name,
  );
}
