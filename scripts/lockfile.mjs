// `npm run lockfile`, after every `npm install` of a package: adds the packages for other platforms that the registry at hand
// does not carry. `npm ci` refuses a lockfile that lacks an optional package of any platform, everywhere.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** Optional dependencies that the lockfile names and does not have. @returns {{name: string, version: string, dev: boolean}[]} */
export function missingOptional(lockfile) {
  const missing = [];
  for (const [path, entry] of Object.entries(lockfile.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!isThere(lockfile.packages, path, name)) missing.push({ name, version, dev: entry.dev === true });
    }
  }
  return missing;
}

/** Looks where Node would: in the node_modules of the package and of every folder above. */
function isThere(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}

/** The entry of a package for one platform, which its name spells: `…/binding-linux-x64-musl`. Its hash is not known here. */
export function platformEntry({ name, version, dev }) {
  const platforms = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
  const words = name.split('/').at(-1).split('-');
  const at = words.findIndex((word) => platforms.includes(word));
  if (at < 0 || !/^\d+\.\d+\.\d+$/.test(version))
    throw new Error(`${name}@${version} does not name a platform: add it by hand`);
  const [os, cpu, abi = ''] = words.slice(at);
  const libc = os === 'linux' && cpu !== 'arm' ? { libc: [abi.startsWith('musl') ? 'musl' : 'glibc'] } : {};
  return { version, cpu: [cpu], ...(dev ? { dev } : {}), ...libc, optional: true, os: [os] };
}

if (process.argv[1] === import.meta.filename) {
  const file = join(root, 'package-lock.json');
  const lockfile = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingOptional(lockfile);
  for (const found of missing) lockfile.packages[`node_modules/${found.name}`] = platformEntry(found);
  const sorted = Object.entries(lockfile.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lockfile.packages = Object.fromEntries(sorted);
  writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
  process.stdout.write(`${missing.length} packages of other platforms added\n`);
}
