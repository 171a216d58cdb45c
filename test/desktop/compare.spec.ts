import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { storedDraft } from './pages/stored-draft.ts';
import type { Studio } from './pages/studio.ts';

async function openRecipe(studio: Studio): Promise<void> {
  await studio.openSample('pictures');
  await studio.go('Recipe');
  await expect(studio.page.locator('[role="gridcell"][data-picture]:not([data-picture=""])')).toHaveCount(12);
}

/** The pictures that are compared, before and after, once both are there. */
async function pair(page: Page): Promise<string[]> {
  const images = page.getByRole('region', { name: 'Compare' }).locator('img[data-picture]');
  await expect(images).toHaveCount(2);
  return images.evaluateAll((all) => all.map((image) => (image as HTMLElement).dataset.picture!));
}

test('Open sample project leads to twelve drawn tiles without any other input', async ({ studio }) => {
  const { page } = studio;

  await studio.button(/^Open sample project/).click();

  await expect(page.locator('[role="gridcell"][data-picture]:not([data-picture=""])')).toHaveCount(12);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a copy is compared with its original, and with any point of the recipe', async ({ studio }) => {
  const { page } = studio;
  await openRecipe(studio);

  await page.getByRole('gridcell').nth(4).click();
  const [original, after] = await pair(page);
  expect(original).not.toBe(after);
  const handle = page.getByRole('slider', { name: 'Line between before and after' });
  await expect(handle).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(handle).toHaveAttribute('aria-valuenow', '61');
  await page.keyboard.press('End');
  await expect(handle).toHaveAttribute('aria-valuenow', '100');

  await page.getByRole('radio', { name: /^After Rotate/ }).check();
  await expect.poll(async () => (await pair(page))[0]).not.toBe(original);
  expect((await pair(page))[1]).toBe(after);

  await expect(page.getByText('Clipped white').locator('xpath=following-sibling::dd[1]')).toHaveText(/% → [\d.]+%/);
  await page.getByRole('radio', { name: 'Side by side' }).click();
  await expect(handle).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('gridcell')).toHaveCount(12);
});

test('two states of the recipe are kept apart, and X goes to and fro', async ({ studio }) => {
  const { page } = studio;
  await openRecipe(studio);
  const names = () => storedDraft(studio).steps.map(({ step }) => step.op ?? 'oneOf');
  const before = names();

  await page.keyboard.press('x');
  await expect(page.getByRole('radio', { name: 'State B' })).toBeChecked();
  await page.getByRole('button', { name: 'Recipe', exact: true }).last().click();
  await page.getByRole('menuitem', { name: 'Presets…' }).click();
  await page.getByRole('button', { name: 'Use Aerial' }).click();
  await expect.poll(names).toContain('D4');
  await page.keyboard.press('x');
  await expect.poll(names).toEqual(before);
  await page.keyboard.press('x');
  await expect.poll(names).toContain('D4');
  await page.keyboard.press('Control+z');
  await expect.poll(names).toEqual(before);
});

test('a recipe is saved to a file and opened from one', async ({ studio, home }) => {
  const { page, app } = studio;
  await openRecipe(studio);
  const path = join(home, 'mine.json');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  const menu = page.getByRole('button', { name: 'Recipe', exact: true }).last();

  await menu.click();
  await page.getByRole('menuitem', { name: 'Save recipe as…' }).click();
  await expect.poll(() => JSON.parse(readFileSync(path, 'utf8')).steps?.length).toBe(3);

  await page.getByRole('button', { name: 'Presets…' }).or(menu).first().click();
  await page.getByRole('menuitem', { name: 'Presets…' }).click();
  await page.getByRole('button', { name: 'Use Light' }).click();
  await expect.poll(() => storedDraft(studio).steps[1]?.step.op).toBe('Rotate');
  await studio.answerDialog(path);
  await menu.click();
  await page.getByRole('menuitem', { name: 'Open recipe file…' }).click();
  await expect.poll(() => storedDraft(studio).steps.length).toBe(3);
  await expect
    .poll(() => JSON.stringify(storedDraft(studio).steps.map(({ step }) => step)))
    .toBe(JSON.stringify(JSON.parse(readFileSync(path, 'utf8')).steps));
});
