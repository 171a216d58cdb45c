import type {
  Answer,
  Bridge,
  PushName,
  PushPayload,
  RequestInput,
  RequestName,
  RequestOutput,
} from '../../app/contract/bridge.ts';
import { commands, events } from '../../app/contract/commands.ts';
import { shellCommands, shellEvents } from '../../app/contract/shell.ts';
import type { Failure } from '../../app/contract/wire.ts';
import type { Where } from '../../app/errors.ts';
import { text } from '../text/text.ts';

/** Typed requests and subscriptions over the bridge; answers and events are checked against the contract. */

declare global {
  interface Window {
    readonly twelvefold: Bridge;
  }
}

const requests = { ...commands, ...shellCommands };
const pushes = { ...events, ...shellEvents };

/** What went wrong with a request, in words for a person. */
export class RequestFailed extends Error {
  readonly code: string;
  /** Where the fault lies, as far as it is known. */
  readonly where: Where | undefined;

  constructor(failure: Failure) {
    super(describeFailure(failure));
    this.name = 'RequestFailed';
    this.code = failure.kind === 'expected' ? failure.error.code : failure.kind;
    this.where = failure.kind === 'expected' ? failure.error.where : undefined;
  }
}

/** @throws RequestFailed */
export async function request<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
): Promise<RequestOutput<Name>> {
  const answer: Answer<unknown> = await window.twelvefold.request(name, input);
  if (!answer.ok) throw new RequestFailed(answer.failure);
  return requests[name].output.parse(answer.value) as RequestOutput<Name>;
}

export function subscribe<Name extends PushName>(
  name: Name,
  listener: (payload: PushPayload<Name>) => void,
): () => void {
  return window.twelvefold.subscribe(name, (payload) => listener(pushes[name].parse(payload) as PushPayload<Name>));
}

/** The message and the code of whatever was thrown. */
export function describeError(error: unknown): { readonly message: string; readonly code: string } {
  if (error instanceof RequestFailed) return { message: error.message, code: error.code };
  return { message: error instanceof Error ? error.message : String(error), code: 'bug' };
}

function describeFailure(failure: Failure): string {
  switch (failure.kind) {
    case 'expected':
      return failure.error.message;
    case 'cancelled':
      return text('job.state.cancelled');
    case 'bug':
      return text('error.bug', { message: failure.message, reference: failure.reference });
  }
}
