import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { runtime } from './runtime.ts';

/** What a desktop test gets: a running app with a data folder of its own, and its first window. */
interface Desktop {
  /** Holds the app's data (`home/data`) and whatever the test makes; removed afterwards. */
  readonly home: string;
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** In place of the app's folder, which is the last of the runtime's arguments. */
const drivenApp = join(import.meta.dirname, 'driven-app');

const launchMs = 30_000;
const closeMs = 10_000;

/** Starts the app with its data in `home`; a start that does not come to a window fails after `launchMs`. */
export function launchApp(home: string, environment: Record<string, string> = {}): Promise<ElectronApplication> {
  const { electron, args } = runtime();
  return _electron.launch({
    executablePath: electron,
    args: [...args.slice(0, -1), drivenApp, `--user-data-dir=${join(home, 'data')}`],
    env: { ...process.env, ...environment } as Record<string, string>,
    timeout: launchMs,
  });
}

/** Closes the app; one that does not close is killed, so that a failing test cannot hang the suite. */
export async function closeApp(app: ElectronApplication): Promise<void> {
  const child = app.process();
  const timer = setTimeout(() => child.kill('SIGKILL'), closeMs);
  await app.close();
  clearTimeout(timer);
}

export const test = base.extend<Desktop>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it needs from the pattern
  home: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'twelvefold-desktop-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  app: async ({ home }, use) => {
    const app = await launchApp(home);
    await use(app);
    await closeApp(app);
  },
  page: async ({ app }, use) => {
    await use(await app.firstWindow({ timeout: launchMs }));
  },
});

export { expect } from '@playwright/test';
