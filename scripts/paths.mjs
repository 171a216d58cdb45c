// Where things lie: this checkout, and the folder of the user in which a big runtime is kept for every checkout.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');

export function userCache(environment = process.env, platform = process.platform) {
  if (environment.XDG_CACHE_HOME) return join(environment.XDG_CACHE_HOME, 'twelvefold');
  if (platform === 'win32') return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'twelvefold');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'twelvefold');
  return join(homedir(), '.cache', 'twelvefold');
}

/** Held while packages are installed or bundles are built. */
export const setupLock = join(root, '.cache', 'setup.lock');
