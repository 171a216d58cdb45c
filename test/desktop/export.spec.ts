import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from './accessibility.ts';
import { expect, test } from './fixture.ts';

test('an export of a run is blocked by its leaks, cured by one button, and written with its manifest', async ({
  studio,
}) => {
  const { page } = studio;
  await studio.openSample('pictures');
  await studio.go('Datasets');
  await studio.runRecipe('Patches');
  await expect(studio.jobs('succeeded').filter({ hasText: /made in/ })).toBeVisible({ timeout: 40_000 });

  await page.getByRole('navigation').getByRole('button', { name: 'Export' }).click();
  const wizard = page.getByRole('dialog', { name: 'Export' });
  await expect(wizard.getByLabel('From')).toContainText('Run 1');
  await wizard.getByRole('button', { name: 'Next: format' }).click();
  await expect(wizard.getByRole('list', { name: 'Files' })).toContainText('report.json');
  // Not over a button: what is under the pointer changes its color.
  await page.mouse.move(640, 90);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  await wizard.getByRole('button', { name: 'Next: split' }).click();
  await wizard.getByRole('radio', { name: /Split again/ }).check();
  await wizard.getByRole('checkbox', { name: 'Keep families together' }).uncheck();
  await expect(wizard.getByRole('alert')).toContainText(/Leakage: \d+ copies/);
  await expect(wizard.getByRole('button', { name: 'Next: where' })).toBeDisabled();
  await wizard.getByRole('button', { name: 'Keep families together' }).click();
  await expect(wizard).toContainText('No copy is in another split than its original');
  await wizard.getByRole('button', { name: 'Next: where' }).click();
  await expect(wizard.getByRole('list', { name: 'Checks' }).getByText('Passed:')).toHaveCount(5);
  await wizard.getByRole('button', { name: /^Export \d+ pictures$/ }).click();

  const done = page.getByRole('dialog', { name: 'Exported' });
  await expect(done.getByRole('button', { name: 'Reveal' })).toBeVisible({ timeout: 30_000 });
  await expect(done).toContainText('twelvefold convert');
  const output = join(studio.projects, 'Exports', 'Patches-run-1');
  const report = JSON.parse(readFileSync(join(output, 'report.json'), 'utf8'));
  const pictures = readdirSync(output, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.jpg'));
  expect(pictures).toHaveLength(69 * 12);
  expect(report).toMatchObject({ count: 69 * 12, chosen: { run: { seed: expect.any(Number) } } });
  const partOf = new Map(pictures.map((path) => [path.split('/').at(-1)!, path.split('/')[0]]));
  for (const [name, part] of partOf) expect(partOf.get(name.replace(/__a\d+/, '')), name).toBe(part);
});
