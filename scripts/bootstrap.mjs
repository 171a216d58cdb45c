// Sets everything up that a command needs and skips what is done. Runs on the host's Node, before anything is installed.
import { buildStale } from './build.mjs';
import { describeElectron, provideElectron } from './electron-runtime.mjs';
import { withLock } from './lock.mjs';
import { checkHostNode, installPackages, packagesAreInstalled } from './packages.mjs';
import { root, setupLock } from './paths.mjs';
import { staleBundles } from './staleness.mjs';
import { createSteps } from './steps.mjs';
import { installSystemPackages, missingFromSystem } from './system-libraries.mjs';

/**
 * @param {object} options
 * @param {readonly string[]} [options.build]  bundles that must be fresh
 * @param {boolean} [options.electron]  whether a window is needed
 * @param {readonly string[]} [options.programs]  programs of the system that are needed with it
 * @param {boolean} [options.quiet]  speak only when it takes long or fails
 * @returns {Promise<{path: string, kind: string} | undefined>} the Electron, when one was asked for
 */
export async function prepare({ build = [], electron = false, programs = [], quiet = false }) {
  const steps = createSteps({ quiet });
  checkHostNode();
  if (!packagesAreInstalled()) {
    await steps.run('Installing the npm packages', () =>
      withLock(setupLock, async () => {
        if (!packagesAreInstalled()) await installPackages({ quiet });
      }),
    );
  }
  const runtime = electron ? await prepareElectron(steps, { programs, quiet }) : undefined;
  const stale = staleBundles(root, build);
  if (stale.length > 0) await steps.run(`Building ${stale.join(', ')}`, () => buildStale({ wanted: build, quiet }));
  return runtime;
}

async function prepareElectron(steps, { programs, quiet }) {
  const runtime = await provideElectron(steps, { quiet });
  steps.note(describeElectron(runtime));
  const missing = await missingFromSystem(runtime.path, { programs });
  if (missing.libraries.length + missing.programs.length > 0) {
    await steps.run('Installing missing system libraries', () => installSystemPackages(missing, { quiet }));
  }
  return runtime;
}
