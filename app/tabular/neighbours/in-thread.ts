import { LeafSearcher } from './leaf-search.ts';
import { buildLeafTree } from './leaf-tree.ts';
import { emptyLists, type NeighbourSearch } from './search.ts';

/** Searches in this thread, a leaf of queries between two looks at pause and cancel. */
export const inThreadSearch: NeighbourSearch = {
  async search({ points, queries, self, k, stage }, control) {
    const tree = buildLeafTree(points);
    const asking = queries === points ? tree : buildLeafTree(queries);
    const lists = emptyLists(queries.rows, k);
    const searcher = new LeafSearcher({ points: tree, queries: asking, self, lists });
    for (let leaf = 0; leaf < asking.leaves; leaf++) {
      await control.gate();
      control.progress({ done: Math.min(leaf * 64, queries.rows), total: queries.rows, stage });
      searcher.searchLeaf(leaf);
    }
    control.progress({ done: queries.rows, total: queries.rows, stage });
    return lists;
  },
};
