import type { CommandInput } from '../../app/contract/commands.ts';
import type { EventMessage } from '../../app/contract/wire.ts';
import { EngineProcess, type EngineProgram, type EngineReply } from './engine-process.ts';

/** Keeps one engine alive: a new one takes the place of one that ended, with the same project open. */

export interface HostListener {
  readonly onEvent: (event: EventMessage) => void;
  readonly onRestart: (restart: { readonly reopened: boolean; readonly project: string | null }) => void;
}

/** Pause before a new engine: none after a first death, up to this when it keeps dying at once. */
const longestPauseMs = 5000;
/** An engine that lived this long was sound: the pauses begin anew. */
const soundAfterMs = 10_000;
const endGraceMs = 3000;

/** The commands after which another project is open; their outputs carry its path. */
const opening = new Set(['project.create', 'project.open', 'sample.open']);

export class EngineHost {
  readonly #program: EngineProgram;
  readonly #listener: HostListener;
  #engine: EngineProcess;
  /** Settles when the present engine has the project open and may be asked. */
  #ready: Promise<void> = Promise.resolve();
  #project: string | null = null;
  #limits: CommandInput<'engine.configure'> | null = null;
  #deaths = 0;
  #ending = false;

  constructor(program: EngineProgram, listener: HostListener) {
    this.#program = program;
    this.#listener = listener;
    this.#engine = this.#start();
  }

  get pid(): number | undefined {
    return this.#engine.pid;
  }

  /** The path of the project that is open, which a new engine opens again. */
  get project(): string | null {
    return this.#project;
  }

  /** Limits of the machine's use, which a new engine gets too. */
  async configure(limits: CommandInput<'engine.configure'>): Promise<void> {
    this.#limits = limits;
    // An engine that ended meanwhile: its successor is given them as well.
    await this.call('engine.configure', limits);
  }

  async call(command: string, input: unknown): Promise<EngineReply> {
    await this.#ready;
    const reply = await this.#engine.call(command, input);
    if (reply.ok && opening.has(command)) this.#project = (reply.value as { readonly path: string }).path;
    if (reply.ok && command === 'project.close') this.#project = null;
    return reply;
  }

  async end(): Promise<void> {
    this.#ending = true;
    await this.#engine.end(endGraceMs);
  }

  #start(): EngineProcess {
    const startedAt = Date.now();
    const onExit = (): void => {
      if (this.#ending) return;
      this.#deaths = Date.now() - startedAt > soundAfterMs ? 1 : this.#deaths + 1;
      this.#ready = this.#restart();
    };
    return new EngineProcess(this.#program, { onEvent: this.#listener.onEvent, onExit });
  }

  async #restart(): Promise<void> {
    const pauseMs = this.#deaths <= 1 ? 0 : Math.min(longestPauseMs, 100 * 2 ** this.#deaths);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (this.#ending) return;
    this.#engine = this.#start();
    const engine = this.#engine;
    const project = this.#project;
    if (this.#limits !== null) void engine.call('engine.configure', this.#limits);
    const reply =
      project === null
        ? await engine.call('engine.describe', {})
        : await engine.call('project.open', { path: project });
    // Ended again in the meantime: the next restart tells.
    if (engine !== this.#engine || (!reply.ok && isStopped(reply))) return;
    if (!reply.ok) this.#project = null;
    this.#listener.onRestart({ reopened: reply.ok && project !== null, project });
  }
}

function isStopped(reply: EngineReply): boolean {
  return !reply.ok && reply.failure.kind === 'expected' && reply.failure.error.code === 'engine.stopped';
}
