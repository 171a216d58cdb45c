import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './accessibility.ts';
import { expect, test } from './fixture.ts';

const root = (page: Page) => page.locator('html');
const setting = (page: Page, name: string) => page.locator(`[data-setting="${name}"]`);
const token = (page: Page, name: string) =>
  page.evaluate((of) => getComputedStyle(document.documentElement).getPropertyValue(of).trim(), name);

test('what looks are set acts at once, is kept for the next start, and has a way back', async ({ studio, home }) => {
  const { page, app } = studio;
  await page.keyboard.press('Control+,');
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('high-contrast');
  await expect(root(page)).toHaveAttribute('data-theme', 'high-contrast');
  expect(await token(page, '--bg')).toMatch(/^#000/);
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('combobox', { name: 'Density' }).selectOption('compact');
  await expect.poll(() => token(page, '--pad-pane')).toBe('12px');
  await page.getByRole('combobox', { name: 'Motion' }).selectOption('reduced');
  await expect(root(page)).toHaveAttribute('data-motion', 'reduced');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  const hue = await token(page, '--c0');
  await page.getByRole('combobox', { name: 'Colors of classes' }).selectOption('lightness');
  await expect.poll(() => token(page, '--c0')).not.toBe(hue);
  const width = await page.evaluate(() => innerWidth);
  await page.getByRole('combobox', { name: 'Text size' }).selectOption('125');
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(Math.round(width / 1.25));
  await page.keyboard.press('Control+0');
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);

  const kept = JSON.parse(readFileSync(join(home, 'data', 'settings.json'), 'utf8'));
  expect(kept).toMatchObject({ theme: 'high-contrast', density: 'compact', motion: 'reduced', textSize: 100 });
  await page.getByRole('button', { name: 'Reset Theme' }).click();
  await expect(root(page)).toHaveAttribute('data-theme', 'light');
});

test('limits reach the engine, the cache can be cleared, and new projects go where they are told', async ({
  studio,
  home,
}) => {
  const { page } = studio;
  await studio.openSample('pictures');
  await studio.go('Recipe');
  await page.getByRole('gridcell').nth(11).locator('img').waitFor();
  await page.keyboard.press('Control+,');
  await setting(page, 'workers').getByRole('checkbox').uncheck();
  await setting(page, 'workers').getByRole('textbox').fill('1');
  await page.keyboard.press('Enter');
  await setting(page, 'memoryGigabytes').getByRole('checkbox').uncheck();
  await setting(page, 'memoryGigabytes').getByRole('textbox').fill('1');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => window.twelvefold.request('shell.settings', {})))
    .toMatchObject({ value: { settings: { workers: 1, memoryGigabytes: 1 } } });

  const project = join(studio.projects, readdirSync(studio.projects).find((name) => name.endsWith('.twelvefold'))!);
  const cached = () => readdirSync(join(project, 'cache'), { recursive: true, withFileTypes: true });
  expect(cached().filter((entry) => entry.isFile()).length).toBeGreaterThan(11);
  await setting(page, 'cacheMegabytes').getByRole('button', { name: 'Clear' }).click();
  await expect(setting(page, 'cacheMegabytes').getByRole('button', { name: 'Clear' })).toBeDisabled();
  expect(cached().filter((entry) => entry.isFile())).toEqual([]);

  const elsewhere = join(home, 'elsewhere');
  mkdirSync(elsewhere);
  await studio.answerDialog(elsewhere);
  await setting(page, 'projectsFolder').getByRole('button', { name: 'Choose…' }).click();
  await expect(setting(page, 'projectsFolder')).toContainText(elsewhere);
  const refused = await page.evaluate(() =>
    window.twelvefold.request('shell.changeSettings', { projectsFolder: '/etc' }),
  );
  expect(refused).toMatchObject({ ok: false, failure: { error: { code: 'option.invalid' } } });
  await page.keyboard.press('Control+Shift+S');
  await expect.poll(() => existsSync(join(elsewhere, 'Sample pictures.twelvefold', 'project.sqlite'))).toBe(true);
});

test('keys can be changed, conflicts are told, and single keys switched off do nothing', async ({ studio }) => {
  const { page } = studio;
  await studio.openSample('pictures');
  await page.keyboard.press('Control+,');
  await page.getByRole('searchbox', { name: 'Search settings' }).fill('shortcuts');
  const reroll = page.locator('[data-command="recipe.reroll"]');
  await reroll.getByRole('button', { name: /^Change the keys/ }).click();
  await page.keyboard.press('Control+K');
  await expect(reroll).toContainText('Also used by: Search or run a command…');
  await reroll.getByRole('button', { name: /^Change the keys/ }).click();
  await page.keyboard.press('Control+J');
  await expect(reroll).not.toContainText('Also used by');

  await studio.go('Recipe');
  const seed = page.getByRole('textbox', { name: 'Seed' });
  const before = await seed.inputValue();
  await page.getByRole('gridcell').nth(11).locator('img').waitFor();
  await page.getByRole('gridcell').first().focus();
  await page.keyboard.press('Control+J');
  await expect(seed).not.toHaveValue(before);
  await page.keyboard.press('Shift+R');
  await expect(seed).toHaveValue(before);

  await page.keyboard.press('Control+,');
  await page.getByRole('switch', { name: 'Single keys' }).click();
  await page
    .locator('[data-command="recipe.reroll"]')
    .getByRole('button', { name: /^Reset/ })
    .click();
  await studio.go('Recipe');
  await page.getByRole('gridcell').nth(11).locator('img').waitFor();
  await page.getByRole('gridcell').first().focus();
  await page.keyboard.press('r');
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(seed).toHaveValue(before);
});

test('help opens on the screen it is asked on, and leads out only after a yes to the address', async ({ studio }) => {
  const { page, app } = studio;
  await app.evaluate(({ dialog, shell }) => {
    const asked: string[] = [];
    dialog.showMessageBox = ((_window: unknown, options: { detail?: string }) => {
      asked.push(options.detail ?? '');
      return Promise.resolve({ response: 1, checkboxChecked: false });
    }) as never;
    shell.openExternal = (url: string) => {
      asked.push(`opened ${url}`);
      return Promise.resolve();
    };
    (globalThis as { asked?: string[] }).asked = asked;
  });
  await page.keyboard.press('F1');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help.getByRole('article')).toHaveAccessibleName('Five minutes');
  await help.getByRole('button', { name: 'Tables and classes' }).last().click();
  await expect(help.getByRole('article')).toHaveAccessibleName('Tables and classes');
  expect(await violations(page)).toEqual([]);

  const answers = await page.evaluate(async () => [
    await window.twelvefold.request('shell.openExternal', { url: 'https://example.com/a' }),
    await window.twelvefold.request('shell.openExternal', { url: 'file:///etc/passwd' }),
  ]);
  expect(answers.map((answer) => answer.ok)).toEqual([true, false]);
  expect(await app.evaluate(() => (globalThis as { asked?: string[] }).asked)).toEqual(['https://example.com/a']);
});

test('the palette lists every command, says why one cannot be done, and runs what is chosen', async ({ studio }) => {
  const { page } = studio;
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('listbox', { name: 'Commands' });
  await expect(palette.getByRole('option', { name: /^Re-roll the preview/ })).toContainText('Works in Recipe.');
  await page.keyboard.type('close proj');
  await expect(palette.getByRole('option').first()).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('settings');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: /^Show…/ }).click();
  await expect(page.getByRole('dialog', { name: 'Diagnostics' })).toContainText(/Twelvefold \d/);
});
