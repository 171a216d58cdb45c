import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { quietContext, run } from '../../../../test/parity/references/table-run.ts';
import type { Warning } from '../../../errors.ts';
import { distanceSpace } from '../../distance-space.ts';
import { populationOf } from '../../population.ts';
import { supportsOf } from './supports.ts';

/** "few" at 0, 1, 2, 3, 4 and "many" at 20 to 34: nobody is in danger. */
const few = [0, 1, 2, 3, 4];
const table = tableOf(
  ['x', 'target'],
  [...few.map((x) => [String(x), 'few']), ...Array.from({ length: 15 }, (_, i) => [String(20 + i), 'many'])],
);
const step = { method: 'SVMSMOTE', k_neighbors: 2, m_neighbors: 3 };

describe('SVMSMOTE', () => {
  it('makes all rows from the group that there is, and says so', async () => {
    const { synthetic, classes, warnings } = await run(table, step);

    expect(classes.few?.after).toBe(15);
    expect([...synthetic.gap].every((gap) => gap <= 0 && gap > -0.5)).toBe(true);
    expect(warnings.map(({ code }) => code)).toEqual(['class.one-group']);
  });

  it('leaves safe rows where they are with a step of 0', async () => {
    const { synthetic } = await run(table, { ...step, out_step: 0 });

    const made = [...synthetic.numeric.get(0)!];
    expect(few).toEqual(expect.arrayContaining([...new Set(made)]));
    expect([...synthetic.gap].every((gap) => Object.is(gap, 0))).toBe(true);
  });

  it('refuses a class whose support vectors are all noise', async () => {
    const lost = tableOf(
      ['x', 'target'],
      Array.from({ length: 40 }, (_, i) => [String(i), i % 10 === 5 ? 'few' : 'many']),
    );

    await expect(run(lost, step)).rejects.toThrow(/"few" has no support vector to draw from/);
  });

  it('fits on a sample where there are too many rows: small classes whole, and the same one each time', async () => {
    const population = populationOf(table);
    const warnings: Warning[] = [];
    const input = {
      population,
      space: distanceSpace(population, 'none'),
      control: quietContext,
      seed: 1,
      step: 0,
      warn: (warning: Warning) => warnings.push(warning),
    };

    const first = await supportsOf(input, 12);
    const second = await supportsOf(input, 12);

    expect(first).toEqual(second);
    expect(warnings[0]?.message).toContain('12 of 20 rows');
    expect(first.rows.length).toBeLessThanOrEqual(12);
  });
});
