// `npm run licenses`: writes the page of help with the licenses of all that goes into the package, from the packages themselves.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));

/** Where every package that ships is in the lockfile: the dependencies and theirs. */
export function shippedPackages(lockfile) {
  const found = new Set();
  const visit = (name, from) => {
    const path = resolvePackage(lockfile.packages, name, from);
    if (path === undefined || found.has(path)) return;
    found.add(path);
    for (const next of Object.keys(lockfile.packages[path].dependencies ?? {})) visit(next, path);
  };
  for (const name of Object.keys(lockfile.packages[''].dependencies)) visit(name, '');
  return [...found].sort();
}

/** The name of a package by its place in the lockfile. */
export const nameOf = (path) => path.split('node_modules/').at(-1);

function resolvePackage(packages, name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (folder === '') return undefined;
  }
}

export function licensesPage(names, licenseOf) {
  return [
    '# Licenses',
    '',
    'Twelvefold is under the MIT license. It is built with the work of many others, each under its own license:',
    '',
    '| part | license |',
    '| --- | --- |',
    '| Electron, with Chromium | MIT, BSD and others |',
    '| Node.js | MIT and others |',
    '| libvips, in sharp | LGPL-3.0 |',
    '| SQLite, in better-sqlite3 | public domain |',
    ...names.map((name) => `| ${name} | ${licenseOf(name)} |`),
    '',
    'The full texts lie in the packages themselves. Inter, Bricolage Grotesque and JetBrains Mono are under the SIL Open Font License. The data of the samples have their own terms, in `resources/samples`.',
    '',
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  // Packages for other platforms are in the lockfile without being installed here.
  const installed = shippedPackages(read('package-lock.json')).filter((path) => existsSync(join(root, path)));
  const licenses = new Map(installed.map((path) => [nameOf(path), read(join(path, 'package.json')).license]));
  const page = licensesPage([...licenses.keys()].sort(), (name) => licenses.get(name));
  writeFileSync(join(root, 'docs', 'help', 'licenses.md'), page);
  process.stdout.write(`${licenses.size} packages ship\n`);
}
