import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DatasetView } from '../../../app/contract/commands.ts';
import { AppError, Cancelled } from '../../../app/errors.ts';
import type { TabularRecipe } from '../../../app/model/recipe.ts';
import { workerFile } from '../jobs/worker-file.ts';
import { errorOfAnswer } from '../runs/worker-pool.ts';
import type {
  AnswerOf,
  PreviewAnswer,
  PreviewCommand,
  PreviewedFile,
  PreviewName,
  PreviewTask,
} from './table-preview-task.ts';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Previews of what recipes make of the project's tables, made on a thread that starts with the first of them. */
export class TablePreviews {
  #worker: Worker | undefined;
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();
  readonly #newest = new Map<string, AbortController>();

  /** @throws Cancelled, and what reading the table or running the recipe over it throws */
  async ask<Name extends PreviewName>(
    question: { readonly name: Name; readonly dataset: DatasetView; readonly recipe: TabularRecipe },
    input: PreviewTask<Name>['input'],
    signal: AbortSignal,
  ): Promise<AnswerOf<Name>> {
    const { name, dataset, recipe } = question;
    const task: PreviewTask = { name, recipe, input, file: previewedFile(dataset) };
    return (await this.#send(task, signal)) as AnswerOf<Name>;
  }

  /** The same for a question that takes the place of an older one of the same slot. */
  async askNewest<Name extends PreviewName>(
    question: {
      readonly name: Name;
      readonly slot: string;
      readonly dataset: DatasetView;
      readonly recipe: TabularRecipe;
    },
    input: PreviewTask<Name>['input'],
    signal: AbortSignal,
  ): Promise<AnswerOf<Name>> {
    const key = slotKey(question.name, question.slot);
    const own = new AbortController();
    this.#newest.get(key)?.abort();
    this.#newest.set(key, own);
    try {
      return await this.ask(question, input, AbortSignal.any([own.signal, signal]));
    } finally {
      if (this.#newest.get(key) === own) this.#newest.delete(key);
    }
  }

  cancel(slot: string): void {
    for (const name of ['table.preview', 'table.judge'] as const) this.#newest.get(slotKey(name, slot))?.abort();
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#fail(new Cancelled());
    await worker?.terminate();
  }

  #send(task: PreviewTask, signal: AbortSignal): Promise<unknown> {
    if (signal.aborted) return Promise.reject(new Cancelled());
    const worker = this.#thread();
    const id = ++this.#lastId;
    const post = (command: PreviewCommand) => worker.postMessage(command);
    const cancel = () => post({ kind: 'cancel', id });
    signal.addEventListener('abort', cancel, { once: true });
    const answered = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    post({ kind: 'do', id, task });
    return answered.finally(() => signal.removeEventListener('abort', cancel));
  }

  #thread(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(workerFile('./table-preview-worker.ts', import.meta.url));
    const lose = (error: unknown) => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#fail(error);
    };
    worker.on('message', ({ id, answer }: PreviewAnswer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (answer.ok) waiting?.resolve(answer.result);
      else waiting?.reject('cancelled' in answer ? new Cancelled() : errorOfAnswer(answer));
    });
    worker.on('error', lose);
    worker.on('exit', (code) => lose(new Error(`The thread that previews tables ended with code ${code}.`)));
    this.#worker = worker;
    return worker;
  }

  #fail(error: unknown): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}

const slotKey = (name: string, slot: string): string => `${name} ${slot}`;

function previewedFile({ path }: DatasetView): PreviewedFile {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) {
    const message = `${path} is not there any more. Put it back, or import it again.`;
    throw new AppError('input.not-found', message, { file: path });
  }
  return {
    filePath: path,
    name: basename(path),
    byteLength: found.size,
    version: `${found.size} ${found.mtimeMs}`,
  };
}
