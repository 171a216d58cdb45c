/** The thread in which the guard judges a recipe while the table's own thread writes its rows. */
import { parentPort } from 'node:worker_threads';
import { judgeAmounts } from '../../../app/quality/guard/judge.ts';
import { inThreadSearch } from '../../../app/tabular/neighbours/in-thread.ts';
import type { GuardQuestion } from './guard-thread.ts';

parentPort?.once('message', ({ table, recipe, asked }: GuardQuestion) => {
  const context = {
    search: inThreadSearch,
    now: () => performance.now() / 1000,
    // A moment's work: it ends with its thread when the run is cancelled.
    gate: async () => undefined,
    progress: () => undefined,
  };
  // Not caught: what goes wrong ends the thread, and its owner hears of it.
  void judgeAmounts(table, recipe, { asked, context }).then((verdicts) => parentPort?.postMessage(verdicts));
});
