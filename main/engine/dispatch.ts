/** The one place where what a handler throws becomes a failure, and where input and output are held to the contract. */
import type { ZodError, ZodType } from 'zod';
import { type CommandName, commands } from '../../app/contract/commands.ts';
import type { Failure } from '../../app/contract/wire.ts';
import { AppError, Cancelled } from '../../app/errors.ts';
import { nearestName } from '../../app/nearest.ts';
import type { EngineContext, Handlers } from './handlers/handler.ts';

export type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly failure: Failure };

export async function dispatch(
  handlers: Handlers,
  context: EngineContext,
  call: { readonly command: string; readonly input: unknown; readonly signal: AbortSignal },
): Promise<Answer> {
  try {
    const name = requireCommand(call.command);
    const input = checkInput(name, call.input);
    const handle = handlers[name] as (input: unknown, context: EngineContext, signal: AbortSignal) => unknown;
    const value = await handle(input, context, call.signal);
    // What is not in the contract is cut off; a wrong shape is a bug of the handler.
    return { ok: true, value: (commands[name].output as ZodType).parse(value) };
  } catch (error) {
    return { ok: false, failure: toFailure(error, call.signal, context) };
  }
}

function requireCommand(name: string): CommandName {
  if (Object.hasOwn(commands, name)) return name as CommandName;
  const nearest = nearestName(name, Object.keys(commands));
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  throw new AppError('engine.unknown-command', `The engine has no command ${JSON.stringify(name)}.${hint}`);
}

function checkInput(name: CommandName, input: unknown): unknown {
  const checked = commands[name].input.safeParse(input);
  if (checked.success) return checked.data;
  const { field, reason } = firstIssue(checked.error);
  throw new AppError(
    'engine.invalid-input',
    `${name} was given a wrong ${field === '' ? 'input' : field}: ${reason}.`,
    {
      field,
    },
  );
}

function firstIssue(error: ZodError): { readonly field: string; readonly reason: string } {
  const issue = error.issues[0];
  return { field: issue?.path.join('.') ?? '', reason: issue?.message ?? 'it does not fit the contract' };
}

function toFailure(error: unknown, signal: AbortSignal, context: EngineContext): Failure {
  if (error instanceof AppError) return { kind: 'expected', error: error.toRecord() };
  if (error instanceof Cancelled || signal.aborted) return { kind: 'cancelled' };
  const reference = context.reportBug(error);
  return {
    kind: 'bug',
    reference,
    message: `Something went wrong inside Twelvefold. Please report it with the reference ${reference}.`,
  };
}
