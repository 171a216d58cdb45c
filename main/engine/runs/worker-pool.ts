import { Worker } from 'node:worker_threads';
import { AppError, Cancelled, type ErrorRecord } from '../../../app/errors.ts';

/** What a pool's worker answers to a task. */
export type WorkerAnswer<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly error: ErrorRecord }
  | { readonly ok: false; readonly bug: string };

interface Waiting<Task, Result> {
  readonly task: Task;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Threads that do tasks of one kind, one at a time each. Threads start when there is work for them; a thread that dies
 * fails its task and is replaced by the next.
 */
export class WorkerPool<Task, Result> {
  readonly #file: URL;
  readonly #size: number;
  readonly #workerData: unknown;
  readonly #queue: Waiting<Task, Result>[] = [];
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Waiting<Task, Result>>();
  #closed = false;

  constructor(file: URL, options: { readonly size: number; readonly workerData: unknown }) {
    this.#file = file;
    this.#size = options.size;
    this.#workerData = options.workerData;
  }

  /** Tasks that can be under way at the same time. */
  get size(): number {
    return this.#size;
  }

  run(task: Task): Promise<Result> {
    if (this.#closed) return Promise.reject(new Cancelled());
    return new Promise((resolve, reject) => {
      this.#queue.push({ task, resolve, reject });
      this.#dispatch();
    });
  }

  /** Ends all threads at once; what was under way fails as cancelled. */
  async close(): Promise<void> {
    this.#closed = true;
    const waiting = [...this.#queue.splice(0), ...this.#busy.values()];
    const workers = [...this.#idle.splice(0), ...this.#busy.keys()];
    this.#busy.clear();
    for (const { reject } of waiting) reject(new Cancelled());
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #dispatch(): void {
    while (this.#queue.length > 0 && this.#busy.size < this.#size) {
      const worker = this.#idle.pop() ?? this.#start();
      const next = this.#queue.shift() as Waiting<Task, Result>;
      this.#busy.set(worker, next);
      worker.postMessage(next.task);
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#file, { workerData: this.#workerData });
    worker.on('message', (answer: WorkerAnswer<Result>) => {
      const done = this.#busy.get(worker);
      if (done === undefined) return;
      this.#busy.delete(worker);
      this.#idle.push(worker);
      settle(done, answer);
      this.#dispatch();
    });
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', (code) => this.#lose(worker, new Error(`A worker thread ended with code ${code}.`)));
    return worker;
  }

  #lose(worker: Worker, error: unknown): void {
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    const lost = this.#busy.get(worker);
    if (lost === undefined) return;
    this.#busy.delete(worker);
    lost.reject(error);
    this.#dispatch();
  }
}

/** A failure as it crosses the thread: expected ones by their record, bugs by their stack. */
export function failedAnswer(error: unknown): WorkerAnswer<never> {
  if (error instanceof AppError) return { ok: false, error: error.toRecord() };
  return { ok: false, bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

export function errorOfAnswer(answer: Extract<WorkerAnswer<unknown>, { ok: false }>): Error {
  return 'error' in answer ? AppError.fromRecord(answer.error) : new Error(answer.bug);
}

function settle<Task, Result>(waiting: Waiting<Task, Result>, answer: WorkerAnswer<Result>): void {
  if (answer.ok) waiting.resolve(answer.result);
  else waiting.reject(errorOfAnswer(answer));
}
