// `npm start`: sets up what is missing, then opens the window; without a display it runs a sample on the command line.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from './bootstrap.mjs';
import { hasDisplay, sandboxArguments } from './display.mjs';
import { engineNode, toolEnvironment } from './packages.mjs';
import { endWithParent } from './parent.mjs';
import { root } from './paths.mjs';
import { become, run } from './run.mjs';
import { bundles } from './staleness.mjs';
import { fail, SetupError } from './steps.mjs';

endWithParent();
try {
  if (hasDisplay()) await openWindow();
  else await runSample();
} catch (error) {
  fail(error);
}

async function openWindow() {
  const runtime = await prepare({ build: bundles, electron: true });
  process.stdout.write('▸ Opening the window\n');
  const args = [...sandboxArguments(), root, ...process.argv.slice(2)];
  const { ELECTRON_RUN_AS_NODE: _, ...env } = toolEnvironment({ TWELVEFOLD_NODE: engineNode() });
  await become(runtime.path, args, { env });
}

async function runSample() {
  process.stdout.write(
    'There is no display here, so no window can be opened. Running the sample on the command line instead.\n',
  );
  await prepare({ build: ['node'] });
  const sample = join(root, 'resources', 'samples', 'pictures');
  const output = join(mkdtempSync(join(tmpdir(), 'twelvefold-sample-')), 'result');
  const paths = [join(sample, 'recipe.json'), '--input', join(sample, 'data'), '--output', output];
  const { code } = await run(engineNode(), [join(root, 'dist', 'node', 'cli.mjs'), 'run', ...paths]);
  if (code !== 0) throw new SetupError(`The sample did not run to its end (exit status ${code}).`, code);
  process.stdout.write(`\nThe result is in ${output}\n`);
  process.stdout.write('More: npm run --silent twelvefold -- --help\n');
}
