import { Worker } from 'node:worker_threads';
import { AppError, Cancelled } from '../../../app/errors.ts';
import type { JobControl } from '../jobs/task.ts';
import { workerFile } from '../jobs/worker-file.ts';
import type { TableCommand, TableEvent, TableMade, TableRead, TableWorkerData } from './table-task.ts';

/** Started before there was a run to take it. */
let spare: Worker | undefined;

/**
 * Starts the thread of the next table run, so that it loads its code while the engine loads its own: 70 ms of a short
 * run. One that is never taken does not keep the process alive.
 */
export function startTableThread(): void {
  spare ??= newWorker();
  spare.unref();
}

function newWorker(): Worker {
  return new Worker(workerFile('./table-worker.ts', import.meta.url));
}

/** The engine's side of a table run's thread: two questions, in order, and an end at any moment. */
export class TableThread {
  readonly #worker: Worker;
  #control: JobControl | undefined;
  #settle: { readonly resolve: (event: TableEvent) => void; readonly reject: (error: unknown) => void } | undefined;
  /** What came before anybody waited for it. */
  #early: TableEvent | { readonly kind: 'lost'; readonly error: unknown } | undefined;

  constructor(data: TableWorkerData) {
    this.#worker = spare ?? newWorker();
    spare = undefined;
    this.#worker.ref();
    this.#worker.on('message', (event: TableEvent) => this.#hear(event));
    this.#worker.on('error', (error) => this.#lose(error));
    this.#worker.on('exit', (code) => this.#lose(new Error(`The thread of a table run ended with code ${code}.`)));
    this.#worker.postMessage({ kind: 'read', data } satisfies TableCommand);
  }

  async read(signal: AbortSignal): Promise<TableRead> {
    const event = await this.#next(signal);
    if (event.kind !== 'read') throw new Error(`The thread of a table run answered ${event.kind} to its start.`);
    return event.read;
  }

  async make(command: Extract<TableCommand, { kind: 'make' }>, control: JobControl): Promise<TableMade> {
    this.#control = control;
    this.#worker.postMessage(command);
    const event = await this.#next(control.signal);
    if (event.kind !== 'made') throw new Error(`The thread of a table run answered ${event.kind}.`);
    return event.made;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  /** The next event that answers; cancelled at once when the signal says so, whatever the thread is doing. */
  async #next(signal: AbortSignal): Promise<TableEvent> {
    if (signal.aborted) throw new Cancelled();
    let cancel = () => {};
    try {
      return await new Promise<TableEvent>((resolve, reject) => {
        cancel = () => {
          void this.close();
          reject(new Cancelled());
        };
        signal.addEventListener('abort', cancel, { once: true });
        this.#settle = { resolve, reject };
        const early = this.#early;
        this.#early = undefined;
        if (early?.kind === 'lost') reject(early.error);
        else if (early !== undefined) this.#answer(early);
      });
    } finally {
      signal.removeEventListener('abort', cancel);
      this.#settle = undefined;
    }
  }

  #hear(event: TableEvent): void {
    switch (event.kind) {
      case 'gate':
        // Before the run has a job there is nobody to pause it.
        (this.#control?.gate() ?? Promise.resolve()).then(
          () => this.#worker.postMessage({ kind: 'go-on' } satisfies TableCommand),
          (error: unknown) => this.#settle?.reject(error),
        );
        return;
      case 'progress':
        this.#control?.progress(event.progress);
        return;
      default:
        if (this.#settle === undefined) this.#early = event;
        else this.#answer(event);
    }
  }

  #answer(event: TableEvent): void {
    if (event.kind === 'failed') this.#settle?.reject(AppError.fromRecord(event.error));
    else if (event.kind === 'broken') this.#settle?.reject(new Error(event.stack));
    else this.#settle?.resolve(event);
  }

  #lose(error: unknown): void {
    const reason = isOutOfMemory(error) ? outOfMemory() : error;
    if (this.#settle === undefined) this.#early ??= { kind: 'lost', error: reason };
    else this.#settle.reject(reason);
  }
}

function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') || /allocation failed/i.test(error.message);
}

function outOfMemory(): AppError {
  return new AppError(
    'input.too-large',
    'The table does not fit into the memory that is free. Close other programs, or take fewer rows or columns.',
  );
}
