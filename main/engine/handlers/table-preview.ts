import type { tablePreviewCommands } from '../../../app/contract/table-preview.ts';
import { getDataset } from '../store/datasets.ts';
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './handler.ts';
import { checkedTableRecipe } from './recipe.ts';

export const tablePreviewHandlers: Pick<Handlers, keyof typeof tablePreviewCommands> = {
  async 'table.describe'(input, { workspace }, signal) {
    return workspace.tablePreviews.ask({ name: 'table.describe', ...(await asked(workspace, input)) }, {}, signal);
  },
  async 'table.points'({ plane, ...input }, { workspace }, signal) {
    const question = { name: 'table.points' as const, ...(await asked(workspace, input)) };
    return workspace.tablePreviews.ask(question, { plane }, signal);
  },
  async 'table.preview'({ slot, plane, ...input }, { workspace }, signal) {
    const question = { name: 'table.preview' as const, slot, ...(await asked(workspace, input)) };
    return workspace.tablePreviews.askNewest(question, { slot, plane }, signal);
  },
  async 'table.rows'({ slot, synthetic, real, ...input }, { workspace }, signal) {
    const question = { name: 'table.rows' as const, ...(await asked(workspace, input)) };
    return workspace.tablePreviews.ask(question, { slot, synthetic, real }, signal);
  },
  async 'table.judge'({ slot, ...input }, { workspace }, signal) {
    const question = { name: 'table.judge' as const, slot, ...(await asked(workspace, input)) };
    return workspace.tablePreviews.askNewest(question, { slot }, signal);
  },
  'table.cancel'({ slot }, { workspace }) {
    workspace.tablePreviews.cancel(slot);
    return {};
  },
};

async function asked(workspace: Workspace, input: { readonly datasetId: string; readonly recipe: unknown }) {
  const dataset = getDataset(workspace.store, input.datasetId);
  const recipe = await checkedTableRecipe(input.recipe);
  return { dataset, recipe: { ...recipe, target: recipe.target ?? dataset.target } };
}
