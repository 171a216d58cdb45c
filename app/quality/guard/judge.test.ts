import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../random/stream.ts';
import { inThreadSearch } from '../../tabular/neighbours/in-thread.ts';
import type { TabularContext } from '../../tabular/run-recipe.ts';
import { parseTabularSteps } from '../../tabular/steps.ts';
import type { Table } from '../../tabular/table.ts';
import { judgeAmounts } from './judge.ts';

const context: TabularContext = {
  search: inThreadSearch,
  now: () => 0,
  gate: async () => undefined,
  progress: () => undefined,
};

function recipe(method: string, seed = 5) {
  return {
    seed,
    steps: parseTabularSteps([{ method }], 'steps'),
    round: 'none',
    scale: 'none',
    missing: 'refuse',
    constraints: [],
  } as const;
}

/** Two Gaussian classes: `common` with 400 rows, `rare` with 80, four apart in every column. */
function gaussianTable(columns: number, rare = 80): Table {
  const random = new RandomStream({ seed: 9, item: 0, copy: 0, step: 0 });
  const rowCount = 400 + rare;
  const codes = Int32Array.from({ length: rowCount }, (_, row) => (row < 400 ? 0 : 1));
  return {
    rowCount,
    columns: Array.from({ length: columns }, (_, index) => ({
      kind: 'numeric' as const,
      name: `x${index}`,
      index,
      missingCount: 0,
      values: Float64Array.from(codes, (code) => 4 * code + random.normal()),
      whole: false,
      decimals: 6,
    })),
    target: { name: 'y', index: columns, codes, labels: ['common', 'rare'] },
  };
}

const asked = [
  { label: 'common', real: 400, synthetic: 0 },
  { label: 'rare', real: 80, synthetic: 320 },
];

describe('judgeAmounts', () => {
  it('stops SMOTE early in many columns and says what is left of the variety', async () => {
    const verdicts = await judgeAmounts(gaussianTable(30), recipe('SMOTE'), { asked, context });

    expect(Object.keys(verdicts)).toEqual(['rare']);
    expect(verdicts.rare!.verdict).toBeLessThanOrEqual(1);
    expect(verdicts.rare!.sentence).toMatch(/% of the variety of held-out rows is left/);
    expect(verdicts.rare!.rows).toEqual({ real: 80, train: 40, holdout: 40, other: 200 });
  });

  it('lets SMOTE go further in few columns', async () => {
    const narrow = await judgeAmounts(gaussianTable(2), recipe('SMOTE'), { asked, context });

    expect(narrow.rare!.verdict).toBe(4);
  });

  it('judges generative methods too, which go further than SMOTE', async () => {
    const { rare } = await judgeAmounts(gaussianTable(30), recipe('KernelBootstrap'), { asked, context });
    const smote = await judgeAmounts(gaussianTable(30), recipe('SMOTE'), { asked, context });

    expect(rare!.verdict!).toBeGreaterThan(smote.rare!.verdict!);
    expect(rare!.curve.at(-1)!.nearCopies!).toBeLessThan(0.05);
  });

  it.each(['SMOTETomek', 'SMOTEENN'])('stops %s where it stops SMOTE: the cleaning makes nothing', async (method) => {
    const verdicts = await judgeAmounts(gaussianTable(30), recipe(method), { asked, context });
    const smote = await judgeAmounts(gaussianTable(30), recipe('SMOTE'), { asked, context });

    expect(Object.keys(verdicts)).toEqual(['rare']);
    expect(verdicts.rare!.verdict).toBe(smote.rare!.verdict);
  });

  it('calls plain copies what they are at any amount', async () => {
    const { rare } = await judgeAmounts(gaussianTable(3), recipe('RandomOverSampler'), { asked, context });

    expect(rare!.verdict).toBe(0);
    expect(rare!.curve.every(({ nearCopies }) => nearCopies === 1)).toBe(true);
  });

  it('gives null with the reason when half a class cannot carry the method', async () => {
    const few = [{ label: 'rare', real: 8, synthetic: 40 }];

    const { rare } = await judgeAmounts(gaussianTable(2, 8), recipe('SMOTE'), { asked: few, context });

    expect(rare!.verdict).toBeNull();
    expect(rare!.reason).toMatch(/"?rare"? has 4 rows/);
    expect(rare!.sentence).toBe('Too few rows of "rare" to judge how many synthetic ones are enough.');
  });

  it('gives the same verdict for the same seed', async () => {
    const once = await judgeAmounts(gaussianTable(5), recipe('SMOTE'), { asked, context });
    const again = await judgeAmounts(gaussianTable(5), recipe('SMOTE'), { asked, context });

    expect(again).toEqual(once);
  });
});
