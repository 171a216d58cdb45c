import type { z } from 'zod';
import type { CommandName, Commands, EventName, EventPayload } from './commands.ts';
import type { PickKind, ShellCommandName, ShellCommands, ShellEventName, ShellEventPayload } from './shell.ts';
import type { Failure } from './wire.ts';

/** The only way out of the window: the preload script puts one `Bridge` on the page, under `twelvefold`. */

type AllCommands = Commands & ShellCommands;
export type RequestName = CommandName | ShellCommandName;
export type RequestInput<Name extends RequestName> = z.input<AllCommands[Name]['input']>;
export type RequestOutput<Name extends RequestName> = z.output<AllCommands[Name]['output']>;

export type PushName = EventName | ShellEventName;
export type PushPayload<Name extends PushName> = Name extends EventName
  ? EventPayload<Name>
  : Name extends ShellEventName
    ? ShellEventPayload<Name>
    : never;

/** A failure is an answer and not a rejection: Electron prints every rejected call on standard error. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

export interface Bridge {
  request(name: string, input: unknown): Promise<Answer<unknown>>;
  /** Returns the function that ends the subscription. */
  subscribe(name: string, listener: (payload: unknown) => void): () => void;
  pickFolder(kind: PickKind): Promise<string | null>;
  pickFile(kind: PickKind): Promise<string | null>;
  pathForDroppedFile(file: File): string;
}

/** The channels between the page's preload script and the shell. */
export const channels = {
  request: 'twelvefold:request',
  push: 'twelvefold:push',
  pick: 'twelvefold:pick',
  dropped: 'twelvefold:dropped',
} as const;
