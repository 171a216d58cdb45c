// Whether there is a screen, and what Electron needs to be told to start here.
import { spawnSync } from 'node:child_process';

export function hasDisplay(environment = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

/** Chromium's sandbox needs user namespaces; root has no sandbox at all, and some systems forbid them to others. */
export function sandboxArguments() {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) return ['--no-sandbox'];
  return spawnSync('unshare', ['-Ur', 'true'], { stdio: 'ignore' }).status === 0 ? [] : ['--no-sandbox'];
}
