import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const TELLING_TABLES = ['datasets', 'recipes', 'runs', 'events'] as const;

/** Says in one or two sentences what of a damaged project can still be had. Reads only. */
export function salvageReport(folder: string, databaseCopy: string): string {
  const readable = countReadable(databaseCopy);
  const database =
    readable.length > 0
      ? `From it can still be read: ${readable.join(', ')}.`
      : 'Its tables (datasets, recipes, history) can no longer be read.';
  const runs = join(folder, 'runs');
  const outputs = existsSync(runs) ? readdirSync(runs).length : 0;
  const files =
    outputs > 0
      ? ` The outputs of ${outputs} ${outputs === 1 ? 'run' : 'runs'} are whole in ${runs}, each with its recipe.json.`
      : '';
  return `${database}${files} Source files are never changed by a project.`;
}

function countReadable(file: string): readonly string[] {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { readonly: true });
    const open = database;
    return TELLING_TABLES.flatMap((table) => {
      try {
        return [`${(open.prepare(`SELECT * FROM ${table}`).all() as unknown[]).length} ${table}`];
      } catch {
        // This table is the damaged one, or is gone: it is what cannot be saved.
        return [];
      }
    });
  } catch {
    // Not even the header can be read: nothing can be saved from the database.
    return [];
  } finally {
    database?.close();
  }
}
