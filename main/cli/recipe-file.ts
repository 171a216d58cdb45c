import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../app/errors.ts';
import type { Recipe } from '../../app/model/recipe.ts';
import { parseRecipe } from '../../app/recipe/parse.ts';
import { readJsonOrYaml } from '../../app/recipe/syntax.ts';
import { systemReason } from '../engine/files/walk-folder.ts';

/** A recipe is written by hand; a file of this size is something else. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Reads a small JSON or YAML file that the user named.
 *
 * @throws AppError `recipe.unreadable` or `recipe.syntax`
 */
export async function readRecipeValue(path: string): Promise<unknown> {
  return readJsonOrYaml(await readTextFile(path), basename(path));
}

/** The recipe in a file, checked. */
export async function readRecipe(path: string): Promise<Recipe> {
  return checkRecipe(await readRecipeValue(path), path);
}

/** The same for what was read already; the messages name the file. */
export function checkRecipe(value: unknown, path: string): Recipe {
  try {
    return parseRecipe(value);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, `${basename(path)}: ${error.message}`, { file: path, ...error.where }, error);
  }
}

/** The text of a small file that the user named. */
export async function readTextFile(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) {
      throw new AppError(
        'recipe.unreadable',
        `${path} has ${size} bytes; expected a recipe, which is never that long. Is it the dataset?`,
        {
          file: path,
        },
      );
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof TypeError ? 'it is not UTF-8 text' : systemReason(error);
    throw new AppError('recipe.unreadable', `${path} cannot be read: ${reason}.`, { file: path }, error);
  }
}
