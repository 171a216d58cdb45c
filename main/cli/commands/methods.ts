import { recipeCatalog } from '../../../app/recipe/catalog.ts';
import type { Command } from '../execute.ts';
import { exitStatus } from '../exit-status.ts';

/** `methods`: everything the recipes may name. The JSON shape is part of the command line's contract. */
export const methodsCommand: Command<object> = async (_options, { reporter }) => {
  const catalog = recipeCatalog();
  const line = (entry: { readonly name: string; readonly summary: string }) =>
    `  ${entry.name.padEnd(26)} ${entry.summary}`;
  reporter.result(catalog, [
    'Methods for tables:',
    ...catalog.tabular.map(line),
    '',
    'Operations for pictures:',
    ...catalog.image.map(line),
  ]);
  return exitStatus.done;
};
