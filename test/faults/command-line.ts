/** Runs the real program as a process of its own and looks at what it left. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

export const ENTRY = resolve(import.meta.dirname, '../../main/cli/entry.ts');

/** Programs that start from compiled code start in half the time (0.5 s against 1 s of processor time, measured). */
const COMPILED = join(tmpdir(), 'twelvefold-compiled');

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CallOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Runs as this user and group, which takes root. */
  readonly uid?: number;
}

export function twelvefold(args: readonly string[], { cwd, env = {}, uid }: CallOptions): Promise<Outcome> {
  const user = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(process.execPath, [ENTRY, ...args], {
    cwd,
    env: { NODE_COMPILE_CACHE: COMPILED, ...process.env, ...env },
    ...user,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (status) => done({ status, stdout, stderr }));
  });
}

/** The events of `--json`; throws where a line is no JSON. */
export function eventsOf({ stdout }: Outcome): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** Every entry below a folder with a hash of its content: equal snapshots mean that nothing was touched. */
export function snapshot(folder: string): Record<string, string> {
  const entries: Record<string, string> = {};
  const walk = (at: string) => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      const name = relative(folder, path);
      if (entry.isDirectory()) {
        entries[name] = 'folder';
        if ((lstatSync(path).mode & 0o500) === 0o500) walk(path);
      } else if (name.includes('\uFFFD')) entries[name] = 'a name that is no UTF-8';
      else if (entry.isSymbolicLink()) entries[name] = `-> ${readlinkSync(path)}`;
      else if (entry.isFile()) entries[name] = createHash('sha256').update(readFileSync(path)).digest('hex');
    }
  };
  walk(folder);
  return entries;
}
