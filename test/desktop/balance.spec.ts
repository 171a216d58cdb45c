import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './accessibility.ts';
import { expect, test } from './fixture.ts';
import { projectOf, storedDraft } from './pages/stored-draft.ts';
import type { Studio } from './pages/studio.ts';

const wines = { Barbera: 20, Barolo: 59, Grignolino: 71 };

async function openBalance(studio: Studio): Promise<void> {
  await studio.openSample('table');
  await studio.go('Balance');
  await answered(studio.page);
}

/** The new rows of the present recipe are shown, and the recipe is kept. */
async function answered(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Rows in the plane' })).toHaveAttribute('data-busy', 'false');
}

const strategy = (studio: Studio) => storedDraft(studio).steps[0]?.step.sampling_strategy;
const planned = async (page: Page, name: string) => Number(await page.locator(`[data-after="${name}"]`).textContent());
const rule = (page: Page) => page.getByRole('combobox', { name: 'Rule' });
const newRows = (page: Page, name: string) => page.getByRole('textbox', { name: `New rows of ${name}` });

async function run(studio: Studio): Promise<{ lines: string[]; classes: Record<string, number> }> {
  await studio.page.keyboard.press('Control+Enter');
  await expect(studio.page.getByRole('heading', { name: 'Runs', level: 1 })).toBeVisible();
  await expect(studio.jobs().first()).toHaveAttribute('data-state', /^succeeded/, { timeout: 30_000 });
  const lines = readFileSync(join(projectOf(studio), 'runs', '0001', 'augmented.csv'), 'utf8')
    .trimEnd()
    .split('\n');
  const classes: Record<string, number> = {};
  for (const line of lines.slice(1)) {
    const name = line.split(',').at(-1)!;
    classes[name] = (classes[name] ?? 0) + 1;
  }
  return { lines, classes };
}

test('equal to largest plans all classes equal, and the run makes exactly the planned and previewed rows', async ({
  studio,
}) => {
  const { page } = studio;
  await openBalance(studio);
  await rule(page).selectOption('At least n rows');
  await expect.poll(() => strategy(studio)).toEqual({ Barbera: 36 });

  await rule(page).selectOption('Equal to largest');
  await expect.poll(() => strategy(studio)).toBe('auto');
  await answered(page);
  for (const name of Object.keys(wines)) expect(await planned(page, name)).toBe(71);
  await expect(page.getByText('150 + 63 =')).toBeVisible();
  await expect(page.getByText('3.5 : 1')).toBeVisible();
  await expect(newRows(page, 'Barbera')).toHaveValue('51');
  const shown = await page
    .locator('[data-made]')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent).join(',')),
    );
  expect(shown.length).toBe(50);

  const made = await run(studio);

  expect(made.classes).toEqual({ Barbera: 71, Barolo: 71, Grignolino: 71 });
  expect(made.lines.slice(151, 201)).toEqual(shown);
});

test('a count is dragged, typed in the bar and typed in the table; each is one edit that undo takes back', async ({
  studio,
}) => {
  const { page } = studio;
  await openBalance(studio);
  const { edits } = storedDraft(studio);

  const bar = page.getByRole('slider', { name: 'Rows of Barbera after the run' });
  const box = (await bar.boundingBox())!;
  const y = box.y + box.height / 2;
  const share = (count: number) => box.x + 4 + (box.width - 8) * (count / 77);
  await page.mouse.move(share(71), y);
  await page.mouse.down();
  for (let count = 70; count >= 40; count -= 5) await page.mouse.move(share(count), y);
  await page.mouse.up();
  await expect.poll(() => storedDraft(studio).edits).toBe(edits + 1);
  const dragged = strategy(studio) as Record<string, number>;
  expect(dragged.Barbera).toBeGreaterThanOrEqual(38);
  expect(dragged.Barbera).toBeLessThanOrEqual(42);
  expect(dragged.Barolo).toBe(71);
  await expect(rule(page)).toHaveValue('custom');
  await answered(page);
  expect(await planned(page, 'Barbera')).toBe(dragged.Barbera);

  await newRows(page, 'Barbera').fill('2*8');
  await page.keyboard.press('Enter');
  await expect.poll(() => strategy(studio)).toEqual({ Barbera: 36, Barolo: 71 });
  await page.getByRole('button', { name: 'Classes', exact: true }).click();
  await page.getByRole('textbox', { name: 'Times of Barbera' }).fill('3');
  await page.keyboard.press('Enter');
  await expect.poll(() => strategy(studio)).toEqual({ Barbera: 60, Barolo: 71 });
  await page.getByRole('textbox', { name: 'Ratio of Barbera' }).fill('2');
  await page.keyboard.press('Enter');
  await expect.poll(() => strategy(studio)).toEqual({ Barbera: 36, Barolo: 71 });

  for (let n = 0; n < 4; n++) await page.keyboard.press('Control+z');
  await expect.poll(() => strategy(studio)).toBe('auto');
});

test('with cap the run makes what the guard lets through, as the plan said', async ({ studio }) => {
  const { page } = studio;
  await openBalance(studio);
  await rule(page).selectOption('Times n');
  await page.getByRole('textbox', { name: 'Number of the rule' }).fill('12');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Cap', exact: true }).click();
  await expect.poll(() => storedDraft(studio).base.guard).toEqual({ mode: 'cap' });
  await expect(page.getByText(/^The guard keeps \d+ of 220$/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Judge again' })).toBeVisible({ timeout: 30_000 });
  await answered(page);
  const plan: Record<string, number> = {};
  for (const name of Object.keys(wines)) {
    plan[name] = Number((await page.locator(`[data-after="${name}"]`).textContent())!.replace(',', ''));
  }
  expect(plan.Barbera).toBeLessThan(240);

  expect((await run(studio)).classes).toEqual(plan);
});

test('methods are found, refused with a reason, replaced, chained and switched off', async ({ studio }) => {
  const { page } = studio;
  await openBalance(studio);
  const methods = () => storedDraft(studio).steps.map(({ step }) => step.method);

  await page.getByRole('button', { name: 'Change method…' }).click();
  await page.getByRole('combobox', { name: 'Search methods' }).fill('SMOTEN');
  const refused = page.getByRole('option', { name: /^SMOTEN\b/ }).filter({ hasText: 'works on categories alone' });
  await expect(refused).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('combobox', { name: 'Search methods' }).fill('borderline');
  await page.keyboard.press('Enter');
  await expect.poll(methods).toEqual(['BorderlineSMOTE']);
  await page.getByRole('combobox', { name: 'Neighbors, form' }).selectOption('As many as the class has');
  await expect.poll(() => storedDraft(studio).steps[0]?.step.k_neighbors).toBe('fit');
  await page.getByRole('textbox', { name: 'Neighbors for danger', exact: true }).fill('8');
  await page.keyboard.press('Enter');
  await expect.poll(() => storedDraft(studio).steps[0]?.step.m_neighbors).toBe(8);

  await page.locator('[data-step]').first().focus();
  await page.keyboard.press('/');
  await page.keyboard.type('tomeklinks');
  await page.keyboard.press('Enter');
  await expect.poll(methods).toEqual(['BorderlineSMOTE', 'TomekLinks']);
  await page.locator('[data-step]').nth(1).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(methods).toEqual(['TomekLinks', 'BorderlineSMOTE']);
  await page.getByRole('switch', { name: 'TomekLinks on' }).click();
  await expect.poll(() => storedDraft(studio).steps[0]?.offShare).not.toBeNull();
  await answered(page);

  await run(studio);
  const recipe = JSON.parse(readFileSync(join(projectOf(studio), 'runs', '0001', 'recipe.json'), 'utf8'));
  expect(recipe.steps).toMatchObject([{ method: 'BorderlineSMOTE', k_neighbors: 'fit', m_neighbors: 8 }]);
});

test('a point names its parents by keyboard, a box selects rows, and another seed makes others', async ({ studio }) => {
  const { page } = studio;
  await openBalance(studio);
  const plot = page.getByRole('application');
  const rows = page.getByRole('region', { name: 'Preview rows' });

  await plot.focus();
  await page.keyboard.press('ArrowRight');
  const spoken = page.getByRole('status').filter({ hasText: /^New row \d+, Barbera/ });
  await expect(spoken).toHaveText(/of the way from row \d+ to row \d+$/);
  const first = await spoken.textContent();
  const [, base, neighbor] = /from row (\d+) to row (\d+)$/.exec(first!)!;
  await expect(rows.locator('tr[data-focused="true"]')).toHaveCount(1);
  const group = rows.locator('tbody').filter({ has: page.locator('tr[data-focused="true"]') });
  await expect(group.getByRole('rowheader')).toHaveText([base!, /^new/, neighbor!]);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('status').filter({ hasText: /row \d+/ })).not.toHaveText(first!);

  const box = (await plot.boundingBox())!;
  await page.mouse.move(box.x + 60, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 20, box.y + box.height - 50, { steps: 4 });
  await page.mouse.up();
  await expect(rows).toContainText('of 213 selected rows');

  const before = await rows.locator('[data-made]').first().textContent();
  await page.getByRole('button', { name: 'Re-roll' }).click();
  await expect.poll(() => storedDraft(studio).seed).toBe(43);
  await answered(page);
  await expect(rows.locator('[data-made]').first()).not.toHaveText(before!);
  await page.getByRole('textbox', { name: 'Seed' }).fill('42');
  await page.keyboard.press('Enter');
  await expect(rows.locator('[data-made]').first()).toHaveText(before!);

  await page.getByRole('combobox', { name: 'Across' }).selectOption('alcohol');
  await page.getByRole('button', { name: 'synthetic', exact: true }).click();
  await answered(page);
  await plot.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('status').filter({ hasText: /^row \d+\. / })).toHaveCount(1);
});

test('columns, scale and missing values are set, and what does not fit is mended with one click', async ({
  studio,
}) => {
  const { page } = studio;
  const path = join(studio.projects, '..', 'pets.csv');
  const lines = Array.from({ length: 60 }, (_, i) =>
    [i, i === 7 ? '' : `${(i * 7) % 23}.5`, i % 3, i % 2 === 0 ? 'red' : 'blue', i < 4 ? 'rare' : 'usual'].join(','),
  );
  await studio.openSample('table');
  writeFileSync(path, `id,weight,legs,color,kind\n${lines.join('\n')}\n`);
  await page.evaluate((file) => window.twelvefold.request('dataset.import', { path: file, target: 'kind' }), path);
  await studio.go('Balance');
  await page.getByRole('combobox', { name: 'Dataset' }).selectOption('pets');

  await expect(page.getByRole('alert')).toContainText('weight');
  await page.getByRole('button', { name: 'Fill in the median' }).click();
  await expect(page.getByRole('alert')).toContainText('too few for 5 neighbors');
  await page.getByRole('button', { name: 'Use as many neighbors as there are' }).click();
  await answered(page);
  expect(await planned(page, 'rare')).toBe(56);

  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Role of id' })).toHaveValue('ignore');
  await page.getByRole('combobox', { name: 'Role of legs' }).selectOption('categories');
  await page.getByRole('combobox', { name: 'Scale of distances' }).selectOption('Robust');
  await page.getByRole('combobox', { name: 'Rounding of new rows' }).selectOption('None');
  await answeredByEngine(page);
  const { recipe } = (await page.evaluate(async () => {
    const list = await window.twelvefold.request('dataset.list', {});
    const datasets = (list as { value: { id: string; name: string }[] }).value;
    const id = datasets.find(({ name }) => name === 'pets')!.id;
    const draft = await window.twelvefold.request('draft.open', { datasetId: id });
    return { recipe: (draft as { value: { state: { base: object; steps: object[] } } }).value.state };
  })) as { recipe: { base: object; steps: object[] } };
  expect(recipe.base).toMatchObject({
    columns: { id: 'ignore', legs: 'categorical' },
    ...{ scale: 'robust', round: 'none', missing: 'median', target: 'kind' },
  });
  expect(recipe.steps).toMatchObject([{ step: { method: 'SMOTENC', k_neighbors: 'fit' } }]);
});

async function answeredByEngine(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
}

test('parents of synthetic rows exist, and none lies in another part of a grouped split', async ({ studio }) => {
  const { page } = studio;
  await studio.openSample('table');
  const split = { train: 0.6, val: 0.2, test: 0.2, group_by: 'magnesium' };
  await page.evaluate(async (rule) => {
    const list = await window.twelvefold.request('dataset.list', {});
    const datasetId = (list as { value: { id: string }[] }).value[0]!.id;
    const recipe = { twelvefold: 1, kind: 'tabular', target: 'cultivar', seed: 3, steps: [{ method: 'SMOTE' }] };
    await window.twelvefold.request('run.start', {
      datasetId,
      recipe: { ...recipe, split: rule },
      recipeName: 'Split',
    });
  }, split);
  await studio.go('Runs');
  await expect(studio.jobs().first()).toHaveAttribute('data-state', /^succeeded/, { timeout: 30_000 });
  const output = join(projectOf(studio), 'runs', '0001');
  const linesOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
  const input = linesOf(join(projectOf(studio), 'data', 'wine.csv'));
  const train = new Set(linesOf(join(output, 'train.csv')));
  const lineage = linesOf(join(output, 'lineage.csv')).map((line) => line.split(','));
  expect(lineage.length).toBeGreaterThan(10);
  for (const line of lineage) for (const parent of line.slice(4, 6)) expect(train).toContain(input[Number(parent)]);

  await studio
    .jobs()
    .first()
    .getByRole('button', { name: /Browse/ })
    .click();
  await page.getByRole('checkbox', { name: 'synthetic' }).check();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText(`Row ${lineage[0]![4]}`);
  await expect(inspector).toContainText(`Row ${lineage[0]![5]}`);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious on Balance in ${colorScheme}`, async ({ studio }) => {
    const { page } = studio;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openBalance(studio);
    await expect(page.getByRole('button', { name: 'Judge again' })).toBeVisible();
    for (const tab of ['Plan', 'Classes', 'Columns']) {
      await page.getByRole('button', { name: tab, exact: true }).click();
      expect(await violations(page), tab).toEqual([]);
    }
    await page.getByRole('button', { name: 'Change method…' }).click();
    await expect(page.getByRole('combobox', { name: 'Search methods' })).toBeFocused();
    expect(await violations(page), 'methods').toEqual([]);
  });
}
