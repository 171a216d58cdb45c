import { type ChildProcess, spawn } from 'node:child_process';
import type { EventMessage, Message, Reply } from '../../app/contract/wire.ts';

/** One life of the engine: a plain Node process, spoken to over its IPC channel. */

export type EngineReply =
  | Omit<Extract<Reply, { ok: true }>, 'id' | 'type'>
  | Omit<Extract<Reply, { ok: false }>, 'id' | 'type'>;

export interface EngineProgram {
  readonly node: string;
  readonly entry: string;
  readonly environment: NodeJS.ProcessEnv;
}

export interface EngineListener {
  readonly onEvent: (event: EventMessage) => void;
  readonly onExit: () => void;
}

const stopped: EngineReply = {
  ok: false,
  failure: {
    kind: 'expected',
    error: {
      code: 'engine.stopped',
      message: 'The engine stopped before it answered. What was saved is safe; do it again once it is back.',
    },
  },
};

export class EngineProcess {
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, (reply: EngineReply) => void>();
  #nextId = 1;
  #ended = false;

  constructor(program: EngineProgram, listener: EngineListener) {
    this.#child = spawn(program.node, [program.entry], {
      // Typed arrays travel as such, and the engine's own log lines go where the shell's go.
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: program.environment,
      windowsHide: true,
    });
    this.#child.on('message', (message) => this.#receive(message as Message, listener));
    const end = (): void => {
      if (this.#ended) return;
      this.#ended = true;
      for (const answer of this.#pending.values()) answer(stopped);
      this.#pending.clear();
      listener.onExit();
    };
    this.#child.on('exit', end);
    this.#child.on('error', end);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  call(command: string, input: unknown): Promise<EngineReply> {
    if (this.#ended) return Promise.resolve(stopped);
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      // A broken channel shows as the exit that follows it, which answers every pending call.
      this.#child.send({ type: 'request', id, command, input }, () => {});
    });
  }

  /** Asks the engine to end by closing its channel; ends it by force when it has not after `graceMs`. */
  async end(graceMs: number): Promise<void> {
    if (this.#ended) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => this.#child.kill('SIGKILL'), graceMs);
      this.#child.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      if (this.#child.connected) this.#child.disconnect();
    });
  }

  #receive(message: Message, listener: EngineListener): void {
    if (message.type === 'event') listener.onEvent(message);
    if (message.type !== 'reply') return;
    const answer = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    answer?.(message.ok ? { ok: true, value: message.value } : { ok: false, failure: message.failure });
  }
}
