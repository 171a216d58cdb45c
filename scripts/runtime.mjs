// Prints how to start the window and the engine, as one line of JSON.
import { prepare } from './bootstrap.mjs';
import { sandboxArguments } from './display.mjs';
import { engineNode } from './packages.mjs';
import { root } from './paths.mjs';
import { bundles } from './staleness.mjs';
import { fail } from './steps.mjs';

try {
  const runtime = await prepare({ build: bundles, electron: true, quiet: true });
  const line = { electron: runtime.path, args: [...sandboxArguments(), root], node: engineNode() };
  process.stdout.write(`${JSON.stringify(line)}\n`);
} catch (error) {
  fail(error);
}
