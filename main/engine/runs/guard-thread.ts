import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { AskedAmount, ClassVerdict } from '../../../app/quality/guard/judge.ts';
import type { RowsRecipe } from '../../../app/tabular/run-recipe.ts';
import type { Table } from '../../../app/tabular/table.ts';
import { workerFile } from '../jobs/worker-file.ts';

/** The columns are in shared memory, so that the thread reads them where they lie. */
export interface GuardQuestion {
  readonly table: Table;
  readonly recipe: RowsRecipe;
  readonly asked: readonly AskedAmount[];
}

/** Judges in a thread of its own. Started early, it is ready by the time there is something to judge. */
export class GuardThread {
  readonly #worker = new Worker(workerFile('./guard-worker.ts', import.meta.url));

  async judge(question: GuardQuestion): Promise<Readonly<Record<string, ClassVerdict>>> {
    this.#worker.postMessage(question);
    // `once` throws what ends the thread.
    const [verdicts] = await once(this.#worker, 'message');
    return verdicts as Readonly<Record<string, ClassVerdict>>;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
