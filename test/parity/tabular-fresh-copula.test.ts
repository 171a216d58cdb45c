import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../app/random/stream.ts';
import { normalScore, normalShare } from '../../app/tabular/generative/normal-scores.ts';
import { randomTable } from './references/random-tables.ts';
import { explain, run } from './references/table-run.ts';

/** `GaussianCopula` on fresh tables: values by sorting and counting, with the correlations that `explain` gives. */

/** L with L·Lᵀ the matrix, entry by entry. */
function plainFactor(matrix: readonly (readonly number[])[]): number[][] {
  const lower = matrix.map((row) => row.map(() => 0));
  for (const [i, row] of matrix.entries()) {
    for (let j = 0; j <= i; j++) {
      let rest = row[j]!;
      for (let l = 0; l < j; l++) rest -= lower[i]![l]! * lower[j]![l]!;
      lower[i]![j] = i === j ? Math.sqrt(rest) : rest / lower[j]![j]!;
    }
  }
  return lower;
}

function plainValue(values: readonly number[], score: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const position = Math.min(n - 1, Math.max(0, normalShare(score) * n - 0.5));
  const [low, high] = [sorted[Math.floor(position)]!, sorted[Math.ceil(position)]!];
  const tied = values.filter((value) => values.filter((other) => other === value).length > 1).length;
  const part = position - Math.floor(position);
  if (new Set(values).size <= 20 || tied > n / 2) return part <= 0.5 ? low : high;
  return low + part * (high - low);
}

/** Pearson's correlation of scores of mean ranks, counted one by one; 0 where a column does not vary. */
function plainCorrelation(x: readonly number[], y: readonly number[]): number {
  const scores = (values: readonly number[]) =>
    values.map((value) => {
      const below = values.filter((other) => other < value).length;
      const equal = values.filter((other) => other === value).length;
      return normalScore((below + equal / 2) / values.length);
    });
  const centered = (values: readonly number[]) => {
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const [a, b] = [centered(scores(x)), centered(scores(y))];
  const dot = (p: readonly number[], q: readonly number[]) => p.reduce((sum, value, i) => sum + value * q[i]!, 0);
  return dot(a, a) * dot(b, b) > 0 ? dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)) : 0;
}

describe('GaussianCopula on fresh tables', () => {
  it('makes the rows of its definition on 24 tables', { timeout: 120_000 }, async () => {
    let compared = 0;
    for (let number = 1; number <= 24; number++) {
      const table = randomTable(number);
      const step = { method: 'GaussianCopula', copies: 'report' };
      const { classes } = await explain(table, step, { seed: number });
      const { synthetic } = await run(table, step, { seed: number });
      for (let slot = 0; slot < synthetic.count; slot += 11) {
        const code = synthetic.classCodes[slot]!;
        const { rows, columns, correlations } = classes[table.target.labels[code]!] as {
          rows: number[];
          columns: number[];
          correlations: number[][];
        };
        const random = new RandomStream({
          seed: number,
          item: synthetic.extra.get('draw')![slot]!,
          copy: code,
          step: 0,
        });
        const noise = columns.map(() => random.normal());
        const factor = plainFactor(correlations);
        for (const [j, index] of columns.entries()) {
          const column = table.columns[index]!;
          const own = column.kind === 'numeric' ? rows.map((row) => column.values[row]!) : [];
          const score = noise.reduce((sum, e, l) => sum + factor[j]![l]! * e, 0);
          const wanted = plainValue(own, score);
          expect(Math.abs(synthetic.numeric.get(index)![slot]! - wanted)).toBeLessThan(1e-8 * (1 + Math.abs(wanted)));
          compared++;
        }
        const values = columns.slice(0, 2).map((index) => {
          const column = table.columns[index]!;
          return column.kind === 'numeric' ? rows.map((row) => column.values[row]!) : [];
        });
        if (values.length < 2) continue;
        const plain = plainCorrelation(values[0]!, values[1]!);
        expect(Math.abs(correlations[0]![1]!)).toBeLessThanOrEqual(Math.abs(plain) + 1e-9);
      }
    }
    expect(compared).toBeGreaterThan(500);
  });
});
