/** What methods that remove rows have in common: a floor under every class, and how removals are told. */
import type { Explanation, Removal, StepInput } from './method.ts';
import { type Population, rowsOfClass } from './population.ts';
import type { RemovedRow } from './run-result.ts';

/** Rows that a reason names at most. */
const MOST_NAMED = 5;

/**
 * Says which classes lose all of their rows. A cleaning rule that was asked for is carried out to the letter, as in
 * imbalanced-learn, but never in silence.
 */
export function warnOfEmptied(
  population: Population,
  removals: readonly Removal[],
  warn: StepInput<unknown>['warn'],
): void {
  for (const [code, count] of emptiedClasses(population, removals)) {
    const label = population.labels[code] ?? '';
    warn({
      code: 'class.emptied',
      message: `All ${count} rows of class "${label}" are removed. To keep them, name the other classes under "sampling_strategy".`,
      where: { class: label },
    });
  }
}

/**
 * The removals that leave every class a row: a class that would lose all of its rows keeps them all, with a warning.
 * Which of them to keep is not for a cleaning rule to say.
 */
export function spareClasses(
  population: Population,
  removals: readonly Removal[],
  warn: StepInput<unknown>['warn'],
): readonly Removal[] {
  const spared = emptiedClasses(population, removals);
  for (const [code, count] of spared) {
    const label = population.labels[code] ?? '';
    warn({
      code: 'class.spared',
      message: `All ${count} rows of class "${label}" were to be removed. They were kept: no class is emptied.`,
      where: { class: label },
    });
  }
  return spared.size === 0 ? removals : removals.filter(({ row }) => !spared.has(population.classCodes[row] as number));
}

/** Classes of which every living row is among the removals, with the number of rows. */
export function emptiedClasses(population: Population, removals: readonly Removal[]): ReadonlyMap<number, number> {
  const lost = new Map<number, number>();
  for (const { row } of removals) {
    const code = population.classCodes[row] as number;
    lost.set(code, (lost.get(code) ?? 0) + 1);
  }
  return new Map([...lost].filter(([code, count]) => rowsOfClass(population, code).length === count));
}

/** The rows to remove, in all and by class, as `explain` writes them. */
export function explainRemovals(population: Population, removals: readonly Removal[]): Explanation {
  const removed = removals.map(({ row }) => row).sort((a, b) => a - b);
  const classes: Record<string, Record<string, unknown>> = {};
  for (const [code, label] of population.labels.entries()) {
    const rows = rowsOfClass(population, code);
    if (rows.length === 0) continue;
    const own = removed.filter((row) => population.classCodes[row] === code);
    classes[label] = { rows: [...rows], removed: own, n_removed: own.length, n_kept: rows.length - own.length };
  }
  return { classes, step: { removed } };
}

/** The reason of a removal in full: a synthetic row is named `s` and its number, as in the lineage. */
export function removalReason(
  { reason, others = [] }: Pick<RemovedRow, 'reason' | 'others'>,
  rowCount: number,
): string {
  if (others.length === 0) return reason;
  const named = others.slice(0, MOST_NAMED).map((row) => (row < rowCount ? String(row) : `s${row}`));
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : '';
  return `${reason} ${others.length === 1 ? 'row' : 'rows'} ${named.join(', ')}${more}`;
}
