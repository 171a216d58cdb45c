import type { RecipeVersionView } from '../../../app/contract/commands.ts';
import { AppError } from '../../../app/errors.ts';
import { statement } from './database.ts';
import { newId, now, type Store } from './store.ts';

export interface RecipeToSave {
  readonly datasetId: string | null;
  readonly name: string;
  /** Identifies the content; see `recipeHash`. */
  readonly hash: string;
  /** As `recipe.json` would hold it. */
  readonly recipe: unknown;
}

interface RecipeRow {
  readonly id: string;
  readonly dataset_id: string | null;
  readonly name: string;
  readonly version: number;
  readonly hash: string;
  readonly recipe_json: string;
  readonly saved_at: string;
}

/** Adds a version when the recipe differs from the last one of its name; `isNew` says whether it did. */
export function saveRecipe(store: Store, wanted: RecipeToSave): RecipeVersionView & { readonly isNew: boolean } {
  const { database } = store;
  return database.transaction(() => {
    const latest = statement(
      database,
      "SELECT * FROM recipes WHERE name = ? AND ifnull(dataset_id, '') = ? ORDER BY version DESC LIMIT 1",
    ).get(wanted.name, wanted.datasetId ?? '') as RecipeRow | undefined;
    if (latest?.hash === wanted.hash) return { ...toVersion(latest), isNew: false };
    const row: RecipeRow = {
      id: newId(),
      dataset_id: wanted.datasetId,
      name: wanted.name,
      version: (latest?.version ?? 0) + 1,
      hash: wanted.hash,
      recipe_json: JSON.stringify(wanted.recipe),
      saved_at: now(),
    };
    statement(
      database,
      `INSERT INTO recipes (id, dataset_id, name, version, hash, recipe_json, saved_at)
       VALUES (@id, @dataset_id, @name, @version, @hash, @recipe_json, @saved_at)`,
    ).run(row);
    return { ...toVersion(row), isNew: true };
  })();
}

export function listRecipes({ database }: Store, datasetId?: string): RecipeVersionView[] {
  const rows =
    datasetId === undefined
      ? statement(database, 'SELECT * FROM recipes ORDER BY saved_at DESC, rowid DESC').all()
      : statement(database, 'SELECT * FROM recipes WHERE dataset_id = ? ORDER BY saved_at DESC, rowid DESC').all(
          datasetId,
        );
  return (rows as RecipeRow[]).map(toVersion);
}

/** @throws AppError `recipe.not-found` */
export function getRecipe({ database }: Store, id: string): RecipeVersionView {
  const row = statement(database, 'SELECT * FROM recipes WHERE id = ?').get(id) as RecipeRow | undefined;
  if (row === undefined) throw new AppError('recipe.not-found', `The project has no recipe version with the id ${id}.`);
  return toVersion(row);
}

function toVersion(row: RecipeRow): RecipeVersionView {
  const { id, name, version, hash } = row;
  return {
    id,
    datasetId: row.dataset_id,
    name,
    version,
    hash,
    recipe: JSON.parse(row.recipe_json),
    savedAt: row.saved_at,
  };
}
