import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../test/parity/references/golden-table.ts';
import { run } from '../../../test/parity/references/table-run.ts';
import { RandomStream } from '../../random/stream.ts';

/** Two classes of whole points that overlap. */
function overlapping(seed: number, columns = 2) {
  const random = new RandomStream({ seed, item: 0, copy: 0, step: 0 });
  const rows = Array.from({ length: 130 }, (_, i) => {
    const code = i < 100 ? 0 : 1;
    const point = Array.from({ length: columns }, () => String(Math.round(3 * random.normal() + 2 * code)));
    return [...point, code === 0 ? 'a' : 'b'];
  });
  return tableOf([...Array.from({ length: columns }, (_, j) => `x${j}`), 'target'], rows);
}

const methods = [
  'SMOTE',
  'BorderlineSMOTE',
  'ADASYN',
  'KernelBootstrap',
  'GaussianCopula',
  'SMOTETomek',
  'RandomOverSampler',
];

describe('filters', () => {
  it.each(methods)('drop the rows of %s that repeat a real one, and those alone', async (method) => {
    const table = overlapping(1);
    const points = [table.columns[0]!, table.columns[1]!].map((column) =>
      column.kind === 'numeric' ? column.values : [],
    );
    const free = await run(table, { method }, { round: 'kind' });
    const filtered = await run(table, [{ method }, { filters: ['duplicates'] }], { round: 'kind' });

    const gone = new Set(free.removed.map(({ row }) => row));
    const living = Array.from({ length: 130 }, (_, row) => row).filter((row) => !gone.has(row));
    const real = new Set(living.map((row) => `${points[0]![row]} ${points[1]![row]}`));

    const twins = Array.from({ length: free.synthetic.count }, (_, s) => s).filter((s) => {
      const isKept = !gone.has(130 + s);
      return isKept && real.has(`${free.synthetic.numeric.get(0)![s]} ${free.synthetic.numeric.get(1)![s]}`);
    });
    const dropped = filtered.removed.filter(({ method: by }) => by === 'duplicates');
    expect(dropped.map(({ row }) => row - 130)).toEqual(twins);
    expect(dropped.length).toBeGreaterThan(0);
    expect(filtered.rules?.filters).toEqual([
      { step: 1, filter: 'duplicates', removed: twins.length, classes: { b: twins.length } },
    ]);
  });

  it.each(methods)('drop the rows of %s that lie nearer to a real row of another class', async (method) => {
    const table = overlapping(2, 3);
    const columns = table.columns.flatMap((column) => (column.kind === 'numeric' ? [column] : []));

    const { synthetic, removed } = await run(table, [{ method }, { filters: ['nearer_other_class'] }]);

    const gone = new Set(removed.filter(({ step }) => step === 1).map(({ row }) => row - 130));
    const before = new Set(removed.filter(({ step }) => step === 0).map(({ row }) => row));
    const nearest = (s: number, isOwn: boolean) =>
      Math.min(
        ...Array.from({ length: 130 }, (_, row) => row)
          .filter((row) => !before.has(row) && (table.target.codes[row] === synthetic.classCodes[s]) === isOwn)
          .map((row) =>
            columns.reduce(
              (sum, { index, values }) => sum + (synthetic.numeric.get(index)![s]! - values[row]!) ** 2,
              0,
            ),
          ),
      );
    expect(gone.size).toBeLessThan(synthetic.count);
    for (let s = 0; s < synthetic.count; s++) {
      if (!before.has(130 + s)) expect(gone.has(s)).toBe(nearest(s, false) < nearest(s, true));
    }
  });

  it('count a category that differs as SMOTENC does', async () => {
    // Distances in x are below 1 between the classes, but the text differs, which counts the deviation of x, 10.
    const rows = [
      ...Array.from({ length: 12 }, (_, i) => [String(i % 2 === 0 ? -10 : 10), 'left', 'a']),
      ...Array.from({ length: 8 }, (_, i) => [String(i % 2 === 0 ? -9.5 : 9.5), 'right', 'b']),
    ];
    const table = tableOf(['x', 'side', 'target'], rows);

    const { rules } = await run(table, [{ method: 'SMOTENC', k_neighbors: 3 }, { filters: ['nearer_other_class'] }]);

    expect(rules?.filters[0]?.removed).toBe(0);
  });

  it('take over from drawing again where constraints are among them', async () => {
    const table = overlapping(3);
    const constraints = [{ column: 'x0', min: -20, max: 20 }, { check: 'x0 + x1 < 40' }];
    const step = { method: 'RandomOverSampler', shrinkage: 8 };

    const { synthetic, removed, rules } = await run(table, [step, { filters: ['constraints'] }], { constraints });

    const broken = Array.from({ length: synthetic.count }, (_, s) => s).filter((s) => {
      const [x, y] = [synthetic.numeric.get(0)![s]!, synthetic.numeric.get(1)![s]!];
      return Math.abs(x) > 20 || x + y >= 40;
    });
    expect(removed.map(({ row }) => row - 130)).toEqual(broken);
    expect(rules?.filters[0]?.removed).toBe(broken.length);
    expect(removed[0]?.reason ?? 'none broke').toMatch(/^breaks the constraint that|none broke/);
  });

  it('leave real rows alone, and refuse to come first', async () => {
    const table = overlapping(4);
    const twins = tableOf(
      ['x', 'target'],
      [...Array.from({ length: 9 }, (_, i) => [String(i % 3), i < 6 ? 'a' : 'b'])],
    );

    const { removed } = await run(twins, [{ method: 'SMOTE', k_neighbors: 1 }, { filters: ['duplicates'] }], {
      round: 'kind',
    });

    expect(removed.every(({ row }) => row >= 9)).toBe(true);
    await expect(run(table, [{ filters: ['duplicates'] }])).rejects.toThrow('"steps[0].filters" has no step before it');
    await expect(run(table, [{ method: 'SMOTE' }, { filters: ['duplicate'] }])).rejects.toThrow(
      'Did you mean "duplicates"',
    );
  });
});
