import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { parse as parseYaml } from 'yaml';
import type { PickKind } from '../../app/contract/shell.ts';
import { AppError } from '../../app/errors.ts';

/** The system's dialogs, and the memory of what a person chose or dropped: only that may the window have read. */

const given = new Set<string>();
const largestRecipeBytes = 2 * 1024 * 1024;

const dialogs: Readonly<Record<PickKind, Pick<OpenDialogOptions, 'title' | 'buttonLabel' | 'filters'>>> = {
  table: {
    title: 'Choose a table',
    buttonLabel: 'Choose',
    filters: [{ name: 'Tables', extensions: ['csv', 'tsv', 'txt', 'jsonl', 'ndjson', 'parquet'] }],
  },
  pictures: { title: 'Choose a folder of pictures, one folder per class', buttonLabel: 'Choose' },
  destination: { title: 'Choose where the export goes', buttonLabel: 'Choose' },
  project: { title: 'Open a Twelvefold project', buttonLabel: 'Open' },
  folder: { title: 'Choose where new projects go', buttonLabel: 'Choose' },
  recipe: {
    title: 'Choose a recipe',
    buttonLabel: 'Choose',
    filters: [{ name: 'Recipes', extensions: ['json', 'yaml', 'yml'] }],
  },
};

export function rememberGiven(path: string): void {
  given.add(path);
}

/** Whether a person chose or dropped exactly this in the window. */
export function wasGiven(path: string): boolean {
  return given.has(path);
}

export async function pick(window: BrowserWindow, what: 'file' | 'folder', kind: PickKind): Promise<string | null> {
  const result = await dialog.showOpenDialog(window, {
    ...dialogs[kind],
    defaultPath: app.getPath('documents'),
    properties: [
      what === 'file' ? 'openFile' : 'openDirectory',
      ...(kind === 'destination' ? (['createDirectory'] as const) : []),
    ],
  });
  const path = result.filePaths[0];
  if (result.canceled || path === undefined) return null;
  rememberGiven(path);
  return path;
}

/** @throws AppError `recipe.unreadable` or `recipe.syntax`. What the recipe says is checked by the engine. */
export async function readRecipe(path: string): Promise<{ name: string; recipe: unknown }> {
  const name = basename(path);
  if (!given.has(path))
    throw new AppError('recipe.unreadable', `${name} was not chosen in this window.`, { file: path });
  const text = await readText(path);
  try {
    return { name, recipe: /\.json$/i.test(path) ? JSON.parse(text) : parseYaml(text, { maxAliasCount: 100 }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new AppError('recipe.syntax', `${name} is neither JSON nor YAML: ${reason}`, { file: path }, error);
  }
}

/** Written beside and renamed, so that a recipe that was there before is replaced whole or not at all. */
export async function saveRecipe(
  window: BrowserWindow,
  { name, recipe }: { readonly name: string; readonly recipe: Readonly<Record<string, unknown>> },
): Promise<string | null> {
  const fileName = `${name.replace(/[<>:"/\\|?*\p{Cc}]/gu, ' ').trim() || 'recipe'}.json`;
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Save the recipe',
    defaultPath: join(app.getPath('documents'), fileName),
    filters: [{ name: 'Recipes', extensions: ['json'] }],
  });
  if (chosen.canceled || chosen.filePath === '') return null;
  const { filePath } = chosen;
  const beside = `${filePath}.${process.pid}.tmp`;
  try {
    await writeFile(beside, `${JSON.stringify(recipe, null, 2)}\n`);
    await rename(beside, filePath);
  } catch (error) {
    await rm(beside, { force: true });
    const message = `${basename(filePath)} could not be written: ${error instanceof Error ? error.message : String(error)}`;
    throw new AppError('output.failed', message, { file: filePath }, error);
  }
  return filePath;
}

async function readText(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > largestRecipeBytes) {
      const message = `${basename(path)} has ${size} bytes; a recipe has at most ${largestRecipeBytes}. Is it the right file?`;
      throw new AppError('recipe.unreadable', message, { file: path });
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      'recipe.unreadable',
      `${basename(path)} cannot be read: ${String(error)}`,
      { file: path },
      error,
    );
  }
}
