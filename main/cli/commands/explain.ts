import { availableParallelism } from 'node:os';
import { AppError } from '../../../app/errors.ts';
import { readTable } from '../../../app/formats/tables/read-table.ts';
import { explainTabularRecipe } from '../../../app/tabular/run-recipe.ts';
import { fileSource } from '../../engine/files/file-source.ts';
import { openDataset } from '../../engine/files/open-dataset.ts';
import { NeighbourPool } from '../../engine/jobs/neighbour-pool.ts';
import type { Command } from '../execute.ts';
import { exitStatus } from '../exit-status.ts';
import { readRecipe } from '../recipe-file.ts';

interface ExplainOptions {
  readonly recipe: string;
  readonly input: string;
}

/** `explain`: what the recipe's methods see in a table before anything is drawn. */
export const explainCommand: Command<ExplainOptions> = async (options, { reporter, signal }) => {
  const recipe = await readRecipe(options.recipe);
  if (recipe.kind !== 'tabular') {
    throw new AppError('recipe.wrong-kind', `${options.recipe} is a recipe for pictures; explain is about tables.`, {
      file: options.recipe,
      field: 'kind',
    });
  }
  const dataset = await openDataset(options.input, { signal });
  const search = new NeighbourPool(availableParallelism());
  try {
    if (dataset.kind !== 'tabular') {
      throw new AppError('recipe.wrong-kind', `${options.input} holds pictures; explain is about tables.`, {
        file: options.input,
      });
    }
    const { table, problems } = await readTable(fileSource(dataset), {
      columns: recipe.columns,
      target: recipe.target ?? undefined,
      signal,
    });
    for (const problem of problems) reporter.warning(problem);
    const { steps, warnings } = await explainTabularRecipe(table, recipe, {
      search,
      now: () => performance.now() / 1000,
      gate: async () => signal.throwIfAborted(),
      progress: (progress) => reporter.progress({ unit: 'rows', rate: null, etaSeconds: null, ...progress }),
    });
    for (const warning of warnings) reporter.warning(warning);
    const result = { kind: 'tabular', target: table.target.name, steps };
    reporter.result(result, [JSON.stringify({ event: 'result', ...result })]);
    return exitStatus.done;
  } finally {
    await search.close();
    await dataset.close();
  }
};
