// Builds the bundles that are stale.
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { engineNode, toolEnvironment } from './packages.mjs';
import { root, setupLock } from './paths.mjs';
import { run } from './run.mjs';
import { bundles, staleBundles } from './staleness.mjs';
import { SetupError } from './steps.mjs';

/** Builds what is stale among `wanted`. */
export function buildStale({ wanted = bundles, quiet = false } = {}) {
  return withLock(setupLock, async () => {
    const stale = staleBundles(root, wanted);
    if (stale.length > 0) await build(stale, quiet);
  });
}

async function build(names, quiet) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--app', '--config', join(root, 'vite.config.ts')];
  const env = toolEnvironment({ TWELVEFOLD_BUILD: names.join(',') });
  const { code, output } = await run(engineNode(), args, { quiet, cwd: root, env });
  if (code !== 0) throw new SetupError(`${output}The build of ${names.join(', ')} failed (exit status ${code}).`);
}
