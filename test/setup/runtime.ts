import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** How to start the window and the engine on this machine: what `npm run runtime` prints. */
export interface Runtime {
  readonly electron: string;
  readonly args: readonly string[];
  readonly node: string;
}

let found: Runtime | undefined;

/** Sets up what is missing and builds what is stale the first time it is asked. */
export function runtime(): Runtime {
  if (found === undefined) {
    const script = resolve(import.meta.dirname, '../../scripts/runtime.mjs');
    const line = execFileSync(process.execPath, [script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    found = JSON.parse(line) as Runtime;
  }
  return found;
}
