import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { bytesOf, explain, run } from '../../../../test/parity/references/table-run.ts';
import { RandomStream } from '../../../random/stream.ts';

const method = 'KernelBootstrap';

/** 24 rows of "few" in two correlated columns, a constant one and one of text; 60 of "many". */
function table() {
  const random = new RandomStream({ seed: 3, item: 0, copy: 0, step: 0 });
  const rows = Array.from({ length: 84 }, (_, i) => {
    const x = random.normal();
    const text = ['a', 'b', 'c'][random.below(3)]!;
    return [String(x), String(100 * (x + random.normal())), '7', text, i < 24 ? 'few' : 'many'];
  });
  return tableOf(['x', 'y', 'constant', 'text', 'target'], rows);
}

function small(count: number) {
  const few = Array.from({ length: count }, (_, i) => [String(i * i), String(5 - i), 'few']);
  const many = Array.from({ length: 20 }, (_, i) => [String(i), String(i % 7), 'many']);
  return tableOf(['x', 'y', 'target'], [...few, ...many]);
}

/** The mean and the covariance (divisor n) of two columns over some rows. */
function moments(x: readonly number[], y: readonly number[]) {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  return { x: mx, y: my, xx: mean(x.map((v) => (v - mx) ** 2)), xy: mean(x.map((v, i) => (v - mx) * (y[i]! - my))) };
}

describe('KernelBootstrap', () => {
  it('draws from one base with the mean and covariance of its definition', async () => {
    const inner = table();
    // Outliers widen the range of the class, so that nothing is clipped around the base looked at.
    const values = inner.columns[0]!.kind === 'numeric' ? inner.columns[0]!.values : new Float64Array();
    const ys = inner.columns[1]!.kind === 'numeric' ? inner.columns[1]!.values : new Float64Array();
    values.set([40, -40], 0);
    ys.set([4000, -4000], 0);
    const h = 0.6;
    const step = { method, k_neighbors: 6, bandwidth: h, copies: 'report', sampling_strategy: { few: 24 + 24 * 4000 } };
    const base = 10;
    const { classes } = await explain(inner, step);
    const near = [...(classes.few!.neighbours as number[][])[base]!, base];

    const { synthetic } = await run(inner, step);

    const drawn = [...synthetic.base.keys()].filter((i) => synthetic.base[i] === base);
    const pick = (column: number) => drawn.map((i) => synthetic.numeric.get(column)![i]!);
    const real = moments(
      near.map((row) => values[row]!),
      near.map((row) => ys[row]!),
    );
    const made = moments(pick(0), pick(1));
    const keep = Math.sqrt(1 - h * h);
    expect(drawn).toHaveLength(4000);
    // Four standard errors of 4,000 draws.
    const scale = (h * h * 7) / 6;
    expect(Math.abs(made.x - (real.x + keep * (values[base]! - real.x)))).toBeLessThan(
      4 * Math.sqrt((scale * real.xx) / 4000),
    );
    expect(Math.abs(made.xx / (scale * real.xx) - 1)).toBeLessThan(4 * Math.sqrt(2 / 4000));
    expect(Math.abs(made.xy / (scale * real.xy) - 1)).toBeLessThan(0.2);
  });

  it('uses every row of the class as a base equally often', async () => {
    const { synthetic } = await run(table(), { method, sampling_strategy: { few: 24 + 50 } });

    const counts = Array.from({ length: 24 }, (_, row) => synthetic.base.filter((base) => base === row).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBe(1);
  });

  it.each(['local', 'class'])('makes the first rows of a larger run when fewer are asked for: %s', async (shape) => {
    const more = await run(table(), { method, shape, sampling_strategy: { few: 90 } });
    const fewer = await run(table(), { method, shape, sampling_strategy: { few: 50 } });

    expect(bytesOf(more.synthetic, 26)).toEqual(bytesOf(fewer.synthetic));
  });

  it.each(['local', 'class'])(
    'stays in the range of the class and leaves constant columns alone: %s',
    async (shape) => {
      const source = table();
      const { synthetic } = await run(source, { method, shape, bandwidth: 1 });

      const column = source.columns[0]!;
      const seen = column.kind === 'numeric' ? [...column.values.subarray(0, 24)] : [];
      const x = [...synthetic.numeric.get(0)!];
      expect(Math.min(...x)).toBeGreaterThanOrEqual(Math.min(...seen));
      expect(Math.max(...x)).toBeLessThanOrEqual(Math.max(...seen));
      expect(new Set(synthetic.numeric.get(2))).toEqual(new Set([7]));
    },
  );

  it('takes categories from its base, or at the rate of the bandwidth from the neighborhood', async () => {
    const source = table();
    const column = source.columns[3]!;
    const codes = column.kind === 'categorical' ? column.codes : new Int32Array();
    const share = async (bandwidth: number) => {
      const { synthetic } = await run(source, {
        method,
        bandwidth,
        copies: 'report',
        sampling_strategy: { few: 2424 },
      });
      return (
        [...synthetic.base.keys()].filter((i) => synthetic.categorical.get(3)![i] === codes[synthetic.base[i]!])
          .length / 2400
      );
    };

    expect(await share(1e-9)).toBe(1);
    const half = await share(0.5);
    expect(half).toBeGreaterThan(0.6);
    expect(half).toBeLessThan(0.8);
  });

  it('reports copies that a tiny bandwidth makes, after drawing them again in vain', async () => {
    const { synthetic, warnings } = await run(table(), { method, bandwidth: 1e-9 });

    expect(warnings.map(({ code }) => code)).toEqual(['copies.kept']);
    expect(warnings[0]!.message).toMatch(/36 of 36 new rows of class "few"/);
    expect(new Set(synthetic.extra.get('redraws'))).toEqual(new Set([20]));
  });

  it('draws near copies again, and no others', async () => {
    const step = { method, shape: 'class', bandwidth: 0.1, sampling_strategy: { few: 324 } };
    const dropped = await run(table(), step);
    const reported = await run(table(), { ...step, copies: 'report' });

    const redraws = dropped.synthetic.extra.get('redraws')!;
    const kept = [...redraws.keys()].filter((i) => redraws[i] === 0);
    const pick = (values: Float64Array) => kept.map((i) => values[i]);
    const said = Number(/(\d+) of 300/.exec(reported.warnings[0]!.message)![1]);
    expect(300 - kept.length).toBe(said);
    expect(kept.length).toBeLessThan(300);
    expect(pick(dropped.synthetic.numeric.get(0)!)).toEqual(pick(reported.synthetic.numeric.get(0)!));
  });

  it.each([{ shape: 'class' }, { bandwidth: 0.3 }, { k_neighbors: 4 }, { sampling_strategy: { few: 30 } }])(
    'gives other rows with %o',
    async (change) => {
      const usual = await run(table(), { method });
      const changed = await run(table(), { method, ...change });

      expect(bytesOf(changed.synthetic)).not.toEqual(bytesOf(usual.synthetic));
    },
  );

  it('standardizes columns by itself, and follows a scale that the recipe names', async () => {
    const usual = await explain(table(), { method });
    const named = await explain(table(), { method }, { scale: 'standard' });
    const ranged = await explain(table(), { method }, { scale: 'minmax' });

    expect(usual.classes).toEqual(named.classes);
    expect(usual.classes.few).toMatchObject({
      k: 15,
      shape: 'local',
      bandwidth: 0.7,
      scale: 'standard',
      n_generate: 36,
    });
    expect(ranged.classes.few!.scale).toBe('minmax');
  });

  it('takes all other rows where the class has fewer than k, and says so', async () => {
    const { classes, warnings } = await explain(small(4), { method });

    expect(classes.few!.k).toBe(3);
    expect(warnings.map(({ code, where }) => [code, where])).toEqual([['class.fewer-neighbors', { class: 'few' }]]);
  });

  it('leans a class of fewer than six rows on the spread within all classes', async () => {
    const five = await explain(small(5), { method, shape: 'class' });
    const six = await explain(small(6), { method, shape: 'class' });

    expect(five.classes.few).toMatchObject({ bandwidth: 0.5, shrinkage: 1 / 6, shrinkage_target: 'pooled' });
    expect(six.classes.few).toMatchObject({ shrinkage_target: 'identity' });
  });

  it('refuses a class of two rows with what would work', async () => {
    await expect(run(small(2), { method })).rejects.toThrow(
      /Class "few" has 2 rows.*KernelBootstrap needs 3.*RandomOverSampler/,
    );
  });
});
