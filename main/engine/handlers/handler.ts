import type { z } from 'zod';
import type { CommandName, CommandOutput, Commands, EventName, EventPayload } from '../../../app/contract/commands.ts';
import type { Workspace } from '../workspace.ts';

/** What a handler may use. */
export interface EngineContext {
  /** That of the open project, or the one in memory. */
  readonly workspace: Workspace;
  /** Closes what is open and opens something else in its place; what fails to open leaves none open. */
  switchWorkspace(open: WorkspaceOpening): Promise<Workspace>;
  readonly emit: <Name extends EventName>(event: Name, payload: EventPayload<Name>) => void;
  readonly reportBug: (error: unknown) => string;
}

export type WorkspaceOpening =
  | { readonly kind: 'none' }
  | { readonly kind: 'open' | 'create'; readonly folder: string };

export type Handler<Name extends CommandName> = (
  input: z.output<Commands[Name]['input']>,
  context: EngineContext,
  signal: AbortSignal,
) => Promise<CommandOutput<Name>> | CommandOutput<Name>;

export type Handlers = { readonly [Name in CommandName]: Handler<Name> };
