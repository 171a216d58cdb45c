import { AppError } from '../../../app/errors.ts';
import type { SqliteDatabase } from './database.ts';
import { sql as project } from './migrations/0001-project.ts';
import { sql as recipeDrafts } from './migrations/0002-recipe-drafts.ts';
import { sql as exports } from './migrations/0003-exports.ts';

/** Forward only, in order; a landed one is never edited. `PRAGMA user_version` counts those a database has seen. */
export const migrations: readonly string[] = [project, recipeDrafts, exports];

/** Brings a database up to date, all of it or nothing. */
export function migrate(database: SqliteDatabase, file: string, upTo = migrations.length): void {
  const version = schemaVersion(database);
  if (version > migrations.length) {
    throw new AppError(
      'project.newer',
      `${file} was made by a newer Twelvefold (its schema is version ${version}, this program knows up to ${migrations.length}). Update Twelvefold to open it; nothing was changed.`,
      { file },
    );
  }
  if (version >= upTo) return;
  database.transaction(() => {
    for (const sql of migrations.slice(version, upTo)) database.exec(sql);
    database.pragma(`user_version = ${upTo}`);
  })();
}

export function schemaVersion(database: SqliteDatabase): number {
  return Number(database.pragma('user_version', { simple: true }));
}
