// The shared libraries and programs of the system that the window needs on Linux, and how to get them.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { SetupError } from './steps.mjs';

/** Library → Debian package. A star marks the packages renamed with `t64` in Debian 13 and Ubuntu 24.04. */
const packageOf = {
  'libasound.so.2': 'libasound2*',
  'libatk-1.0.so.0': 'libatk1.0-0*',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0*',
  'libatspi.so.0': 'libatspi2.0-0*',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2*',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgio-2.0.so.0': 'libglib2.0-0*',
  'libglib-2.0.so.0': 'libglib2.0-0*',
  'libgobject-2.0.so.0': 'libglib2.0-0*',
  'libgtk-3.so.0': 'libgtk-3-0*',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libX11.so.6': 'libx11-6',
  'libxcb.so.1': 'libxcb1',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libXrandr.so.2': 'libxrandr2',
};

const packageOfProgram = { 'xvfb-run': 'xvfb', xauth: 'xauth' };

/** Names that `ldd` reports as not found. @param {string} output */
export function missingLibraries(output) {
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

/** `{id, version}` of an os-release file, `like` holding every family it names. @param {string} text */
export function parseOsRelease(text) {
  const field = (name) => text.match(new RegExp(`^${name}="?([^"\n]*)"?$`, 'm'))?.[1] ?? '';
  return {
    like: [field('ID'), ...field('ID_LIKE').split(' ')],
    id: field('ID'),
    version: Number.parseFloat(field('VERSION_ID')),
  };
}

/** Debian packages for libraries and programs; `unknown` holds libraries that the table does not know. */
export function debianPackages(libraries, programs, { id, version }) {
  const renamed = (id === 'debian' && !(version < 13)) || (id === 'ubuntu' && version >= 24);
  const packages = new Set(programs.map((program) => packageOfProgram[program]));
  const unknown = [];
  for (const library of libraries) {
    const name = packageOf[library];
    if (name === undefined) unknown.push(library);
    else packages.add(name.replace('*', renamed ? 't64' : ''));
  }
  return { packages: [...packages].sort(), unknown };
}

const readSystem = () => {
  const file = '/etc/os-release';
  return parseOsRelease(existsSync(file) ? readFileSync(file, 'utf8') : '');
};

export const isOnPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/** What the system lacks to run `electron`, and to run it without a display. */
export async function missingFromSystem(electron, { programs }) {
  if (process.platform !== 'linux') return { libraries: [], programs: [] };
  const { output } = await run('ldd', [electron], { quiet: true });
  return {
    libraries: [...new Set(missingLibraries(output))],
    programs: programs.filter((program) => !isOnPath(program)),
  };
}

/** Installs what is missing when that is possible without asking, else says the exact command. */
export async function installSystemPackages(missing, { quiet }) {
  const system = readSystem();
  const hasApt = isOnPath('apt-get') && system.like.some((name) => name === 'debian' || name === 'ubuntu');
  const what = [...missing.libraries, ...missing.programs].join(', ');
  if (!hasApt) throw new SetupError(`The system lacks what the window needs: ${what}.\n${otherCommand(missing)}`, 2);
  const { packages, unknown } = debianPackages(missing.libraries, missing.programs, system);
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if (unknown.length > 0)
    throw new SetupError(`No package is known for ${unknown.join(', ')}: install the one that has it.`, 2);
  if (process.getuid?.() !== 0) {
    const command = `sudo apt-get update && sudo apt-get ${install.join(' ')}`;
    throw new SetupError(
      `The system lacks what the window needs: ${what}.\nInstall it and start again:\n\n  ${command}\n`,
      2,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Quiet enough for a log; the lock is waited for because a fresh machine may be updating itself.
  const options = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', '-qq', '-o', 'Dpkg::Use-Pty=0'];
  for (const args of [['update'], install]) {
    const { code, output } = await run('apt-get', [...options, ...args], { quiet: true, env });
    if (code !== 0) throw new SetupError(`${output}apt-get ${args.join(' ')} failed (exit status ${code}).`, 2);
  }
  if (!quiet) process.stdout.write(`  installed ${packages.join(' ')}\n`);
}

/** dnf knows libraries as capabilities; elsewhere the names must do. */
function otherCommand({ libraries, programs }) {
  if (!isOnPath('dnf'))
    return 'Install the packages that hold them with the package manager of this system, and start again.';
  const capabilities = libraries.map((library) => `'${library}()(64bit)'`);
  const packages = programs.length > 0 ? ['xorg-x11-server-Xvfb'] : [];
  return `Install it and start again:\n\n  sudo dnf install ${[...capabilities, ...packages].join(' ')}\n`;
}
