import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect, test } from './fixture.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const schemes = ['light', 'dark'] as const;

/** What is serious or critical on the page as it is now, one line each. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: (root: Document, options: object) => Promise<AxeResults> } }).axe.run(
      document,
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    ),
  );
  expect(results.passes.length).toBeGreaterThan(5);
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

for (const colorScheme of schemes) {
  test(`axe finds nothing serious on Home and its dialog in ${colorScheme}`, async ({ studio }) => {
    const { page } = studio;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await studio.button(/^Open sample project/).waitFor();

    expect(await violations(page)).toEqual([]);

    await studio.button(/^New project from files/).click();
    expect(await violations(page)).toEqual([]);
  });

  test(`axe finds nothing serious in a project in ${colorScheme}`, async ({ studio }) => {
    const { page } = studio;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await studio.openSample('table');
    await studio.runRecipe('Wine');
    await expect(studio.jobs('succeeded').first()).toBeVisible();

    for (const place of ['Datasets', 'Runs', 'History'] as const) {
      await studio.go(place);
      await expect(page.getByRole('heading', { name: place, level: 1 })).toBeVisible();
      expect(await violations(page), place).toEqual([]);
    }
  });
}
