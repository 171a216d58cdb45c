import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { explain, run } from '../../../../test/parity/references/table-run.ts';

/** On a line: "few" at 0, 1, 2, 9 (among the others) and 5 (at the border); "many" from 6 to 16. */
const few = [0, 1, 2, 9.1, 5];
const table = tableOf(
  ['x', 'target'],
  [...few.map((x) => [String(x), 'few']), ...Array.from({ length: 11 }, (_, i) => [String(6 + i), 'many'])],
);
const step = { method: 'BorderlineSMOTE', m_neighbors: 4, k_neighbors: 2 };

describe('BorderlineSMOTE', () => {
  it('calls a row with half of its neighbors in other classes in danger, with all of them noise', async () => {
    const { classes } = await explain(table, step);

    expect(classes.few).toMatchObject({
      rows: [0, 1, 2, 3, 4],
      n_other: [1, 1, 1, 4, 3],
      kind: ['safe', 'safe', 'safe', 'noise', 'danger'],
      danger_rows: [4],
      noise_rows: [3],
      n_generated: 6,
    });
  });

  it('draws toward safe and noisy rows of the class too', async () => {
    const { synthetic } = await run(table, { ...step, k_neighbors: 4 });

    expect(new Set(synthetic.base)).toEqual(new Set([4]));
    expect([0, 1, 2, 3]).toEqual(expect.arrayContaining([...new Set(synthetic.neighbour)]));
  });

  it('makes nothing where nothing is in danger, and says so', async () => {
    const apart = tableOf(
      ['x', 'target'],
      [
        ...[0, 1, 2, 3, 4, 5].map((x) => [String(x), 'few']),
        ...Array.from({ length: 9 }, (_, i) => [String(i + 100), 'many']),
      ],
    );

    const { synthetic, warnings } = await run(apart, step);

    expect(synthetic.count).toBe(0);
    expect(warnings.map(({ code, where }) => [code, where?.class])).toEqual([['class.nothing-in-danger', 'few']]);
  });

  it('refuses more neighbors than there are rows', async () => {
    await expect(run(table, { ...step, m_neighbors: 16 })).rejects.toThrow(
      /"steps\[0\].m_neighbors" is 16, and there are 16 rows.*Use 15 or less/,
    );
  });
});
