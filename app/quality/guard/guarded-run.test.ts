import { describe, expect, it } from 'vitest';
import type { GuardMode } from '../../model/recipe.ts';
import { RandomStream } from '../../random/stream.ts';
import { inThreadSearch } from '../../tabular/neighbours/in-thread.ts';
import { runTabularRecipe, type TabularContext } from '../../tabular/run-recipe.ts';
import { parseTabularSteps } from '../../tabular/steps.ts';
import type { Table } from '../../tabular/table.ts';
import { runGuarded } from './guarded-run.ts';
import { judgeAmounts } from './judge.ts';

const context: TabularContext = {
  search: inThreadSearch,
  now: () => 0,
  gate: async () => undefined,
  progress: () => undefined,
};

function recipe(mode: GuardMode) {
  const steps = parseTabularSteps([{ method: 'SMOTE' }], 'steps');
  return { seed: 5, steps, constraints: [], round: 'none', scale: 'none', missing: 'refuse', guard: { mode } } as const;
}

/** 300 rows of `common` and 80 of `rare` in 30 columns: SMOTE stops early here. */
function wideTable(): Table {
  const random = new RandomStream({ seed: 9, item: 0, copy: 0, step: 0 });
  const codes = Int32Array.from({ length: 380 }, (_, row) => (row < 300 ? 0 : 1));
  const columns = Array.from({ length: 30 }, (_, index) => {
    const values = Float64Array.from(codes, (code) => 4 * code + random.normal());
    return { kind: 'numeric' as const, name: `x${index}`, index, missingCount: 0, values, whole: false, decimals: 6 };
  });
  return { rowCount: 380, columns, target: { name: 'y', index: 30, codes, labels: ['common', 'rare'] } };
}

async function guarded(mode: GuardMode) {
  const judge = (asked: Parameters<typeof judgeAmounts>[2]['asked']) =>
    judgeAmounts(wideTable(), recipe(mode), { asked, context });
  const { result, guard } = await runGuarded(wideTable(), recipe(mode), { context, judge });
  return { result, ...(await guard) };
}

describe('runGuarded', () => {
  it('measures nothing and changes nothing when it is off', async () => {
    const { result, findings } = await guarded('off');

    expect(findings).toEqual({ mode: 'off', state: 'not-measured', classes: {} });
    expect(result).toEqual(await runTabularRecipe(wideTable(), recipe('off'), context));
  });

  it('warns beyond the stop and makes every row all the same', async () => {
    const { result, findings, warnings } = await guarded('warn');

    expect(result.classes.rare!.after).toBe(300);
    expect(findings.classes.rare).toMatchObject({ asked: 220 / 80, cut: 0 });
    expect(warnings.map(({ code, where }) => [code, where])).toEqual([['guard.beyond-stop', { class: 'rare' }]]);
  });

  it('hands the rows on before the verdict is found when it only warns', async () => {
    const never = new Promise<never>(() => undefined);

    const { result } = await runGuarded(wideTable(), recipe('warn'), { context, judge: () => never });

    expect(result.classes.rare!.after).toBe(300);
  });

  it('caps the class at the verdict; the rows it makes are the first of those without a guard', async () => {
    const free = await runTabularRecipe(wideTable(), recipe('off'), context);

    const { result, findings, warnings } = await guarded('cap');

    const { verdict, cut } = findings.classes.rare!;
    const made = Math.floor(verdict! * 80);
    expect(result.classes.rare).toEqual({ before: 80, added: made, removed: 0, after: 80 + made });
    expect(cut).toBe(220 - made);
    expect([...result.synthetic.numeric.get(0)!]).toEqual([...free.synthetic.numeric.get(0)!.subarray(0, made)]);
    expect(warnings.at(-1)!.code).toBe('guard.capped');
  });

  it.each([
    ['a generative method', { method: 'KernelBootstrap', shape: 'class', bandwidth: 0.05 }],
    ['a method that also cleans', { method: 'SMOTETomek' }],
  ])('caps %s as well', async (_, step) => {
    const capped = { ...recipe('cap'), steps: parseTabularSteps([step], 'steps') };
    const judge = (asked: Parameters<typeof judgeAmounts>[2]['asked']) =>
      judgeAmounts(wideTable(), capped, { asked, context });

    const { result, guard } = await runGuarded(wideTable(), capped, { context, judge });

    const { verdict, cut } = (await guard).findings.classes.rare!;
    expect(cut).toBeGreaterThan(0);
    expect(result.classes.rare!.added).toBe(Math.floor(verdict! * 80));
  });
});
