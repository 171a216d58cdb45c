// `npm run dist [TARGET …]`: packages the app into release/. Without a target it makes the unpacked folder, which needs no
// download; AppImage, deb, rpm, dmg and nsis need tools that electron-builder fetches.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { prepare } from './bootstrap.mjs';
import { engineNode, toolEnvironment } from './packages.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { bundles } from './staleness.mjs';
import { createSteps, fail, SetupError } from './steps.mjs';

const targets = process.argv.slice(2);

try {
  const runtime = await prepare({ build: bundles, electron: true });
  const title = `Packaging ${targets.length > 0 ? targets.join(', ') : 'the unpacked app'}`;
  await createSteps().run(title, () => packageWith(runtime));
  process.stdout.write(`The result is in ${join(root, 'release')}\n`);
} catch (error) {
  fail(error);
}

async function packageWith(runtime) {
  const folder = mkdtempSync(join(tmpdir(), 'twelvefold-dist-'));
  try {
    const dist = copyOf(runtime, folder);
    const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
    const program = join(root, 'node_modules', 'electron-builder', 'cli.js');
    const what = targets.length > 0 ? targets : ['--dir'];
    const args = [program, ...what, '--publish', 'never', `-c.electronVersion=${version}`, `-c.electronDist=${dist}`];
    const { code } = await run(engineNode(), args, { cwd: root, env: toolEnvironment() });
    if (code !== 0) throw new SetupError(`electron-builder failed (exit status ${code}).`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The runtime without the loader that starts a checkout: the packaged app takes its place. */
function copyOf({ path, kind }, folder) {
  const source = kind === 'fallback' ? dirname(path) : join(root, 'node_modules', 'electron', 'dist');
  const copy = join(folder, 'electron');
  cpSync(kind === 'given' ? process.env.ELECTRON_OVERRIDE_DIST_PATH : source, copy, { recursive: true });
  rmSync(join(copy, 'resources', 'app'), { recursive: true, force: true });
  return copy;
}
