import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Logs a bug's stack in a folder and returns the short reference under which it is found there. */
export function logBug(error: unknown, folder: string | undefined): string {
  const reference = randomBytes(4).toString('hex');
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const entry = `${new Date().toISOString()} ${reference} ${stack}${causeOf(error)}\n`;
  for (const target of [folder, join(tmpdir(), 'twelvefold')]) {
    if (target === undefined) continue;
    try {
      mkdirSync(target, { recursive: true });
      appendFileSync(join(target, 'engine.log'), entry);
      return reference;
    } catch {
      // The project's disk may be what failed: the next place is tried.
    }
  }
  process.stderr.write(entry);
  return reference;
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error) || !(error.cause instanceof Error)) return '';
  return `\n  caused by ${error.cause.stack ?? error.cause.message}`;
}
