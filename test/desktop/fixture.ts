import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, closeApp, launchApp } from '../setup/window.ts';
import { Studio } from './pages/studio.ts';

/** A window over a home folder of its own, so that documents, recent projects and window state are each test's own. */
export const test = base.extend<{ studio: Studio }>({
  app: async ({ home }, use) => {
    mkdirSync(join(home, 'Documents'), { recursive: true });
    const app = await launchApp(home, homeEnvironment(home));
    const child = app.process();
    await use(app);
    // A test may close the window itself.
    if (child.exitCode === null && child.signalCode === null) await closeApp(app);
  },
  studio: async ({ app, page, home }, use) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await use(new Studio(app, page, join(home, 'Documents', 'Twelvefold')));
  },
});

export function homeEnvironment(home: string): Record<string, string> {
  return { HOME: home, XDG_CONFIG_HOME: join(home, '.config'), XDG_DOCUMENTS_DIR: join(home, 'Documents') };
}

export { expect } from '../setup/window.ts';
