import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { violations } from './accessibility.ts';
import { expect, test } from './fixture.ts';
import type { Studio } from './pages/studio.ts';

/** As many rows of items as a large dataset has, in ten classes; the files behind them do not exist. */
const many = 100_000;

async function openMany(studio: Studio): Promise<Locator> {
  const { page } = studio;
  await studio.openSample('pictures');
  const project = await page.evaluate(() => window.twelvefold.request('project.describe', {}));
  if (!project.ok) throw new Error('no project');
  const { path, datasets } = project.value as { path: string; datasets: { id: string }[] };
  const database = new Database(join(path, 'project.sqlite'));
  database.pragma('busy_timeout = 2000');
  database.prepare('DELETE FROM items').run();
  database
    .prepare(
      `INSERT INTO items (dataset_id, position, path, class, part)
       WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${many - 1})
       SELECT ?, i, 'c' || (i % 10) || '/picture-' || i || '.jpg', 'c' || (i % 10), NULL FROM n`,
    )
    .run(datasets[0]!.id);
  database.close();
  return openBrowse(studio);
}

async function openBrowse(studio: Studio): Promise<Locator> {
  await studio.go('Browse');
  const grid = studio.page.getByRole('grid', { name: 'Pictures' });
  await expect(grid.getByRole('gridcell').first()).toBeVisible();
  return grid;
}

const focused = (page: Page) => page.locator('[role="gridcell"]:focus');
const tilesIn = (page: Page) => page.evaluate(() => document.querySelectorAll('[role="gridcell"]').length);
const indexOf = async (tile: Locator) => Number(await tile.getAttribute('data-index'));

test('with 100,000 samples at most 400 tiles exist at any scroll position', async ({ studio }) => {
  const { page } = studio;
  const grid = await openMany(studio);
  await expect(page.getByRole('contentinfo')).toContainText('100,000 samples');

  for (const at of [0, 0.25, 0.5, 0.999, 1]) {
    await grid.evaluate((element, share) => {
      const scroller = element.parentElement!;
      scroller.scrollTop = share * scroller.scrollHeight;
    }, at);
    await expect(page.getByRole('gridcell', { name: /picture-\d+\.jpg/ }).first()).toBeAttached();
    expect(await tilesIn(page)).toBeLessThanOrEqual(400);
    expect(await tilesIn(page)).toBeGreaterThan(10);
  }
});

test('Ctrl+End focuses the last sample, whose announced index is the total; Home and arrows move as they should', async ({
  studio,
}) => {
  const { page } = studio;
  const grid = await openMany(studio);
  const columns = Number(await grid.getAttribute('aria-colcount'));
  await grid.getByRole('gridcell').first().click();

  await page.keyboard.press('Control+End');
  await expect(focused(page)).toHaveAccessibleName(/picture-99999\.jpg.*100,000 of 100,000$/);
  await expect(focused(page)).toBeInViewport();
  const row = Number(await page.locator('[role="row"]:has(:focus)').getAttribute('aria-rowindex'));
  const column = Number(await focused(page).getAttribute('aria-colindex'));
  expect((row - 1) * columns + column).toBe(many);
  expect(row).toBe(Number(await grid.getAttribute('aria-rowcount')));

  await page.keyboard.press('Control+Home');
  expect(await indexOf(focused(page))).toBe(0);
  await page.keyboard.press('ArrowRight');
  expect(await indexOf(focused(page))).toBe(1);
  await page.keyboard.press('ArrowDown');
  expect(await indexOf(focused(page))).toBe(1 + columns);
  await page.keyboard.press('End');
  expect(await indexOf(focused(page))).toBe(2 * columns - 1);
  await page.keyboard.press('Home');
  expect(await indexOf(focused(page))).toBe(columns);
  const seenRows = await grid.evaluate((element) => {
    const { clientHeight } = element.parentElement!;
    return Math.floor(clientHeight / element.querySelector<HTMLElement>('[role="row"]')!.offsetHeight);
  });
  await page.keyboard.press('PageDown');
  expect(await indexOf(focused(page))).toBe(columns * (1 + seenRows));
});

test('Tab enters the grid once and the next Tab leaves it', async ({ studio }) => {
  const { page } = studio;
  const grid = await openMany(studio);
  await page.getByRole('slider', { name: 'Size of tiles' }).focus();

  const inGrid = async () => grid.evaluate((element) => element.contains(document.activeElement));
  let stops = 0;
  for (let tabs = 0; tabs < 40 && !(stops > 0 && !(await inGrid())); tabs++) {
    await page.keyboard.press('Tab');
    if (await inGrid()) stops++;
  }

  expect(stops).toBe(1);
  expect(await inGrid()).toBe(false);
});

test('the focused tile scrolled out of view and back is still the focused tile', async ({ studio }) => {
  const { page } = studio;
  const grid = await openMany(studio);
  await grid.getByRole('gridcell').nth(7).click();
  const scrollTo = (top: number) => grid.evaluate((element, to) => element.parentElement!.scrollTo(0, to), top);

  await scrollTo(500_000);
  await expect(page.locator('[data-index="7"]')).not.toBeInViewport();
  await scrollTo(0);

  await expect(page.locator('[data-index="7"]')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-index="8"]')).toBeFocused();
});

test('a class filters the grid and its chip ends that; Alt-click isolates', async ({ studio }) => {
  const { page } = studio;
  const grid = await openMany(studio);
  const status = page.getByRole('contentinfo');
  const box = (name: string) => page.getByRole('checkbox', { name });

  // The histogram counts the items there are, not those of the sample.
  await expect(page.getByRole('listitem').filter({ hasText: 'c3' })).toContainText('10,000');
  await box('c3').check();
  await expect(status).toContainText('10,000 of 100,000 samples');
  await expect(grid.getByRole('gridcell').first()).toHaveAccessibleName(/^picture-3\.jpg, c3/);
  await box('c4').check();
  await expect(status).toContainText('20,000 of');
  await page
    .getByText('c5', { exact: true })
    .first()
    .click({ modifiers: ['Alt'] });
  await expect(status).toContainText('10,000 of');
  await expect(box('c3')).not.toBeChecked();
  await page.getByRole('button', { name: 'Remove the filter by class' }).click();

  await expect(status).toContainText('100,000 samples');
  await expect(box('c5')).not.toBeChecked();
});

test('a filter without a match names itself and has a button that clears it', async ({ studio }) => {
  const { page } = studio;
  await openMany(studio);

  // The class list begins with the classes of the import, of which no item is left.
  await page.getByRole('checkbox', { name: 'galaxy' }).check();
  await expect(page.getByRole('heading', { name: 'No samples match' })).toBeVisible();
  await expect(page.getByText('Nothing here has class galaxy.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove “class”' }).click();

  await expect(page.getByRole('grid', { name: 'Pictures' }).getByRole('gridcell').first()).toBeVisible();
});

test('click, Ctrl, Shift, Space and Ctrl+A select; the status bar counts', async ({ studio }) => {
  const { page } = studio;
  const grid = await openMany(studio);
  const tile = (n: number) => grid.locator(`[data-index="${n}"]`);
  const status = page.getByRole('contentinfo');

  await tile(1).click();
  await expect(status).toContainText('1 selected');
  await tile(3).click({ modifiers: ['Control'] });
  await expect(status).toContainText('2 selected');
  await tile(6).click({ modifiers: ['Shift'] });
  await expect(status).toContainText('4 selected');
  await page.keyboard.press('Space');
  await expect(status).toContainText('3 selected');
  await expect(tile(6)).toHaveAttribute('aria-selected', 'false');
  await page.keyboard.press('Control+a');
  await expect(status).toContainText('100,000 selected');
  await page.keyboard.press('Escape');
  await expect(status).not.toContainText('selected');
});

test('real pictures are drawn, open in the loupe by Enter, and the arrows go on', async ({ studio }) => {
  const { page } = studio;
  await studio.openSample('pictures');
  const grid = await openBrowse(studio);

  await expect.poll(() => drawn(page)).toBeGreaterThan(10);
  await grid.getByRole('gridcell').first().click();
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 1 });
  const first = await heading.textContent();
  await page.keyboard.press('ArrowRight');
  await expect(heading).not.toHaveText(first!);
  await expect(page.getByText('2 of 69')).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByText('100%', { exact: true }).first()).toBeVisible();
  const size = await page
    .getByRole('region', { name: 'Picture' })
    .getByRole('img')
    .evaluate((image) => [(image as HTMLImageElement).naturalWidth, image.clientWidth]);
  expect(size[0]).toBe(size[1]);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-index="1"]')).toHaveAttribute('tabindex', '0');
});

const drawn = (page: Page) =>
  page
    .locator('[role="gridcell"] img')
    .evaluateAll((images) => images.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length);

test('the result of a run shows originals and copies, and a copy its lineage', async ({ studio }) => {
  const { page } = studio;
  await studio.openSample('pictures');
  await studio.runRecipe('Patches');
  const done = studio.jobs('succeeded').filter({ hasText: `${69 * 11} made in` });
  await expect(done).toBeVisible({ timeout: 40_000 });

  await done.getByRole('button', { name: 'Browse results' }).click();
  await expect(page.getByRole('contentinfo')).toContainText('828 samples');
  await page.getByRole('checkbox', { name: 'synthetic' }).check();
  await expect(page.getByRole('contentinfo')).toContainText('759 of 828 samples');
  await page.getByRole('grid').getByRole('gridcell').first().click();

  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('Lineage');
  await expect(inspector).toContainText('Made by run 1');
  await expect(inspector.getByRole('listitem').first()).toContainText(/Original.*brick/);
});

test('a table shows its rows, sorts by a column, and marks the synthetic rows of a run', async ({ studio }) => {
  const { page } = studio;
  await studio.openSample('table');
  await studio.runRecipe('Wine');
  const done = studio.jobs('succeeded').filter({ hasText: '63 made in' });
  await done.getByRole('button', { name: 'Browse results' }).click();

  const grid = page.getByRole('grid', { name: 'Rows' });
  await expect(grid).toHaveAttribute('aria-rowcount', '214');
  const header = grid.getByRole('columnheader').nth(1);
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('checkbox', { name: 'synthetic' }).check();
  await expect(grid).toHaveAttribute('aria-rowcount', '64');
  await grid.getByRole('row').nth(1).click();

  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText(/MethodSMOTEFromRow \d+TowardRow \d+/);
  await page.keyboard.press('End');
  await expect(page.locator('[role="row"]:focus')).toHaveAttribute('aria-rowindex', '64');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in Browse and its loupe in ${colorScheme}`, async ({ studio }) => {
    const { page } = studio;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await studio.openSample('pictures');
    const grid = await openBrowse(studio);
    await page.getByRole('checkbox', { name: 'tissue' }).check();
    await grid.getByRole('gridcell').first().click();

    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Picture' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}
