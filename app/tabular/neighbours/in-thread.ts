import { LeafSearcher, prepareLeafSearch } from './leaf-search.ts';
import { LEAF } from './leaf-tree.ts';
import type { NeighbourSearch } from './search.ts';

/** Searches in this thread, a leaf of queries between two looks at pause and cancel. */
export const inThreadSearch: NeighbourSearch = {
  async search(query, control) {
    const task = prepareLeafSearch(query);
    const total = query.queries.rows;
    const searcher = new LeafSearcher(task);
    for (let leaf = 0; leaf < task.queryTree.leaves; leaf++) {
      await control.gate();
      control.progress({ done: leaf * LEAF, total, stage: query.stage });
      searcher.searchLeaf(leaf);
    }
    control.progress({ done: total, total, stage: query.stage });
    return task.lists;
  },
};
