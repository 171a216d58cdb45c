import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { bytesOf, explain, run } from '../../../../test/parity/references/table-run.ts';
import { RandomStream } from '../../../random/stream.ts';

const method = 'GaussianCopula';

/** 60 rows of "few": y rises with x in a curve, text leans on nothing, 7 is constant; 90 of "many". */
function table(few = 60) {
  const random = new RandomStream({ seed: 3, item: 0, copy: 0, step: 0 });
  const rows = Array.from({ length: few + 90 }, (_, i) => {
    const x = random.normal();
    const text = random.chance(0.7) ? 'a' : 'b';
    return [String(x), String(Math.exp(x + 0.3 * random.normal())), '7', text, i < few ? 'few' : 'many'];
  });
  return tableOf(['x', 'y', 'constant', 'text', 'target'], rows);
}

function ranks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return values.map((value) => sorted.indexOf(value));
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const cross = mean(x.map((v, i) => (v - mx) * (y[i]! - my)));
  return cross / Math.sqrt(mean(x.map((v) => (v - mx) ** 2)) * mean(y.map((v) => (v - my) ** 2)));
}

describe('GaussianCopula', () => {
  it('keeps the correlation of ranks, the shares of categories and the middle of a column', async () => {
    const source = table();
    const column = (index: number) => {
      const of = source.columns[index]!;
      return of.kind === 'numeric'
        ? [...of.values.subarray(0, 60)]
        : of.kind === 'categorical'
          ? [...of.codes.subarray(0, 60)]
          : [];
    };

    const { synthetic } = await run(source, { method, sampling_strategy: { few: 3060 } });

    const made = (index: number) => [...(synthetic.numeric.get(index) ?? synthetic.categorical.get(index))!];
    const real = correlation(ranks(column(0)), ranks(column(1)));
    expect(Math.abs(correlation(ranks(made(0)), ranks(made(1))) - real)).toBeLessThan(0.08);
    const share = (codes: readonly number[]) => codes.filter((code) => code === 0).length / codes.length;
    expect(Math.abs(share(made(3)) - share(column(3)))).toBeLessThan(0.035);
    const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
    expect(Math.abs(middle(made(1)) - middle(column(1)))).toBeLessThan(0.15);
    expect(new Set(made(2))).toEqual(new Set([7]));
    expect(Math.max(...made(0))).toBeLessThanOrEqual(Math.max(...column(0)));
  });

  it('names no base row, for a new row comes from the whole class', async () => {
    const { synthetic } = await run(table(), { method });

    expect(new Set(synthetic.base)).toEqual(new Set([-1]));
    expect([...synthetic.extra.get('draw')!]).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });

  it('makes the first rows of a larger run when fewer are asked for', async () => {
    const more = await run(table(), { method, sampling_strategy: { few: 100 } });
    const fewer = await run(table(), { method, sampling_strategy: { few: 70 } });

    expect(bytesOf(more.synthetic, 10)).toEqual(bytesOf(fewer.synthetic));
  });

  it('leaves the range of the class only when it may extrapolate', async () => {
    const step = { method, copies: 'report', sampling_strategy: { few: 2000 } };
    const inside = (await run(table(), step)).synthetic.numeric.get(0)!;
    const beyond = (await run(table(), { ...step, extrapolate: true })).synthetic.numeric.get(0)!;

    expect(Math.max(...beyond)).toBeGreaterThan(Math.max(...inside));
    expect(Math.min(...beyond)).toBeLessThan(Math.min(...inside));
  });

  it('draws near copies again unless they are only to be reported', async () => {
    const step = { method, sampling_strategy: { few: 2060 } };
    const dropped = await run(table(), step);
    const reported = await run(table(), { ...step, copies: 'report' });

    const again = dropped.synthetic.extra.get('redraws')!.filter((redraws) => redraws > 0).length;
    expect(again).toBe(Number(/(\d+) of 2000/.exec(reported.warnings[0]!.message)![1]));
    expect(again).toBeGreaterThan(0);
  });

  it('explains the correlations it draws from', async () => {
    const { classes } = await explain(table(), { method });

    const rows = classes.few!.correlations as number[][];
    expect(rows.map((row, j) => row[j])).toEqual([1, 1, 1, 1]);
    expect(rows[0]![1]).toBeGreaterThan(0.8);
    expect(classes.few).toMatchObject({ columns: [0, 1, 2, 3], n_generate: 30, total: 30 });
  });

  it('refuses a class of five rows and names a method that takes it', async () => {
    await expect(run(table(5), { method })).rejects.toThrow(/"few" has 5 rows.*needs 6.*KernelBootstrap/);
  });
});
