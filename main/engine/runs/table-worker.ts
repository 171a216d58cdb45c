/** The thread in which a table is read, worked on and written, so that the engine's own thread stays free. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../app/errors.ts';
import { QuestionGate } from '../jobs/question-gate.ts';
import type { TableCommand, TableEvent, TableWorkerData } from './table-task.ts';
import { TableWork } from './table-work.ts';

const tell = (event: TableEvent) => parentPort?.postMessage(event);
const gate = new QuestionGate(() => tell({ kind: 'gate' }));

const work = new TableWork(workerData as TableWorkerData, {
  gate: () => gate.pass(),
  progress: (progress) => tell({ kind: 'progress', progress }),
});

parentPort?.on('message', (command: TableCommand) => {
  if (command.kind === 'go-on') gate.open();
  else void guarded(async () => tell({ kind: 'made', made: await work.make(command) }));
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
