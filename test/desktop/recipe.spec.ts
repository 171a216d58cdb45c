import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from './fixture.ts';
import { projectOf, storedDraft } from './pages/stored-draft.ts';
import type { Studio } from './pages/studio.ts';

const names = (studio: Studio) => storedDraft(studio).steps.map(({ step }) => step.op ?? 'oneOf');
const tiles = (page: Page): Locator => page.getByRole('gridcell');

/** The hashes of the twelve pictures, once none of them is of an older recipe. */
async function hashes(page: Page): Promise<string[]> {
  await expect(tiles(page)).toHaveCount(12);
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await expect(page.locator('[role="gridcell"][data-old="true"]')).toHaveCount(0);
  await expect(page.locator('[role="gridcell"][data-picture=""]')).toHaveCount(0);
  return tiles(page).evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.picture!));
}

async function openRecipe(studio: Studio): Promise<string[]> {
  await studio.openSample('pictures');
  await studio.go('Recipe');
  return hashes(studio.page);
}

const step = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}`), pressed: undefined }).and(page.locator('[data-step]'));
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

test('the sample leads to twelve drawn tiles, each a picture of the private scheme', async ({ studio }) => {
  const found = await openRecipe(studio);

  expect(new Set(found).size).toBe(12);
  const drawn = await tiles(studio.page)
    .locator('img')
    .evaluateAll((images) =>
      Promise.all(
        images.map(async (image) => {
          await (image as HTMLImageElement).decode();
          return (image as HTMLImageElement).naturalWidth;
        }),
      ),
    );
  expect(drawn).toEqual(Array(12).fill(128));
  for (const hash of found) {
    const bytes = readFileSync(join(projectOf(studio), 'cache', hash.slice(0, 2), hash.slice(2)));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
  }
});

test('a step is added from the catalogue by keyboard alone, and the tiles are drawn anew', async ({ studio }) => {
  const { page } = studio;
  const before = await openRecipe(studio);

  await page.keyboard.press('/');
  await page.keyboard.type('solar');
  await page.keyboard.press('Enter');

  await expect.poll(() => names(studio)).toContain('Solarize');
  expect(await hashes(page)).not.toEqual(before);
});

test('Alt and an arrow move a step one place, and undo puts it back', async ({ studio }) => {
  const { page } = studio;
  await openRecipe(studio);
  expect(names(studio)).toEqual(['HorizontalFlip', 'Rotate', 'oneOf']);

  await step(page, 'Horizontal flip').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => names(studio)).toEqual(['Rotate', 'HorizontalFlip', 'oneOf']);
  await expect(step(page, 'Horizontal flip')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect.poll(() => names(studio)).toEqual(['HorizontalFlip', 'Rotate', 'oneOf']);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => names(studio)).toEqual(['Rotate', 'HorizontalFlip', 'oneOf']);
});

test('a dragged slider is one edit, and typing the same number gives the same pictures', async ({ studio }) => {
  const { page } = studio;
  await openRecipe(studio);
  await step(page, 'Rotate').click();
  const slider = page.getByRole('slider', { name: 'Angle, to, slider' });
  const box = (await slider.boundingBox())!;
  const edits = storedDraft(studio).edits;
  const at = (angle: number) => box.x + 8 + ((box.width - 16) * (angle + 180)) / 360;

  await page.mouse.move(at(30), box.y + box.height / 2);
  await page.mouse.down();
  for (let angle = 30; angle <= 90; angle += 10) await page.mouse.move(at(angle), box.y + box.height / 2);
  await page.mouse.up();
  const dragged = await hashes(page);
  const limit = storedDraft(studio).steps[1]!.step.limit as number[];
  expect(limit[1]).toBeGreaterThan(80);
  expect(storedDraft(studio).edits).toBe(edits + 1);

  await page.keyboard.press('Control+z');
  await expect.poll(() => storedDraft(studio).steps[1]!.step.limit).toEqual([-30, 30]);
  expect(await hashes(page)).not.toEqual(dragged);
  await field(page, 'Angle, to').fill(`${limit[1]! * 2}/2`);
  await page.keyboard.press('Enter');
  await expect.poll(() => storedDraft(studio).steps[1]!.step.limit).toEqual(limit);
  expect(await hashes(page)).toEqual(dragged);
});

test('a value beyond the limit is clamped with a note; Escape restores and makes no edit', async ({ studio }) => {
  const { page } = studio;
  await openRecipe(studio);
  await step(page, 'Rotate').click();
  const share = field(page, 'Applies to');
  const edits = storedDraft(studio).edits;

  await share.fill('37');
  await page.keyboard.press('Escape');
  await expect(share).toHaveValue('90');
  await share.fill('½ of it');
  await page.keyboard.press('Enter');
  await expect(share).toHaveValue('90');
  expect(storedDraft(studio).edits).toBe(edits);

  await share.fill('1e9');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The upper limit is 100.')).toBeVisible();
  await expect.poll(() => storedDraft(studio).steps[1]!.step.p).toBe(1);
});

test('R changes all tiles but the pinned one, and Shift+R brings the former twelve back', async ({ studio }) => {
  const { page } = studio;
  const before = await openRecipe(studio);
  const { seed } = storedDraft(studio);

  await tiles(page).nth(4).focus();
  await page.keyboard.press('p');
  await page.keyboard.press('r');
  await expect.poll(() => storedDraft(studio).seed).toBe(seed + 1);
  const after = await hashes(page);
  expect(after[4]).toBe(before[4]);
  for (const [i, hash] of after.entries()) if (i !== 4) expect(hash).not.toBe(before[i]);

  await page.keyboard.press('Shift+R');
  await expect.poll(() => storedDraft(studio).seed).toBe(seed);
  expect(await hashes(page)).toEqual(before);
});

test('a step that is switched off never happens, and is there again with its share', async ({ studio }) => {
  const { page } = studio;
  const before = await openRecipe(studio);

  await page.getByRole('switch', { name: 'Rotate on' }).first().click();
  await expect.poll(() => storedDraft(studio).steps[1]!.offShare).toBe(0.9);
  expect(await hashes(page)).not.toEqual(before);
  await page.getByRole('switch', { name: 'Rotate on' }).first().click();
  await expect.poll(() => storedDraft(studio).steps[1]!.offShare).toBeNull();

  expect(await hashes(page)).toEqual(before);
});

test('steps are copied and pasted as text', async ({ studio }) => {
  const { page, app } = studio;
  await openRecipe(studio);

  await step(page, 'Rotate').click();
  await page.keyboard.press('Control+c');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('"op": "Rotate"');
  await page.keyboard.press('Control+v');

  await expect.poll(() => names(studio)).toEqual(['HorizontalFlip', 'Rotate', 'Rotate', 'oneOf']);
});

test('the run makes the previewed copies, and the draft is still there after leaving', async ({ studio }) => {
  const { page } = studio;
  const before = await openRecipe(studio);
  await expect(page.getByRole('region', { name: 'Plan' })).toContainText('759');

  await page.keyboard.press('Control+Enter');
  await expect(studio.jobs('succeeded').filter({ hasText: 'made in' })).toBeVisible({ timeout: 40_000 });
  const output = join(projectOf(studio), 'runs', '0001');
  const made = readdirSync(output, { recursive: true })
    .map(String)
    .filter((path) => /brick-000__a\d+\.jpg$/.test(path))
    .sort();
  expect(made).toHaveLength(11);
  for (const [index, path] of made.entries()) {
    const hash = before[index]!;
    const pixels = (file: string) => sharp(file).removeAlpha().raw().toBuffer();
    const [run, preview] = await Promise.all([
      pixels(join(output, path)),
      pixels(join(projectOf(studio), 'cache', hash.slice(0, 2), hash.slice(2))),
    ]);
    expect(preview.length).toBe(run.length);
    let distance = 0;
    for (let i = 0; i < run.length; i++) distance += Math.abs(run[i]! - preview[i]!);
    // Both went through JPEG, with different qualities.
    expect(distance / run.length).toBeLessThan(5);
  }
  await studio.go('Recipe');
  expect(await hashes(page)).toEqual(before);
});
