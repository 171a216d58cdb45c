import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { inThreadSearch } from '../../../app/tabular/neighbours/in-thread.ts';
import { type LeafSearchTask, prepareLeafSearch } from '../../../app/tabular/neighbours/leaf-search.ts';
import { LEAF } from '../../../app/tabular/neighbours/leaf-tree.ts';
import type { NeighbourLists, NeighbourQuery, NeighbourSearch } from '../../../app/tabular/neighbours/search.ts';
import type { StepControl } from '../../../app/tabular/step-control.ts';
import { workerFile } from './worker-file.ts';

/** What a worker is told: first the task, then, again and again, to go on for a while. */
export type NeighbourPoolRequest = { readonly task: LeafSearchTask; readonly nextLeaf: Int32Array } | 'go on';

/** How many leaves of queries were searched since the last reply. */
export type NeighbourPoolReply = number;

/** Multiply-adds below which starting threads costs more than it gains: about 50 ms of work, measured on one core. */
const IN_THREAD_WORK = 5e8;

/**
 * The neighbor search on worker threads. Trees and lists lie in shared memory; each worker takes the next leaf of
 * queries until none is left, a tenth of a second at a time, and asks in between whether to go on: so a search pauses
 * and ends at once. The lists do not depend on the number of workers, nor on which of them searched a leaf.
 */
export class NeighbourPool implements NeighbourSearch {
  readonly #size: number;
  readonly #inThreadWork: number;
  #workers: Worker[] = [];

  constructor(workers: number, inThreadWork = IN_THREAD_WORK) {
    this.#size = Math.max(1, workers);
    this.#inThreadWork = inThreadWork;
  }

  async search(query: NeighbourQuery, control: StepControl): Promise<NeighbourLists> {
    const { points, queries, stage } = query;
    const work = points.rows * queries.rows * points.columns;
    if (work <= this.#inThreadWork) return inThreadSearch.search(query, control);
    await control.gate();
    const task = prepareLeafSearch(query);
    const { leaves } = task.queryTree;
    const nextLeaf = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    let leavesDone = 0;
    const drive = async (worker: Worker): Promise<void> => {
      await ask(worker, { task, nextLeaf });
      while (Atomics.load(nextLeaf, 0) < leaves) {
        await control.gate();
        const done = await ask(worker, 'go on');
        leavesDone += done;
        control.progress({ done: Math.min(leavesDone * LEAF, queries.rows), total: queries.rows, stage });
      }
    };
    const workers = this.#workersFor(leaves);
    // All are waited for, also when one fails or the search is cancelled: afterwards none of them works on any more.
    const ends = await Promise.allSettled(workers.map(drive));
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed === undefined) return task.lists;
    await this.close();
    throw failed.reason;
  }

  /** Ends the threads. The pool may be used again and then starts new ones. */
  async close(): Promise<void> {
    const workers = this.#workers;
    this.#workers = [];
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #workersFor(leaves: number): Worker[] {
    const wanted = Math.min(this.#size, leaves);
    while (this.#workers.length < wanted) {
      const worker = new Worker(workerFile('./neighbour-search-worker.ts', import.meta.url));
      // An idle pool does not keep the process alive.
      worker.unref();
      this.#workers.push(worker);
    }
    return this.#workers.slice(0, wanted);
  }
}

async function ask(worker: Worker, request: NeighbourPoolRequest): Promise<NeighbourPoolReply> {
  const ended = new AbortController();
  worker.ref();
  try {
    worker.postMessage(request);
    const died = once(worker, 'exit', { signal: ended.signal }).then(() => {
      throw new Error('a worker of the neighbor search ended unexpectedly');
    });
    const [reply] = await Promise.race([once(worker, 'message', { signal: ended.signal }), died]);
    return reply as NeighbourPoolReply;
  } finally {
    ended.abort();
    worker.unref();
  }
}
