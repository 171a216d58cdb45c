import type { JobFailure, JobView } from '../../../app/contract/commands.ts';
import { allows, type JobAction, type JobState, leadsTo } from '../../../app/contract/job-state.ts';
import { AppError, Cancelled, type Warning } from '../../../app/errors.ts';
import type { StoredJob } from '../store/jobs.ts';
import { Pacer } from './pacer.ts';
import { PauseGate } from './pause-gate.ts';
import { ProgressMeter } from './progress-meter.ts';
import type { JobControl } from './task.ts';
import type { JobWork, PreparedWork } from './work.ts';

/** After this a cancelled job is shown as cancelled even if its work has not let go; its resources stay taken. */
const CANCEL_PATIENCE_MS = 1_800;

/** What a job needs of its surroundings. */
export interface JobPorts {
  /** Keeps the job's row. */
  readonly save: (job: StoredJob) => void;
  readonly log: (jobId: string, line: string) => void;
  /** Something that the window shows has changed. */
  readonly changed: (job: Job) => void;
  /** Logs the stack of a bug and returns its reference. */
  readonly reportBug: (error: unknown) => string;
  readonly progressPerSecond: number;
  readonly clock: () => number;
}

/** One job from its first wait to its end. Every change of its state goes through the table of the contract. */
export class Job {
  readonly #ports: JobPorts;
  readonly #pacer: Pacer;
  #stored: StoredJob;
  #meter: ProgressMeter;
  #gate: PauseGate;
  #abort = new AbortController();
  #closing = false;
  waiting: { readonly reason: string; readonly place: number } | null = null;

  constructor(stored: StoredJob, ports: JobPorts) {
    this.#stored = stored;
    this.#ports = ports;
    this.#meter = new ProgressMeter(ports.clock);
    this.#gate = new PauseGate(() => this.#becomePaused());
    this.#pacer = new Pacer(1000 / ports.progressPerSecond, () => this.#tellProgress());
  }

  get stored(): StoredJob {
    return this.#stored;
  }

  get state(): JobState {
    return this.#stored.state;
  }

  get isActive(): boolean {
    return leadsTo(this.state, 'interrupted');
  }

  view(): JobView {
    const { id, kind, title, state, progress, warnings, failure, datasetId, runId, createdAt, finishedAt } =
      this.#stored;
    return {
      ...{ id, kind, title, state, progress, failure, datasetId, runId, createdAt, finishedAt },
      warnings: [...warnings],
      waitReason: this.waiting?.reason ?? null,
      place: this.waiting?.place ?? null,
    };
  }

  /** Works from `preparing` to an end. Never throws: whatever happens becomes the job's state. */
  async run(work: JobWork): Promise<void> {
    this.#abort = new AbortController();
    this.#meter = new ProgressMeter(this.#ports.clock);
    this.#gate = new PauseGate(() => this.#becomePaused());
    this.#move('preparing', { startedAt: new Date().toISOString(), finishedAt: null, failure: null, warnings: [] });
    let prepared: PreparedWork | undefined;
    try {
      prepared = await work.prepare(this.#abort.signal);
      this.#refuseWhenAborted();
      this.#meter.start();
      this.#move('running');
      const { flawed } = await prepared.execute(this.#control());
      this.#succeed(flawed);
    } catch (error) {
      this.#endWith(error);
    }
    // What was unpacked or started for the job must go whatever happened, and cannot change how it ended.
    await prepared?.close().catch((error: unknown) => this.log(`Tidying up failed: ${String(error)}`));
  }

  pause(): void {
    this.#require('pause');
    this.#gate.close();
    this.#move('pausing');
  }

  /** Goes on from a pause; a job that had ended is queued again by the queue instead. */
  unpause(): void {
    this.#require('resume');
    this.#meter.start();
    this.#move('running');
    this.#gate.open();
  }

  cancel(): void {
    this.#require('cancel');
    if (this.state === 'queued') {
      this.#move('cancelled', { finishedAt: new Date().toISOString() });
      return;
    }
    this.#move('cancelling');
    this.#abort.abort(new Cancelled());
    this.#gate.open();
    setTimeout(() => {
      if (this.state !== 'cancelling') return;
      this.log('The work did not stop in time; what it still does is not used.');
      this.#end('cancelled');
    }, CANCEL_PATIENCE_MS).unref();
  }

  /** The engine closes: what runs stops where it is and can be resumed. */
  interrupt(): void {
    if (!this.isActive || this.state === 'finishing' || this.state === 'cancelling') return;
    this.#closing = true;
    this.#abort.abort(new Cancelled());
    this.#gate.open();
  }

  /** For a job that an engine left active when it died. */
  markInterrupted(): void {
    this.log('The engine stopped while this was at work.');
    this.#end('interrupted');
  }

  /** Back into the line, after an end that allows it. */
  requeue(action: 'resume' | 'retry', position: number, request = this.#stored.request): void {
    this.#require(action);
    this.#move('queued', { position, request, finishedAt: null, failure: null });
  }

  /** Ended before its work was done. */
  get mayGoOn(): boolean {
    return leadsTo(this.state, 'queued');
  }

  setPosition(position: number): void {
    this.#stored = { ...this.#stored, position };
    this.#ports.save(this.#stored);
  }

  log(line: string): void {
    this.#ports.log(this.#stored.id, line);
  }

  requireAllowed(action: JobAction): void {
    this.#require(action);
  }

  #control(): JobControl {
    return {
      signal: this.#abort.signal,
      gate: async () => {
        await this.#gate.pass();
        this.#refuseWhenAborted();
      },
      progress: (progress) => {
        this.#meter.report(progress);
        this.#gate.stir();
        this.#pacer.ask();
      },
      finishing: () => this.#beginFinishing(),
      warn: (warning) => this.#warn(warning),
      log: (line) => this.log(line),
    };
  }

  #warn(warning: Warning): void {
    this.#stored = { ...this.#stored, warnings: [...this.#stored.warnings, warning] };
    this.log(`Warning: ${warning.message}`);
    this.#pacer.ask();
  }

  #refuseWhenAborted(): void {
    if (this.#abort.signal.aborted) throw new Cancelled();
  }

  #becomePaused(): void {
    if (this.state !== 'pausing') return;
    this.#meter.pause();
    this.#move('paused');
  }

  #beginFinishing(): void {
    this.#refuseWhenAborted();
    if (this.state === 'finishing') return;
    // A pause that came too late to stop anything is dropped.
    this.#gate.open();
    this.#backToRunning();
    this.#move('finishing');
  }

  #succeed(flawed: boolean): void {
    this.#beginFinishing();
    this.#meter.complete();
    this.#end(flawed || this.#stored.warnings.length > 0 ? 'succeeded-with-warnings' : 'succeeded');
  }

  #endWith(error: unknown): void {
    // It was given up before it let go.
    if (!this.isActive) return;
    if (this.#abort.signal.aborted) {
      if (!isAbort(error)) this.log(`While stopping: ${error instanceof Error ? error.message : String(error)}`);
      this.#end(this.#closing ? 'interrupted' : 'cancelled');
      return;
    }
    const failure = this.#describe(error);
    this.log(`Failed: ${failure.message}`);
    this.#backToRunning();
    this.#end('failed', failure);
  }

  #describe(error: unknown): JobFailure {
    if (error instanceof AppError) return error.toRecord();
    const reference = this.#ports.reportBug(error);
    return {
      code: 'engine.bug',
      message: `Something went wrong inside Twelvefold. Please report it with the reference ${reference}.`,
      reference,
    };
  }

  /** Work in flight may end while the job already counts as paused. */
  #backToRunning(): void {
    if (this.state === 'paused') this.#move('running');
  }

  #end(state: JobState, failure: JobFailure | null = null): void {
    this.#meter.pause();
    this.#pacer.stop();
    this.#move(state, { failure, finishedAt: new Date().toISOString() });
  }

  #move(state: JobState, changes: Partial<StoredJob> = {}): void {
    if (!leadsTo(this.state, state)) throw new Error(`a job cannot go from ${this.state} to ${state}`);
    this.#stored = { ...this.#stored, ...changes, state, progress: this.#meter.view() ?? this.#stored.progress };
    if (state !== 'queued') this.waiting = null;
    this.#ports.save(this.#stored);
    this.#ports.changed(this);
  }

  #tellProgress(): void {
    this.#stored = { ...this.#stored, progress: this.#meter.view() };
    this.#ports.save(this.#stored);
    this.#ports.changed(this);
  }

  #require(action: JobAction): void {
    if (allows(this.state, action)) return;
    throw new AppError(
      'job.not-allowed',
      `“${this.#stored.title}” is ${stateWords[this.state]}, so it cannot be ${actionWords[action]}.`,
    );
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Cancelled || (error instanceof Error && error.name === 'AbortError');
}

const stateWords: Readonly<Record<JobState, string>> = {
  queued: 'waiting',
  preparing: 'being prepared',
  running: 'running',
  pausing: 'pausing',
  paused: 'paused',
  finishing: 'finishing',
  succeeded: 'done',
  'succeeded-with-warnings': 'done',
  cancelling: 'stopping',
  cancelled: 'stopped',
  failed: 'failed',
  interrupted: 'interrupted',
};

const actionWords: Readonly<Record<JobAction, string>> = {
  'start-now': 'started now',
  cancel: 'cancelled',
  reorder: 'moved in the line',
  pause: 'paused',
  resume: 'resumed',
  browse: 'browsed',
  export: 'exported',
  'run-again': 'run again',
  'retry-skipped': 'retried',
  discard: 'discarded',
  retry: 'retried',
};
