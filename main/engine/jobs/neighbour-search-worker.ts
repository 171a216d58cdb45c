import { parentPort } from 'node:worker_threads';
import { LeafSearcher } from '../../../app/tabular/neighbours/leaf-search.ts';
import type { NeighbourPoolReply, NeighbourPoolRequest } from './neighbour-pool.ts';

/** Between two replies: short enough to stop at once, long enough that messages cost nothing. */
const TURN_MS = 100;

interface Search {
  readonly searcher: LeafSearcher;
  readonly nextLeaf: Int32Array;
  readonly leaves: number;
}

let search: Search | undefined;

parentPort?.on('message', (request: NeighbourPoolRequest) => {
  if (request !== 'go on') {
    const { task, nextLeaf } = request;
    search = { searcher: new LeafSearcher(task), nextLeaf, leaves: task.queryTree.leaves };
  }
  const done: NeighbourPoolReply = request === 'go on' && search !== undefined ? takeTurn(search) : 0;
  parentPort?.postMessage(done);
});

/** Searches leaves that nobody has taken yet. */
function takeTurn({ searcher, nextLeaf, leaves }: Search): number {
  const until = performance.now() + TURN_MS;
  let done = 0;
  while (performance.now() < until) {
    const leaf = Atomics.add(nextLeaf, 0, 1);
    if (leaf >= leaves) break;
    searcher.searchLeaf(leaf);
    done++;
  }
  return done;
}
