import { AppError, Cancelled, type ErrorRecord } from '../errors.ts';

/** What travels between the shell (or the command line, or a test) and the engine. */
export interface Request {
  readonly type: 'request';
  readonly id: number;
  readonly command: string;
  readonly input: unknown;
}

/** Gives up a request that is under way; its reply is then a cancellation, unless it was done first. */
export interface Abort {
  readonly type: 'abort';
  readonly id: number;
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

export type Message = Request | Abort | Reply | EventMessage;

/** A bug of the engine as its callers see it; the stack lies in the engine's log under the reference. */
export class EngineBug extends Error {
  readonly reference: string;

  constructor(reference: string, message: string) {
    super(message);
    this.name = 'EngineBug';
    this.reference = reference;
  }
}

/** The failure of a call as something to throw. */
export function failureToError(failure: Failure): AppError | Cancelled | EngineBug {
  switch (failure.kind) {
    case 'expected':
      return AppError.fromRecord(failure.error);
    case 'cancelled':
      return new Cancelled();
    case 'bug':
      return new EngineBug(failure.reference, failure.message);
  }
}
