import { z } from 'zod';
import { AppError } from '../errors.ts';
import { nearestName } from '../nearest.ts';
import { show } from '../recipe/fields.ts';

/**
 * How many rows an over-sampler adds to which class: imbalanced-learn's `sampling_strategy` in all its forms, and two
 * more, `{"multiply": 3}` (each class times three) and `{"add": 500}` (500 more of each class).
 */
export type OverSamplingStrategy = (typeof NAMED)[number] | number | Readonly<Record<string, number>>;

const NAMED = ['auto', 'minority', 'not minority', 'not majority', 'all'] as const;

/** The parameter `sampling_strategy` of an over-sampler. */
export const overSamplingStrategy = z
  .union([z.enum(NAMED), z.number().gt(0).max(1), z.record(z.string(), z.number())], {
    error: (issue) => complaintAbout(issue.input),
  })
  .default('auto')
  .describe('How many rows to add to which class. A number is the ratio of the smaller class to the larger, after.');

function complaintAbout(found: unknown): string {
  if (found === 'majority') {
    return 'is "majority", which is for methods that remove rows: the largest class is what the others are raised to. Use "auto" or {class: final count}.';
  }
  if (typeof found === 'number') {
    return `is ${found}; a ratio of the smaller class to the larger must be above 0 and at most 1.`;
  }
  const nearest = typeof found === 'string' ? nearestName(found, NAMED) : undefined;
  const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  const names = NAMED.map((name) => `"${name}"`).join(', ');
  return `is ${show(found)}; expected ${names}, a ratio, {class: final count}, {"multiply": 3} or {"add": 500}.${hint}`;
}

/** The classes of a table as a strategy sees them, in sorted label order. */
export interface ClassSizes {
  readonly labels: readonly string[];
  readonly counts: readonly number[];
}

export interface ClassQuota {
  /** Position of the class in `labels`. */
  readonly code: number;
  /** Rows to add, 0 or more. */
  readonly add: number;
}

/**
 * The classes a strategy names, in sorted order, each with the rows to add. Where classes tie for largest or smallest,
 * the first in sorted order is the one.
 *
 * `{"multiply": n}` and `{"add": n}` standing alone are the extensions, unless a class bears that very label: then
 * imbalanced-learn's reading wins and the number is that class's final count.
 *
 * @throws AppError `strategy.invalid`, naming the class and its counts.
 */
export function overSamplingQuotas(
  strategy: OverSamplingStrategy,
  sizes: ClassSizes,
  field = 'sampling_strategy',
): readonly ClassQuota[] {
  if (typeof strategy === 'number') return [ratioQuota(strategy, sizes, field)];
  if (typeof strategy === 'object') return objectQuotas(strategy, sizes, field);
  const most = Math.max(...sizes.counts);
  const majority = sizes.counts.indexOf(most);
  const minority = smallestClass(sizes);
  const isTargeted = (code: number): boolean => {
    switch (strategy) {
      case 'auto':
      case 'not majority':
        return code !== majority;
      case 'not minority':
        return code !== minority;
      case 'minority':
        return code === minority;
      case 'all':
        return true;
    }
  };
  return sizes.counts
    .map((count, code) => ({ code, add: most - count }))
    .filter(({ code }) => isTargeted(code) && (sizes.counts[code] ?? 0) > 0);
}

/** The code of the smallest class that has rows, the first in sorted order of several. */
export function smallestClass({ counts }: ClassSizes): number {
  return counts.indexOf(Math.min(...counts.filter((count) => count > 0)));
}

function ratioQuota(ratio: number, { labels, counts }: ClassSizes, field: string): ClassQuota {
  const [first = 0, second = 0] = counts;
  if (counts.length !== 2) {
    return refuse(
      field,
      `is ${ratio}. A ratio fits two classes; the target has ${counts.length} (${listed(labels)}). Use "auto" or {class: final count}.`,
    );
  }
  const code = second < first ? 1 : 0;
  const few = Math.min(first, second);
  const many = Math.max(first, second);
  // Truncated after the multiplication on doubles, as imbalanced-learn does: 100 · 0.29 − 10 gives 18.
  const add = Math.trunc(many * ratio - few);
  if (add >= 1) return { code, add };
  return refuse(
    field,
    `is ${ratio}, which adds no row: class "${labels[code]}" has ${few} rows and the other ${many}, a ratio of ${(few / many).toPrecision(3)} already. Use a number that is larger by at least one row in ${many}.`,
    labels[code],
  );
}

function objectQuotas(strategy: Readonly<Record<string, number>>, sizes: ClassSizes, field: string): ClassQuota[] {
  const keys = Object.keys(strategy);
  const only = keys.length === 1 ? keys[0] : undefined;
  if (only !== undefined && !sizes.labels.includes(only)) {
    const amount = strategy[only] ?? Number.NaN;
    if (only === 'multiply') return multiplied(amount, sizes, field);
    if (only === 'add') return added(amount, sizes, field);
  }
  const wanted = new Map(keys.map((label) => [codeOf(label, sizes, field), strategy[label] ?? Number.NaN]));
  return [...wanted]
    .sort(([a], [b]) => a - b)
    .map(([code, count]) => ({ code, add: missingRows(count, code, sizes, field) }));
}

function multiplied(factor: number, sizes: ClassSizes, field: string): ClassQuota[] {
  if (!(factor >= 1) || !Number.isFinite(factor)) {
    return refuse(`${field}.multiply`, `is ${factor}; expected a number of at least 1: each class times that.`);
  }
  return sizes.counts.map((count, code) => ({ code, add: Math.trunc(count * factor) - count }));
}

function added(rows: number, sizes: ClassSizes, field: string): ClassQuota[] {
  if (!Number.isInteger(rows) || rows < 0) {
    return refuse(`${field}.add`, `is ${rows}; expected a whole number of at least 0: rows to add to each class.`);
  }
  return sizes.counts.map((_, code) => ({ code, add: rows })).filter(({ code }) => (sizes.counts[code] ?? 0) > 0);
}

/** @throws AppError `strategy.invalid` with the classes there are */
export function codeOf(label: string, { labels }: ClassSizes, field: string): number {
  const code = labels.indexOf(label);
  if (code >= 0) return code;
  const nearest = nearestName(label, labels);
  const hint = nearest === undefined ? `The classes are ${listed(labels)}.` : `Did you mean "${nearest}"?`;
  return refuse(field, `names class "${label}", which is not in the data. ${hint}`, label);
}

function missingRows(wanted: number, code: number, { labels, counts }: ClassSizes, field: string): number {
  const label = labels[code] ?? '';
  const present = counts[code] ?? 0;
  if (!Number.isInteger(wanted) || wanted < 0) {
    return refuse(
      `${field}.${label}`,
      `is ${wanted}; expected a whole number, the final count of class "${label}".`,
      label,
    );
  }
  if (wanted >= present) return wanted - present;
  return refuse(
    `${field}.${label}`,
    `asks for ${wanted} rows of class "${label}", which has ${present} already. An over-sampler only adds rows: give ${present} or more.`,
    label,
  );
}

export function listed(labels: readonly string[]): string {
  const shown = labels.slice(0, 8).join(', ');
  return labels.length > 8 ? `${shown} and ${labels.length - 8} more` : shown;
}

export function refuse(field: string, complaint: string, label?: string): never {
  throw new AppError('strategy.invalid', `"${field}" ${complaint}`, { field, class: label });
}
