import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CommandInput, CommandName, CommandOutput, EventName, EventPayload } from '../../app/contract/commands.ts';
import { failureToError } from '../../app/contract/wire.ts';
import { logBug } from './bug-log.ts';
import { type Answer, dispatch } from './dispatch.ts';
import type { EngineContext, Handlers, WorkspaceOpening } from './handlers/handler.ts';
import { handlers as allHandlers } from './handlers/handlers.ts';
import { Workspace, type WorkspacePorts } from './workspace.ts';

export interface EngineOptions {
  /** Progress events a second for each job: 4 for the window, up to 10 for the command line. */
  readonly progressPerSecond?: number;
  /** Stands in for some handlers; for tests of failing ones. */
  readonly handlers?: Partial<Handlers>;
}

/** The only owner of project data. The window reaches it over a process channel, the command line calls it directly. */
export interface Engine {
  /** @throws AppError, Cancelled or EngineBug: what the failure of the call says, as in app/contract/wire.ts. */
  call<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    options?: { readonly signal?: AbortSignal },
  ): Promise<CommandOutput<Name>>;
  /** The same for a caller that has not checked anything; never throws. */
  answer(call: { readonly command: string; readonly input: unknown; readonly signal?: AbortSignal }): Promise<Answer>;
  /** Returns what ends the listening. */
  on<Name extends EventName>(event: Name, listener: (payload: EventPayload<Name>) => void): () => void;
  onAny(listener: (event: EventName, payload: EventPayload<EventName>) => void): () => void;
  /** Interrupts what is at work, so that it can be resumed, and closes the project. */
  close(): Promise<void>;
}

type AnyListener = (event: EventName, payload: EventPayload<EventName>) => void;

export function createEngine(options: EngineOptions = {}): Engine {
  const listeners = new Set<AnyListener>();
  const handlers: Handlers = { ...allHandlers, ...options.handlers };
  const context = new LiveContext(listeners, options.progressPerSecond ?? 4);
  const never = new AbortController().signal;
  const onAny = (listener: AnyListener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const answer: Engine['answer'] = ({ command, input, signal }) =>
    dispatch(handlers, context, { command, input, signal: signal ?? never });
  return {
    answer,
    onAny,
    async call<Name extends CommandName>(
      name: Name,
      input: CommandInput<Name>,
      { signal }: { readonly signal?: AbortSignal } = {},
    ) {
      const result = await answer({ command: name, input, ...(signal === undefined ? {} : { signal }) });
      if (!result.ok) throw failureToError(result.failure);
      return result.value as CommandOutput<Name>;
    },
    on: (event, listener) =>
      onAny((name, payload) => {
        if (name === event) listener(payload as Parameters<typeof listener>[0]);
      }),
    close: () => context.close(),
  };
}

class LiveContext implements EngineContext {
  readonly #listeners: ReadonlySet<AnyListener>;
  readonly #ports: WorkspacePorts;
  #workspace: Workspace | undefined;
  /** Openings and closings happen one after the other. */
  #switching: Promise<unknown> = Promise.resolve();

  constructor(listeners: ReadonlySet<AnyListener>, progressPerSecond: number) {
    this.#listeners = listeners;
    this.#ports = {
      emit: (event, payload) => this.emit(event, payload),
      reportBug: (error) => this.reportBug(error),
      progressPerSecond,
    };
  }

  get workspace(): Workspace {
    this.#workspace ??= Workspace.inMemory(this.#ports);
    return this.#workspace;
  }

  switchWorkspace(opening: WorkspaceOpening): Promise<Workspace> {
    const next = this.#switching.then(() => this.#switch(opening));
    this.#switching = next.catch(() => undefined);
    return next;
  }

  emit<Name extends EventName>(event: Name, payload: EventPayload<Name>): void {
    for (const listener of this.#listeners) listener(event, payload);
  }

  reportBug(error: unknown): string {
    const reference = logBug(error, this.#workspace?.folder);
    const message = error instanceof Error ? error.message : String(error);
    this.emit('engine.log', { level: 'error', message: `${reference} ${message}` });
    return reference;
  }

  async close(): Promise<void> {
    await this.#switching;
    await this.#workspace?.close();
    this.#workspace = undefined;
  }

  async #switch(opening: WorkspaceOpening): Promise<Workspace> {
    if (opening.kind === 'open' && this.#isOpen(opening.folder)) return this.workspace;
    await this.#workspace?.close();
    this.#workspace = undefined;
    if (opening.kind === 'open') this.#workspace = Workspace.openProject(resolve(opening.folder), this.#ports);
    if (opening.kind === 'create') this.#workspace = Workspace.createProject(resolve(opening.folder), this.#ports);
    return this.workspace;
  }

  #isOpen(folder: string): boolean {
    const open = this.#workspace?.folder;
    return open !== undefined && realPath(open) === realPath(folder);
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // Not there: opening it will say so.
    return resolve(path);
  }
}
