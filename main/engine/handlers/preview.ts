import type { PreviewTile } from '../../../app/contract/commands.ts';
import { getDataset, getItem } from '../store/datasets.ts';
import type { Handlers } from './handler.ts';
import { checkedImageRecipe } from './recipe.ts';

export const previewHandlers: Pick<Handlers, 'preview.render' | 'preview.source'> = {
  async 'preview.render'({ slot, request, datasetId, recipe, tiles, size, measure }, context, signal) {
    const { store, previews } = context.workspace;
    const wanted = {
      ...{ slot, size, measure },
      dataset: getDataset(store, datasetId),
      recipe: await checkedImageRecipe(recipe),
      tiles: tiles.map((tile) => ({ ...tile, class: getItem(store, datasetId, tile.item).class ?? '' })),
    };
    const made = (index: number, tile: PreviewTile) => context.emit('preview.made', { request, index, tile });
    return previews.render(wanted, { signal, made });
  },
  async 'preview.source'({ datasetId, item, size }, { workspace }) {
    const dataset = getDataset(workspace.store, datasetId);
    const { path } = getItem(workspace.store, datasetId, item);
    const { id, width, height } = await workspace.previews.source(dataset, path, size);
    return { picture: id, width, height };
  },
};
