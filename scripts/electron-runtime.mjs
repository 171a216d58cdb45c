// Finds an Electron to show the window with: a path given by the environment, the official binary, its download, and on
// Linux x64 the fallback runtime of a registry package.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fallbackExecutable, fallbackIsPossible, fallbackVersion, installFallback } from './fallback-runtime.mjs';
import { engineNode, toolEnvironment } from './packages.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError } from './steps.mjs';

const packageFolder = join(root, 'node_modules', 'electron');
const probeMs = 5000;
const downloadMs = 10 * 60_000;

const executables = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const executableName = executables[process.platform] ?? 'electron';

/** @returns {{path: string, kind: 'given' | 'official' | 'fallback'} | undefined} what is there without fetching anything */
export function findElectron() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return { path: givenElectron(given), kind: 'given' };
  const official = join(packageFolder, 'dist', executableName);
  // path.txt is what its installer writes last.
  if (existsSync(official) && existsSync(join(packageFolder, 'path.txt'))) return { path: official, kind: 'official' };
  const fallback = fallbackIsPossible ? fallbackExecutable() : undefined;
  return fallback && { path: fallback, kind: 'fallback' };
}

function givenElectron(folder) {
  const path = join(folder, executableName);
  const says = `ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but`;
  if (!existsSync(path)) throw new SetupError(`${says} there is no ${executableName} in it.`, 2);
  // Without one of these Electron cannot be told which folder to open.
  const loaders = ['resources/default_app.asar', 'resources/app'].map((file) => join(folder, file));
  if (process.platform !== 'darwin' && !loaders.some(existsSync)) {
    throw new SetupError(`${says} that Electron lacks resources/default_app.asar, which opens an app's folder.`, 2);
  }
  return path;
}

/** Finds an Electron, or fetches one: never tries a download when a runtime is already there. */
export async function provideElectron(steps, { quiet }) {
  const found = findElectron();
  if (found) return found;
  const version = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
  const problem = await steps.run(`Looking for Electron ${version}`, () => unreachable(version));
  if (problem === undefined) await steps.run(`Downloading Electron ${version}`, () => download(quiet));
  else steps.note(`its download cannot be reached (${problem})`);
  if (findElectron() === undefined && fallbackIsPossible) {
    const title = `Fetching Electron ${fallbackVersion} from the package registry instead`;
    await steps.run(title, () => installFallback({ quiet }));
  }
  const fetched = findElectron();
  if (fetched) return fetched;
  throw new SetupError(
    'No Electron could be found or downloaded. Put one into a folder and start again with ELECTRON_OVERRIDE_DIST_PATH=FOLDER.',
    2,
  );
}

/** One line about which runtime shows the window. */
export function describeElectron({ path, kind }) {
  if (kind === 'given') return `Electron: ${path} (from ELECTRON_OVERRIDE_DIST_PATH)`;
  if (kind === 'official') return `Electron: the official binary, ${path}`;
  return `Electron: ${fallbackVersion}, the fallback from the package registry (${path}).\n  The official binary is preferred; where its download can be reached, "node node_modules/electron/install.js" fetches it.`;
}

/** Asks for the head of the download, so that a network without it costs seconds and not minutes. */
async function unreachable(version) {
  const mirror = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/';
  const url = `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const reply = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(probeMs) });
    return reply.ok ? undefined : `HTTP status ${reply.status}`;
  } catch (error) {
    return error.cause?.code ?? error.name;
  }
}

/** A download that fails is no error here: the fallback follows. */
async function download(quiet) {
  const options = { quiet, timeoutMs: downloadMs, env: toolEnvironment() };
  await run(engineNode(), [join(packageFolder, 'install.js')], options);
}
