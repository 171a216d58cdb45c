import { violations } from './accessibility.ts';
import { expect, test } from './fixture.ts';

const schemes = ['light', 'dark'] as const;

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

for (const colorScheme of schemes) {
  test(`axe finds nothing serious on Recipe and its catalogue in ${colorScheme}`, async ({ studio }) => {
    const { page } = studio;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await studio.openSample('pictures');
    await studio.go('Recipe');
    await page.getByRole('gridcell').nth(11).locator('img').waitFor();
    for (const step of ['Rotate', 'One of']) {
      await page
        .getByRole('button', { name: new RegExp(`^${step}`) })
        .first()
        .click();
      expect(await violations(page), step).toEqual([]);
    }

    await page.keyboard.press('/');
    await expect(page.getByRole('combobox', { name: 'Search operations' })).toBeFocused();
    expect(await violations(page), 'catalogue').toEqual([]);
  });
}
