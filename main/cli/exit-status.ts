/** Exit statuses of the command line, and how failures become one of them and a sentence. */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, Cancelled, type ErrorRecord } from '../../app/errors.ts';
import { systemReason } from '../engine/files/walk-folder.ts';

export const exitStatus = {
  done: 0,
  /** A fault of the program itself. */
  bug: 1,
  /** The recipe, an option or the dataset is not usable; nothing was written. */
  unusable: 2,
  /** Done, but some items could not be used. */
  someFailed: 3,
  /** Reading or writing failed half-way; resumable. */
  io: 4,
  interrupted: 130,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** What the user is told about a failure; `code` is `bug` or `interrupted` where it is none of the expected ones. */
export interface FailureNotice {
  readonly status: ExitStatus;
  readonly code: string;
  readonly message: string;
  readonly where: ErrorRecord['where'];
}

export function noticeOf(error: unknown): FailureNotice {
  if (error instanceof AppError) {
    const status = error.kind === 'io' ? exitStatus.io : exitStatus.unusable;
    return { status, code: error.code, message: error.message, where: error.where };
  }
  if (error instanceof Cancelled || isAbort(error)) {
    return { status: exitStatus.interrupted, code: 'interrupted', message: 'Interrupted.', where: undefined };
  }
  return systemNotice(error) ?? bugNotice(error);
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** Failures of the file system that no room had better words for. */
function systemNotice(error: unknown): FailureNotice | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  const file = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  const message = `${file ?? 'A file'} could not be read or written: ${systemReason(error)}.`;
  const code = error.code === 'ENOSPC' ? 'output.no-space' : 'output.failed';
  return { status: exitStatus.io, code, message, where: { file } };
}

/** The stack goes to a file, and the user gets its place and a reference to quote. */
function bugNotice(error: unknown): FailureNotice {
  const reference = randomBytes(4).toString('hex');
  const log = join(tmpdir(), `twelvefold-fault-${reference}.log`);
  const detail = error instanceof Error ? `${error.stack ?? error.message}\n` : `${String(error)}\n`;
  let place = '';
  try {
    writeFileSync(log, `${new Date().toISOString()} ${process.version} ${process.argv.slice(2).join(' ')}\n${detail}`, {
      mode: 0o600,
    });
    place = ` Details are in ${log}.`;
  } catch {
    // No place for a log must not hide the fault itself.
    place = ` (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`;
  }
  const message = `Twelvefold met a fault of its own, reference ${reference}.${place}`;
  return { status: exitStatus.bug, code: 'bug', message, where: undefined };
}
