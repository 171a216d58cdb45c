import type { ErrorRecord } from '../errors.ts';

/** What travels between the shell (or the command line, or a test) and the engine. */
export interface Request {
  readonly type: 'request';
  readonly id: number;
  readonly command: string;
  readonly input: unknown;
}

export type Reply =
  | { readonly type: 'reply'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'reply'; readonly id: number; readonly ok: false; readonly failure: Failure };

export interface EventMessage {
  readonly type: 'event';
  readonly event: string;
  readonly payload: unknown;
}

/** An expected failure, a cancellation, or a bug with the reference under which its stack was logged. */
export type Failure =
  | { readonly kind: 'expected'; readonly error: ErrorRecord }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'bug'; readonly reference: string; readonly message: string };

export type Message = Request | Reply | EventMessage;
