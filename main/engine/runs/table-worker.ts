/** The thread in which a table is read, worked on and written, so that the engine's own thread stays free. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../app/errors.ts';
import type { TableCommand, TableEvent, TableWorkerData } from './table-task.ts';
import { TableWork } from './table-work.ts';

const tell = (event: TableEvent) => parentPort?.postMessage(event);
/** Several searches ask at the same time: they share one question and its answer. */
let asked: { readonly answer: Promise<void>; readonly goOn: () => void } | undefined;

const work = new TableWork(workerData as TableWorkerData, {
  gate() {
    if (asked === undefined) {
      let goOn = () => {};
      const answer = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      asked = { answer, goOn };
      tell({ kind: 'gate' });
    }
    return asked.answer;
  },
  progress: (progress) => tell({ kind: 'progress', progress }),
});

parentPort?.on('message', (command: TableCommand) => {
  if (command.kind === 'go-on') {
    const answered = asked;
    asked = undefined;
    answered?.goOn();
  } else void guarded(async () => tell({ kind: 'made', made: await work.make(command) }));
});

void guarded(async () => tell({ kind: 'read', read: await work.read() }));

async function guarded(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (error instanceof AppError) tell({ kind: 'failed', error: error.toRecord() });
    else tell({ kind: 'broken', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
