/** Ctrl-C: the first asks the work to stop so that it can be resumed, the second ends the process at once. */
import { exitStatus } from './exit-status.ts';
import { printError } from './streams.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Interruption {
  readonly signal: AbortSignal;
  /** Gives the signals back to their defaults. */
  dispose(): void;
}

/**
 * One Ctrl-C under `npm run` arrives twice, from the terminal and handed on by npm, some 3 ms apart (measured): what comes
 * this soon after the first is no second one.
 */
const SAME_SIGNAL_MS = 300;

export function watchInterruption(): Interruption {
  const controller = new AbortController();
  let firstMs = Number.NEGATIVE_INFINITY;
  const stop = () => {
    if (performance.now() - firstMs < SAME_SIGNAL_MS) return;
    if (controller.signal.aborted) process.exit(exitStatus.interrupted);
    firstMs = performance.now();
    printError('Stopping; what is finished is kept. Press Ctrl-C again to end at once.');
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, stop);
  return {
    signal: controller.signal,
    dispose: () => {
      for (const name of SIGNALS) process.off(name, stop);
    },
  };
}
