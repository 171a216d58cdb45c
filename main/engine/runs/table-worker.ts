/** The thread in which a table is read, worked on and written, so that the engine's own thread stays free. */
import { parentPort } from 'node:worker_threads';
import { AppError } from '../../../app/errors.ts';
import { QuestionGate } from '../jobs/question-gate.ts';
import type { Progress } from '../jobs/task.ts';
import type { TableCommand, TableEvent } from './table-task.ts';
import { TableWork } from './table-work.ts';

const tell = (event: TableEvent) => parentPort?.postMessage(event);
const gate = new QuestionGate(() => tell({ kind: 'gate' }));

const control = {
  gate: () => gate.pass(),
  progress: (progress: Progress) => tell({ kind: 'progress', progress }),
};
let work: TableWork | undefined;

parentPort?.on('message', (command: TableCommand) => void guarded(() => obey(command)));

async function obey(command: TableCommand): Promise<void> {
  switch (command.kind) {
    case 'read':
      work = new TableWork(command.data, control);
      tell({ kind: 'read', read: await work.read() });
      return;
    case 'make':
      if (work === undefined) throw new Error('A table is made before it was read.');
      tell({ kind: 'made', made: await work.make(command) });
      return;
    case 'go-on':
      gate.open();
  }
}

async function guarded(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (error instanceof AppError) tell({ kind: 'failed', error: error.toRecord() });
    else tell({ kind: 'broken', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
