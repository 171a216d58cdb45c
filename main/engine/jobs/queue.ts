import type { JobKind } from '../../../app/contract/commands.ts';
import { AppError } from '../../../app/errors.ts';
import { appendLogLine, deleteJob, listJobs, listLogLines, type StoredJob, saveJob } from '../store/jobs.ts';
import { newId, now, type Store } from '../store/store.ts';
import { Job, type JobPorts } from './job.ts';
import { findConflict } from './resources.ts';
import type { JobWork, WorkFor } from './work.ts';

/** Jobs that work at once. Each uses as many cores as its workers; a second keeps them busy while one writes. */
const MOST_AT_WORK = 2;

/** How long closing waits for the work at hand to let go. */
const CLOSE_PATIENCE_MS = 4_000;

export interface NewJob {
  readonly id?: string;
  readonly kind: JobKind;
  readonly title: string;
  readonly request: unknown;
  readonly datasetId: string | null;
  readonly runId: string | null;
}

export interface QueueOptions {
  readonly store: Store;
  readonly workFor: WorkFor;
  readonly changed: (job: Job) => void;
  readonly removed: (jobId: string) => void;
  readonly reportBug: (error: unknown) => string;
  readonly progressPerSecond: number;
}

/** The jobs of one store: those at work, those in line, and all that ended. */
export class JobQueue {
  readonly #options: QueueOptions;
  readonly #jobs = new Map<string, Job>();
  readonly #works = new Map<Job, JobWork>();
  /** At work or letting go, with the promise of its end. */
  readonly #atWork = new Map<Job, Promise<void>>();
  readonly #watchers = new Map<Job, (() => void)[]>();
  #closed = false;

  /** Takes up what the store holds: what was at work when its engine ended is interrupted now, the line goes on. */
  constructor(options: QueueOptions) {
    this.#options = options;
    for (const stored of listJobs(options.store).reverse()) {
      const job = this.#adopt(stored);
      if (job.isActive) job.markInterrupted();
    }
    this.#schedule();
  }

  add(wanted: NewJob): Job {
    const stored: StoredJob = {
      ...wanted,
      id: wanted.id ?? newId(),
      state: 'queued',
      position: this.#lastPosition() + 1,
      progress: null,
      warnings: [],
      failure: null,
      createdAt: now(),
      startedAt: null,
      finishedAt: null,
    };
    saveJob(this.#options.store, stored);
    const job = this.#adopt(stored);
    this.#options.changed(job);
    return job;
  }

  /** Starts what may start. Apart from `add`, so that rows which refer to the job can be written in between. */
  schedule(): void {
    this.#schedule();
  }

  /** The newest first. */
  list(): Job[] {
    return [...this.#jobs.values()].reverse();
  }

  /** @throws AppError `job.not-found` */
  get(id: string): Job {
    const job = this.#jobs.get(id);
    if (job === undefined)
      throw new AppError('job.not-found', `There is no job with the id ${id}. It may have been removed.`);
    return job;
  }

  log(id: string): string[] {
    return listLogLines(this.#options.store, this.get(id).stored.id);
  }

  /** Before all others in the line, whether or not it may start yet. */
  startNow(id: string): Job {
    const job = this.get(id);
    job.requireAllowed('start-now');
    return this.#place(job, 0);
  }

  /** `place` counts from 1. */
  reorder(id: string, place: number): Job {
    const job = this.get(id);
    job.requireAllowed('reorder');
    return this.#place(job, place - 1);
  }

  /** Takes up a job that ended before its work was done, told anew what it is asked for. */
  goOn(id: string, request: unknown): void {
    const job = this.get(id);
    this.#works.delete(job);
    job.requeue(job.state === 'failed' ? 'retry' : 'resume', this.#lastPosition() + 1, request);
    this.#schedule();
  }

  resume(id: string): Job {
    const job = this.get(id);
    if (job.state === 'paused') job.unpause();
    else this.#requeue(job, 'resume');
    return job;
  }

  retry(id: string): Job {
    const job = this.get(id);
    this.#requeue(job, 'retry');
    return job;
  }

  cancel(id: string): Job {
    const job = this.get(id);
    job.cancel();
    this.#schedule();
    return job;
  }

  async discard(id: string): Promise<void> {
    const job = this.get(id);
    job.requireAllowed('discard');
    // A job that was given up as cancelled may still hold its files.
    await this.#atWork.get(job);
    await this.#options.workFor(job.stored).discard();
    this.#jobs.delete(id);
    this.#works.delete(job);
    deleteJob(this.#options.store, id);
    this.#options.removed(id);
  }

  /** Resolves when a job is neither waiting nor at work. */
  async ended(id: string): Promise<Job> {
    const job = this.get(id);
    while (job.state === 'queued' || job.isActive) {
      await new Promise<void>((done) => {
        this.#watchers.set(job, [...(this.#watchers.get(job) ?? []), done]);
      });
    }
    return job;
  }

  /** Interrupts what is at work and waits for it to let go. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#atWork.keys()) job.interrupt();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((done) => {
      timer = setTimeout(done, CLOSE_PATIENCE_MS);
    });
    await Promise.race([Promise.all(this.#atWork.values()), patience]);
    clearTimeout(timer);
    // Nothing may reach the store once it is closed.
    for (const job of this.#atWork.keys()) if (job.isActive) job.markInterrupted();
    this.#jobs.clear();
  }

  #adopt(stored: StoredJob): Job {
    const job = new Job(stored, this.#ports());
    this.#jobs.set(stored.id, job);
    return job;
  }

  #ports(): JobPorts {
    const { store, changed, reportBug, progressPerSecond } = this.#options;
    const whileOpen = (act: () => void) => {
      if (store.database.open) act();
    };
    return {
      save: (stored) => whileOpen(() => saveJob(store, stored)),
      log: (jobId, line) => whileOpen(() => appendLogLine(store, jobId, line)),
      changed: (job) => {
        for (const wake of this.#watchers.get(job) ?? []) wake();
        this.#watchers.delete(job);
        changed(job);
        // A paused job makes room for another.
        if (job.state === 'paused') this.#schedule();
      },
      reportBug,
      progressPerSecond,
      clock: () => performance.now(),
    };
  }

  #requeue(job: Job, action: 'resume' | 'retry'): void {
    job.requeue(action, this.#lastPosition() + 1);
    this.#schedule();
  }

  #place(job: Job, index: number): Job {
    const line = this.#line().filter((other) => other !== job);
    line.splice(index, 0, job);
    const first = Math.min(...line.map((other) => other.stored.position));
    for (const [offset, other] of line.entries()) other.setPosition(first + offset);
    this.#schedule();
    return job;
  }

  #line(): Job[] {
    const waiting = [...this.#jobs.values()].filter((job) => job.state === 'queued');
    return waiting.sort((a, b) => a.stored.position - b.stored.position);
  }

  #lastPosition(): number {
    return Math.max(0, ...[...this.#jobs.values()].map((job) => job.stored.position));
  }

  #schedule(): void {
    if (this.#closed) return;
    const ahead = [...this.#atWork.keys()];
    let place = 0;
    for (const job of this.#line()) {
      const work = this.#workOf(job);
      // A job that lets go of its last attempt only slowly must not run twice at once.
      const reason = this.#atWork.has(job)
        ? 'Waits for its own last attempt to end.'
        : (findConflict(
            this.#claim(job),
            ahead.map((other) => this.#claim(other)),
          ) ?? this.#crowded());
      ahead.push(job);
      if (reason === undefined) this.#start(job, work);
      else this.#wait(job, { reason, place: ++place });
    }
  }

  #crowded(): string | undefined {
    const busy = [...this.#atWork.keys()].filter((job) => job.state !== 'paused');
    return busy.length < MOST_AT_WORK ? undefined : `Waits for one of ${busy.length} running jobs to end.`;
  }

  #wait(job: Job, waiting: { readonly reason: string; readonly place: number }): void {
    if (job.waiting?.reason === waiting.reason && job.waiting.place === waiting.place) return;
    job.waiting = waiting;
    this.#options.changed(job);
  }

  #start(job: Job, work: JobWork): void {
    const end = job
      .run(work)
      .catch((error: unknown) => void this.#options.reportBug(error))
      .then(() => {
        this.#atWork.delete(job);
        this.#works.delete(job);
        this.#schedule();
      });
    this.#atWork.set(job, end);
  }

  #claim(job: Job) {
    const { reads, writes } = this.#workOf(job);
    return { title: job.stored.title, reads, writes };
  }

  #workOf(job: Job): JobWork {
    const known = this.#works.get(job);
    if (known !== undefined) return known;
    const work = this.#options.workFor(job.stored);
    this.#works.set(job, work);
    return work;
  }
}
