import { join } from 'node:path';
import { closeApp, expect, launchApp, test as windowTest } from '../setup/window.ts';
import { Studio } from './pages/studio.ts';

/** A window over a home folder of its own, so that documents, recent projects and window state are each test's own. */
export const test = windowTest.extend<{ studio: Studio }>({
  app: async ({ home }, use) => {
    const app = await launchApp(home, homeEnvironment(home));
    const child = app.process();
    await use(app);
    // A test may close the window itself.
    if (child.exitCode === null && child.signalCode === null) await closeApp(app);
  },
  studio: async ({ app, page, home }, use) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    // Where the documents of a home are is the system's choice; they must be of this test's home.
    const documents = await app.evaluate(({ app: electron }) => electron.getPath('documents'));
    expect(documents.startsWith(home)).toBe(true);
    await use(new Studio(app, page, join(documents, 'Twelvefold')));
  },
});

export function homeEnvironment(home: string): Record<string, string> {
  return { HOME: home, XDG_CONFIG_HOME: join(home, '.config') };
}

export { expect };
