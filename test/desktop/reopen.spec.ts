import { join } from 'node:path';
import { closeApp, expect, launchApp } from '../setup/window.ts';
import { homeEnvironment, test } from './fixture.ts';
import { Studio } from './pages/studio.ts';

test('the next start opens the last project again with its screen and filter; a closed one stays closed', async ({
  studio,
  home,
}) => {
  const { page, app } = studio;
  await studio.openSample('pictures');
  await studio.go('Browse');
  await page.getByRole('checkbox', { name: 'retina' }).check();
  await expect(page.getByRole('contentinfo')).toContainText('8 of 69 samples');
  await expect
    .poll(() => page.evaluate(async () => JSON.stringify(await window.twelvefold.request('shell.lastView', {}))))
    .toContain('retina');
  await closeApp(app);

  const again = await launchApp(home, homeEnvironment(home));
  const second = new Studio(again, await again.firstWindow(), join(home, 'documents'));
  await expect(second.page.getByRole('heading', { name: 'Browse', level: 1 })).toBeVisible();
  await expect(second.page.getByRole('checkbox', { name: 'retina' })).toBeChecked();
  await expect(second.page.getByRole('contentinfo')).toContainText('8 of 69 samples');

  // The window describes its menu some moments after its first picture.
  const chooseClose = () =>
    again.evaluate(({ Menu }) => {
      const file = Menu.getApplicationMenu()?.items.find((item) => item.label === 'File');
      const entry = file?.submenu?.items.find((item) => item.label === 'Close project');
      if (entry?.enabled) entry.click();
      return entry?.enabled === true;
    });
  await expect.poll(chooseClose).toBe(true);
  await expect(second.page.getByRole('heading', { name: /One picture/ })).toBeVisible();
  await expect
    .poll(() => second.page.evaluate(() => window.twelvefold.request('shell.lastView', {})))
    .toMatchObject({ value: null });
  await closeApp(again);
});
