import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from './fixture.ts';

const samples = resolve(import.meta.dirname, '../../resources/samples');

function rows<Row>(project: string, sql: string): Row[] {
  const database = new Database(join(project, 'project.sqlite'), { readonly: true });
  try {
    return database.prepare(sql).all() as Row[];
  } finally {
    database.close();
  }
}

function projectIn(folder: string): string {
  const found = readdirSync(folder).filter((name) => name.endsWith('.twelvefold'));
  expect(found).toHaveLength(1);
  return join(folder, found[0]!);
}

test('the picture sample opens with its classes, and its recipe makes twelve of each picture', async ({ studio }) => {
  const { page } = studio;

  await studio.openSample('pictures');
  await expect(studio.dataset('Patches')).toContainText('69 pictures');
  await expect(studio.dataset('Patches').getByRole('listitem')).toHaveCount(6);
  await studio.runRecipe('Patches');
  const done = studio.jobs('succeeded').filter({ hasText: /made in/ });
  await expect(done).toBeVisible({ timeout: 40_000 });

  const [run] = rows<{ state: string; output: string }>(
    projectIn(studio.projects),
    'SELECT jobs.state, runs.output FROM runs JOIN jobs ON jobs.id = runs.job_id',
  );
  expect(run?.state).toBe('succeeded');
  const made = readdirSync(join(projectIn(studio.projects), 'runs'), { recursive: true }).map(String);
  expect(made.filter((name) => name.endsWith('.jpg'))).toHaveLength(69 * 12);
  expect(made.filter((name) => name.endsWith('lineage.csv'))).toHaveLength(1);
  await studio.go('History');
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: /Patches/ })
      .first(),
  ).toBeVisible();
});

test('the table sample runs, and the project shows again among the recent ones', async ({ studio }) => {
  const { page } = studio;

  await studio.openSample('table');
  await expect(studio.dataset('Wine')).toContainText('150 rows, 3 classes, classes in column cultivar');
  await studio.runRecipe('Wine');
  await expect(studio.jobs('succeeded').filter({ hasText: 'made in' })).toBeVisible();
  const project = projectIn(studio.projects);
  const augmented = readdirSync(join(project, 'runs'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('augmented.csv'));

  expect(augmented).toHaveLength(1);
  const lines = readFileSync(join(project, 'runs', augmented[0]!), 'utf8')
    .trimEnd()
    .split('\n');
  const original = readFileSync(join(samples, 'table/wine.csv'), 'utf8').trimEnd().split('\n');
  expect(lines.slice(0, original.length)).toEqual(original);
  // Three classes of 71 each, the largest class's count.
  expect(lines).toHaveLength(1 + 3 * 71);
  await studio.go('Home');
  await expect(page.getByRole('button', { name: /Sample table.*\.twelvefold/ })).toBeVisible();
});

test('a table of one’s own: nothing is written before Import, then the dataset is there', async ({ studio, home }) => {
  const { page } = studio;
  const table = join(home, 'my wines.csv');
  copyFileSync(join(samples, 'table/wine.csv'), table);
  await studio.answerDialog(table);

  await studio.button(/^New project from files/).click();
  await page.getByRole('button', { name: /^Table…/ }).click();
  const dialog = page.getByRole('dialog', { name: 'New project' });
  await expect(dialog.getByRole('textbox', { name: 'Project name' })).toHaveValue('my wines');
  await dialog.getByRole('combobox', { name: 'Column of classes' }).selectOption('cultivar');
  await expect(dialog.getByRole('list', { name: 'Classes' })).toContainText('Barbera');
  expect(existsSync(studio.projects)).toBe(false);
  await dialog.getByRole('button', { name: 'Import 150 rows' }).click();

  await expect(studio.dataset('my wines')).toContainText('150 rows, 3 classes');
  expect(rows<{ name: string }>(join(studio.projects, 'my wines.twelvefold'), 'SELECT name FROM datasets')).toEqual([
    { name: 'my wines' },
  ]);
});

test('a folder of pictures of one’s own is imported with its classes', async ({ studio, home }) => {
  const { page } = studio;
  const folder = join(home, 'photos');
  mkdirSync(folder);
  for (const name of ['galaxy', 'retina'])
    cpSync(join(samples, 'pictures/data', name), join(folder, name), { recursive: true });
  await studio.answerDialog(folder);

  await studio.button(/^New project from files/).click();
  await page.getByRole('button', { name: /^Folder of pictures…/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Import 13 pictures' }).click();

  await expect(studio.dataset('photos')).toContainText('13 pictures, 2 classes');
});

test('a file that is no dataset is refused with what was found, and nothing is created', async ({ studio, home }) => {
  const { page } = studio;
  const empty = join(home, 'empty.csv');
  copyFileSync('/dev/null', empty);
  await studio.answerDialog(empty);

  await studio.button(/^New project from files/).click();
  await page.getByRole('button', { name: /^Table…/ }).click();

  await expect(page.getByRole('alert')).toContainText(/empty/);
  await expect(page.getByRole('button', { name: /^Import/ })).toHaveCount(0);
  expect(existsSync(studio.projects)).toBe(false);
});
