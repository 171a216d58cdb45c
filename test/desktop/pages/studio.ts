import type { ElectronApplication, Locator, Page } from '@playwright/test';

/** The window as a person uses it: by names and roles, never by markup. */
export class Studio {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Where new projects go. */
  readonly projects: string;

  constructor(app: ElectronApplication, page: Page, projects: string) {
    this.app = app;
    this.page = page;
    this.projects = projects;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  async go(
    place: 'Home' | 'Datasets' | 'Browse' | 'Recipe' | 'Balance' | 'Runs' | 'History' | 'Settings',
  ): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: place }).click();
  }

  async openSample(sample: 'pictures' | 'table'): Promise<void> {
    await this.button(sample === 'pictures' ? /^Open sample project/ : /table sample/).click();
    const first = sample === 'pictures' ? 'Recipe' : 'Datasets';
    await this.page.getByRole('heading', { name: first, level: 1 }).waitFor();
    if (first !== 'Datasets') await this.go('Datasets');
  }

  /** The card of a dataset. */
  dataset(name: string): Locator {
    return this.page.getByRole('article').filter({ has: this.page.getByRole('heading', { name, exact: true }) });
  }

  /** Runs the recipe that comes first in the dialog. */
  async runRecipe(dataset: string): Promise<void> {
    await this.dataset(dataset).getByRole('button', { name: 'Run recipe…' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click();
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  /** The rows of jobs in a state, as the row itself names it. */
  jobs(state?: string): Locator {
    return this.page.locator(state === undefined ? '[data-job]' : `[data-job][data-state="${state}"]`);
  }

  /** Makes the system's next dialog answer with this path. */
  async answerDialog(path: string): Promise<void> {
    await this.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, path);
  }

  async enginePid(): Promise<number> {
    const answer = await this.page.evaluate(() => window.twelvefold.request('engine.describe', {}));
    if (!answer.ok) throw new Error(`engine.describe failed: ${JSON.stringify(answer.failure)}`);
    return (answer.value as { readonly pid: number }).pid;
  }
}
