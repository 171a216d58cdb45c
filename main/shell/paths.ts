import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** Where the parts of the app lie, in a checkout and in a package. */

/** A file of the bundles: `dist/…`. */
export function bundlePath(...parts: readonly string[]): string {
  return join(app.getAppPath(), 'dist', ...parts);
}

/** The engine's bundle. Plain Node cannot read an asar archive: packaged, it lies unpacked beside it. */
export function enginePath(): string {
  return bundlePath('node', 'engine.mjs').replace(/app\.asar([\\/])/, 'app.asar.unpacked$1');
}

/** The Node that runs the engine: given by the environment, shipped with the package, or that of node_modules. */
export function nodePath(): string {
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const candidates = [
    process.env.TWELVEFOLD_NODE,
    join(process.resourcesPath, 'node', executable),
    join(app.getAppPath(), 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', executable),
  ];
  const found = candidates.find((path) => path !== undefined && existsSync(path));
  // The path of last resort: a Node of the system. Its version is checked by the engine's own packages.
  return found ?? executable;
}
