// Says on screen what is being done and how long it took. Quiet steps speak only when they take long.

/** What stops a script without being a bug: printed as it is, ends with the given exit status. */
export class SetupError extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.name = 'SetupError';
    this.exitCode = exitCode;
  }
}

/** Under `npm run --silent` nothing is said unless a step takes longer than this. */
const quietMs = 4000;

/**
 * @param {{quiet?: boolean, stream?: NodeJS.WritableStream}} [options]
 * @returns {{note(text: string): void, run<T>(title: string, work: () => Promise<T>): Promise<T>}}
 */
export function createSteps({ quiet = false, stream = quiet ? process.stderr : process.stdout } = {}) {
  const say = (text) => stream.write(`${text}\n`);
  return {
    note: (text) => quiet || say(`  ${text}`),
    async run(title, work) {
      const started = performance.now();
      const timer = quiet ? setTimeout(() => say(`${title} …`), quietMs) : undefined;
      if (!quiet) say(`▸ ${title} …`);
      try {
        const result = await work();
        if (!quiet) say(`  done in ${seconds(performance.now() - started)}`);
        return result;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** Ends the process as the error says: a SetupError with its text alone, a bug with its stack. */
export function fail(error) {
  process.stderr.write(`${error instanceof SetupError ? error.message : error?.stack}\n`);
  process.exitCode = error instanceof SetupError ? error.exitCode : 1;
}
