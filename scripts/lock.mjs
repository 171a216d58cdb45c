// One process at a time: two commands started together on a fresh clone must not install or build over each other.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Runs `work` while holding `file`; waits for another living process that holds it. */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  while (!take(file)) {
    if (!holderIsAlive(file)) rmSync(file, { force: true });
    await wait(50);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function holderIsAlive(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // An empty lock is being written this very moment.
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    // EPERM: alive, of another user. Otherwise it was released in the meantime, or its holder was killed.
    return error.code === 'EPERM';
  }
}
