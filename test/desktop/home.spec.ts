import { existsSync } from 'node:fs';
import { expect, test } from './fixture.ts';

test('the first start shows three actions with their keys, what they make, and no dialog', async ({ studio }) => {
  const { page } = studio;

  await expect(studio.button(/^Open sample project.*Ctrl ⇧ S/)).toBeVisible();
  await expect(studio.button(/^New project from files….*Ctrl N/)).toBeVisible();
  await expect(studio.button(/^Open project….*Ctrl O/)).toBeVisible();
  await expect(page.getByRole('img', { name: /twelve draws/ })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const broken = await page
    .locator('img')
    .evaluateAll((images) => images.filter((image) => (image as HTMLImageElement).naturalWidth === 0).length);
  expect(broken).toBe(0);
  expect(existsSync(studio.projects)).toBe(false);
});

test('the new-project dialog opens from Home, keeps the focus and gives it back', async ({ studio }) => {
  const { page } = studio;
  const opener = studio.button(/^New project from files/);

  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'New project' })).toBeVisible();
  await page.keyboard.press('Escape');

  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('every entry of the menu acts: its shortcuts reach the window', async ({ studio }) => {
  const { app, page } = studio;
  const choose = async (label: string) => {
    const click = () =>
      app.evaluate(({ Menu }, wanted) => {
        const file = Menu.getApplicationMenu()?.items.find((item) => item.label === 'File');
        const entry = file?.submenu?.items.find((item) => item.label === wanted);
        if (entry?.enabled !== true) return false;
        entry.click();
        return true;
      }, label);
    // The window describes its menu when it is there, and anew when what can be done has changed.
    await expect.poll(click).toBe(true);
  };

  await choose('New project from files…');
  await expect(page.getByRole('dialog', { name: 'New project' })).toBeVisible();
  await page.keyboard.press('Escape');
  await choose('Open sample project');

  await expect(page.getByRole('heading', { name: 'Recipe', level: 1 })).toBeVisible();
});
