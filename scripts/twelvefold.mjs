// The command line from a checkout: sets up and builds what is stale, silently, then becomes the program. When all is
// fresh, this costs one look at the sources' times: the program runs in this very process.
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { engineNode, isEngineNode, packagesAreInstalled } from './packages.mjs';
import { endWithParent } from './parent.mjs';
import { root } from './paths.mjs';
import { isFresh } from './staleness.mjs';
import { fail } from './steps.mjs';

const program = join(root, 'dist', 'node', 'cli.mjs');

try {
  if (!(packagesAreInstalled() && isFresh(root, 'node'))) {
    const { prepare } = await import('./bootstrap.mjs');
    await prepare({ build: ['node'], quiet: true });
  }
  if (process.env.npm_lifecycle_event === 'twelvefold') {
    endWithParent();
    // npm runs scripts in the project's folder; the user's paths are relative to where they are.
    process.chdir(process.env.INIT_CWD);
  }
  await start(process.argv.slice(2));
} catch (error) {
  fail(error);
}

async function start(args) {
  const cache = join(root, '.cache', 'compiled');
  if (isEngineNode()) {
    nodeModule.enableCompileCache(cache);
    process.argv = [process.execPath, program, ...args];
    await import(pathToFileURL(program).href);
    return;
  }
  const { become } = await import('./run.mjs');
  await become(engineNode(), [program, ...args], { env: { ...process.env, NODE_COMPILE_CACHE: cache } });
}
