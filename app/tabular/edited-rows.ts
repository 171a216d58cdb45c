/** Wilson's edited nearest neighbor rule: which rows disagree with the rows around them. */
import type { NeighbourView, Removal } from './method.ts';
import type { Population } from './population.ts';
import { neighboursAmongAll, neighboursOf, type Surroundings } from './surroundings.ts';

export interface EditingRule {
  readonly k: number;
  readonly kind: 'all' | 'mode';
  /** Codes of the classes whose rows are judged. */
  readonly classes: ReadonlySet<number>;
}

/**
 * The rows that the rule removes, ascending. All are judged by all living rows, the removed ones among them: the order
 * does not matter. A vote that is tied goes to the smallest label.
 */
export async function editedRows(view: NeighbourView, rule: EditingRule): Promise<readonly Removal[]> {
  const { population } = view;
  const judged = population.rows.filter((row) => rule.classes.has(population.classCodes[row] as number));
  if (judged.length === 0) return [];
  return removalsOf(population, await neighboursAmongAll(view, judged, rule.k), rule.kind);
}

/** The same from neighbors that are known. */
export function removalsOf(
  { classCodes, labels }: Population,
  found: Surroundings,
  kind: EditingRule['kind'],
): readonly Removal[] {
  const removals: Removal[] = [];
  for (const [i, row] of found.rows.entries()) {
    const own = classCodes[row] as number;
    const near = neighboursOf(found, i);
    const others = near.filter((other) => classCodes[other] !== own);
    if (others.length === 0) continue;
    if (kind === 'all') {
      removals.push({ row, reason: `${others.length} of its ${near.length} nearest of another class:`, others });
      continue;
    }
    const winner = mostFrequent(near, classCodes);
    if (winner === own) continue;
    const voters = near.filter((other) => classCodes[other] === winner);
    const label = labels[winner] ?? '';
    removals.push({ row, reason: `outvoted by its ${near.length} nearest for class "${label}":`, others: voters });
  }
  return removals;
}

/** The class that most of the rows have, the smallest label of several. */
export function mostFrequent(rows: readonly number[], classCodes: Int32Array): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const code = classCodes[row] as number;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  let winner = -1;
  for (const [code, count] of counts) {
    const best = counts.get(winner) ?? 0;
    if (count > best || (count === best && code < winner)) winner = code;
  }
  return winner;
}
