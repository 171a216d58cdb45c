import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { EngineHost } from './engine-host.ts';
import { settings } from './settings.ts';

/** What a report of a fault should hold, as text for a person to read before giving it away. Nothing of it is sent. */

const tailBytes = 8000;

/** Where the faults of the engine are logged: in the open project, else in the system's folder for such files. */
export function logsFolder(host: EngineHost): string {
  const folder = host.project ?? join(tmpdir(), 'twelvefold');
  mkdirSync(folder, { recursive: true });
  return folder;
}

export async function diagnostics(host: EngineHost): Promise<string> {
  const engine = await host.call('engine.describe', {});
  const { shortcuts, projectsFolder, ...rest } = settings();
  return [
    `Twelvefold ${app.getVersion()}`,
    `Electron ${process.versions.electron}, Chromium ${process.versions.chrome}, Node ${process.versions.node}`,
    `Engine ${JSON.stringify(engine.ok ? engine.value : engine.failure)}`,
    `${process.platform} ${release()} ${process.arch}, ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB`,
    `Settings ${JSON.stringify({ ...rest, projectsFolder: projectsFolder !== null, shortcuts: Object.keys(shortcuts) })}`,
    'End of engine.log:',
    // A path tells the name of its owner.
    tailOf(join(logsFolder(host), 'engine.log')).replaceAll(app.getPath('home'), '~'),
  ].join('\n');
}

function tailOf(path: string): string {
  if (!existsSync(path)) return '(no faults were logged)';
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const from = Math.max(0, size - tailBytes);
    const bytes = Buffer.alloc(size - from);
    readSync(file, bytes, 0, bytes.length, from);
    return bytes.toString('utf8');
  } finally {
    closeSync(file);
  }
}
