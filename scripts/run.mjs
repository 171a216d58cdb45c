// Child processes: run to the end, or take our place.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs a program to its end. Output is inherited, or with `quiet` kept and handed back.
 * A child that outlives `timeoutMs` is killed with everything it started.
 * @returns {Promise<{code: number, output: string}>}
 */
export function run(command, args, { quiet = false, timeoutMs, onOutput, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const piped = quiet || onOutput !== undefined;
    const ownGroup = timeoutMs !== undefined && process.platform !== 'win32';
    const child = spawn(command, args, {
      stdio: ['ignore', piped ? 'pipe' : 'inherit', piped ? 'pipe' : 'inherit'],
      detached: ownGroup,
      ...options,
    });
    const kill = () => (ownGroup ? killGroup(child.pid) : child.kill('SIGKILL'));
    const release = ownGroup ? endWithUs(kill) : () => {};
    const timer = timeoutMs === undefined ? undefined : setTimeout(kill, timeoutMs);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
        onOutput?.(text);
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      release();
      resolve({ code: code ?? 128 + constants.signals[signal], output });
    });
  });
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself in the meantime.
    if (error.code !== 'ESRCH') throw error;
  }
}

/** A child in a group of its own does not get the terminal's Ctrl+C: it must not outlive us. */
function endWithUs(kill) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const onSignal = (signal) => {
    kill();
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals) process.on(signal, onSignal);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
}

/** Runs a program in our place: its input, output, signals and exit status are ours. */
export function become(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const forward = (signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, forward);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      if (signal !== null) process.kill(process.pid, signal);
      else process.exitCode = code;
      resolve(code);
    });
  });
}
