import { describe, expect, it } from 'vitest';
import { tableOf } from '../../test/parity/references/golden-table.ts';
import { explain, quietContext, recipeOf, run } from '../../test/parity/references/table-run.ts';
import { AppError, Cancelled } from '../errors.ts';
import { runTabularRecipe } from './run-recipe.ts';

const copying = { method: 'RandomOverSampler' };
const smote = { method: 'SMOTE', k_neighbors: 2 };

/** Six rows of "a" and three of "b"; `edit` changes cells before the table is read. */
function smallTable(edit: (rows: string[][]) => void = () => undefined) {
  const rows = ['a', 'a', 'a', 'a', 'a', 'a', 'b', 'b', 'b'].map((label, i) => [String(i), String(i * 1.25), label]);
  edit(rows);
  return tableOf(['n', 'x', 'target'], rows);
}

async function refusal(...args: Parameters<typeof run>): Promise<AppError> {
  const failure: unknown = await run(...args).catch((error: unknown) => error);
  if (failure instanceof AppError) return failure;
  throw new Error('the run was not refused');
}

describe('runTabularRecipe', () => {
  it('keeps whole columns whole, and other columns to their decimals when asked', async () => {
    const kind = await run(smallTable(), { ...smote, sampling_strategy: { b: 60 } }, { round: 'kind' });
    const decimals = await run(smallTable(), { ...smote, sampling_strategy: { b: 60 } }, { round: 'decimals' });

    expect([...(kind.synthetic.numeric.get(0) ?? [])].every(Number.isInteger)).toBe(true);
    expect([...(kind.synthetic.numeric.get(1) ?? [])].every((x) => Math.round(x * 100) / 100 === x)).toBe(false);
    expect([...(decimals.synthetic.numeric.get(1) ?? [])].every((x) => Math.round(x * 100) / 100 === x)).toBe(true);
  });

  it('refuses text for a method of numbers, naming the columns and what takes them', async () => {
    const table = smallTable((rows) => {
      for (const [i, row] of rows.entries()) row[1] = `t${i}`;
    });

    const error = await refusal(table, smote);

    expect(error.code).toBe('method.not-applicable');
    expect(error.message).toContain('"x"');
    expect(error.message).toContain('RandomOverSampler');
  });

  it('copies text and missing values when it only copies', async () => {
    const table = smallTable((rows) => {
      for (const [i, row] of rows.entries()) row[1] = i % 2 ? '' : `t${i}`;
    });

    const { synthetic } = await run(table, copying);

    const column = table.columns[1];
    const codes = column?.kind === 'categorical' ? column.codes : new Int32Array(0);
    expect([...(synthetic.categorical.get(1) ?? [])]).toEqual([...synthetic.base].map((row) => codes[row]));
  });

  it('names the column, the number and the first row of missing values', async () => {
    const table = smallTable((rows) => {
      rows[4]![1] = '';
      rows[7]![1] = '';
    });

    const error = await refusal(table, smote);

    expect(error.code).toBe('table.missing-value');
    expect(error.message).toContain('"x" (2)');
    expect(error.where).toMatchObject({ column: 'x', row: 4 });
  });

  it('drops rows with missing values when told to, and lists them', async () => {
    const table = smallTable((rows) => {
      rows[2]![1] = '';
    });

    const { removed, classes, warnings } = await run(table, smote, { missing: 'drop' });

    expect(removed).toEqual([{ row: 2, step: -1, method: 'missing', reason: 'no value in column x' }]);
    expect(classes.a).toEqual({ before: 6, added: 0, removed: 1, after: 5 });
    expect(classes.b).toEqual({ before: 3, added: 2, removed: 0, after: 5 });
    expect(warnings.map(({ code }) => code)).toEqual(['missing.dropped']);
  });

  it('fills in the median, or the mean of the nearest rows, for the methods alone', async () => {
    const table = smallTable((rows) => {
      rows[8]![1] = '';
    });

    const median = await explain(table, smote, { missing: 'median' });
    const knn = await explain(table, smote, { missing: 'knn' });

    // Present are 0, 1.25 … 8.75: median 4.375; the five rows nearest to n = 8 are 7, 6, 5, 4, 3: mean 6.25.
    // In both cases the nearest row of the class is then 6, with n = 6 and x = 7.5.
    const fromLast = (classes: typeof median.classes) => (classes.b!.distances as number[][])[2]?.[0];
    expect(fromLast(median.classes)).toBeCloseTo(Math.hypot(2, 7.5 - 4.375), 12);
    expect(fromLast(knn.classes)).toBeCloseTo(Math.hypot(2, 7.5 - 6.25), 12);
  });

  it('takes distances on scaled columns and values from the columns as they are', async () => {
    const plain = await explain(smallTable(), smote);
    const minmax = await explain(smallTable(), smote, { scale: 'minmax' });

    const nearest = (classes: typeof plain.classes) => (classes.b!.distances as number[][])[0]?.[0];
    expect(nearest(plain.classes)).toBeCloseTo(Math.hypot(1, 1.25), 12);
    expect(nearest(minmax.classes)).toBeCloseTo(Math.hypot(1 / 8, 1 / 8), 12);
  });

  it('stops where it is cancelled', async () => {
    const context = { ...quietContext, gate: () => Promise.reject(new Cancelled()) };

    await expect(runTabularRecipe(smallTable(), recipeOf(smote), context)).rejects.toBeInstanceOf(Cancelled);
  });

  it('counts seconds by step', async () => {
    let clock = 0;
    const context = { ...quietContext, now: () => clock++ };

    const { stages } = await runTabularRecipe(smallTable(), recipeOf([smote, copying]), context);

    expect(stages).toEqual({ '0 SMOTE': 1, '1 RandomOverSampler': 1 });
  });
});
