import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CommandInput, CommandName, CommandOutput, EventName, EventPayload } from '../../app/contract/commands.ts';
import { failureToError, type Message, type Reply } from '../../app/contract/wire.ts';

const ENTRY = join(import.meta.dirname, '../../main/engine/entry.ts');

/** The engine in a process of its own, spoken to as the shell does. */
export class EngineProcess {
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, (reply: Reply) => void>();
  readonly #listeners = new Set<(event: string, payload: unknown) => void>();
  #nextId = 1;

  constructor(entry = ENTRY) {
    this.#child = spawn(process.execPath, [entry], {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child.on('message', (value) => {
      const message = value as Message;
      if (message.type === 'reply') this.#pending.get(message.id)?.(message);
      if (message.type === 'event') for (const listen of this.#listeners) listen(message.event, message.payload);
    });
  }

  get pid(): number {
    return this.#child.pid!;
  }

  async call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>> {
    const reply = await this.send(name, input);
    if (!reply.ok) throw failureToError(reply.failure);
    return reply.value as CommandOutput<Name>;
  }

  send(command: string, input: unknown): Promise<Reply> {
    return this.start(command, input).reply;
  }

  start(command: string, input: unknown): { readonly reply: Promise<Reply>; abort(): void } {
    const id = this.#nextId++;
    const reply = new Promise<Reply>((resolve) => {
      this.#pending.set(id, resolve);
    });
    this.#child.send({ type: 'request', id, command, input });
    return { reply, abort: () => void this.#child.send({ type: 'abort', id }) };
  }

  on<Name extends EventName>(event: Name, listener: (payload: EventPayload<Name>) => void): void {
    this.#listeners.add((name, payload) => {
      if (name === event) listener(payload as EventPayload<Name>);
    });
  }

  /** The first payload of an event that fits. */
  next<Name extends EventName>(
    event: Name,
    fits: (payload: EventPayload<Name>) => boolean,
  ): Promise<EventPayload<Name>> {
    return new Promise((resolve) => {
      this.on(event, (payload) => {
        if (fits(payload)) resolve(payload);
      });
    });
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exit;
  }

  /** Closes the channel and returns the exit status. */
  async end(): Promise<number | null> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return this.#child.exitCode;
    const exit = once(this.#child, 'exit');
    if (this.#child.connected) this.#child.disconnect();
    const [code] = await exit;
    return code;
  }
}
