// Tells which bundles are older than their sources, by time and size alone: a few milliseconds for all of them.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const bundles = ['node', 'shell', 'preload', 'renderer'];

/**
 * The build leaves `dist/BUNDLE/sources.json`: {"files": {path: [mtimeMs, size]}} (vite.config.ts). A bundle without it was
 * never finished.
 */
export function isFresh(folder, bundle) {
  let files;
  try {
    files = JSON.parse(readFileSync(join(folder, 'dist', bundle, 'sources.json'), 'utf8')).files;
  } catch {
    // Missing or broken off: build again.
    return false;
  }
  for (const path in files) {
    const [mtimeMs, size] = files[path];
    const stat = statSync(join(folder, path), { throwIfNoEntry: false });
    if (stat === undefined || stat.mtimeMs !== mtimeMs || stat.size !== size) return false;
  }
  return true;
}

export const staleBundles = (folder, wanted = bundles) => wanted.filter((bundle) => !isFresh(folder, bundle));
