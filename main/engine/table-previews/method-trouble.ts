/** Which methods would be refused on a table, each with the reason that a run would give. */
import { AppError } from '../../../app/errors.ts';
import type { TabularRecipe } from '../../../app/model/recipe.ts';
import { methodMetadata } from '../../../app/tabular/methods/metadata.ts';
import { inThreadSearch } from '../../../app/tabular/neighbours/in-thread.ts';
import { checkTabularRecipe } from '../../../app/tabular/run-recipe.ts';
import type { StepControl } from '../../../app/tabular/step-control.ts';
import type { Table } from '../../../app/tabular/table.ts';
import type { AnswerOf } from './table-preview-task.ts';

/**
 * Each method is checked alone with its default parameters. Missing values are left out of it: what is done about them
 * is the recipe's choice, and says nothing of the method.
 */
export async function methodTroubles(
  table: Table,
  recipe: TabularRecipe,
  control: StepControl,
): Promise<AnswerOf<'table.describe'>['methods']> {
  const context = { ...control, search: inThreadSearch, now: () => performance.now() / 1000 };
  const found: AnswerOf<'table.describe'>['methods'] = [];
  for (const { name, parameters } of methodMetadata) {
    const steps = [{ method: name, parameters: parameters.parse({}) }];
    try {
      await checkTabularRecipe(table, { ...recipe, missing: 'median', steps }, context);
      found.push({ name, trouble: null });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { column, class: label, field } = error.where ?? {};
      const where = {
        ...(column === undefined ? {} : { column }),
        ...(label === undefined ? {} : { class: label }),
        ...(field === undefined ? {} : { field }),
      };
      found.push({ name, trouble: { code: error.code, message: error.message, where } });
    }
  }
  return found;
}
