import Database from 'better-sqlite3';

export type SqliteDatabase = Database.Database;

/** Opens or makes a database file with the settings that every store has; `:memory:` for one that is never written. */
export function openDatabase(file: string): SqliteDatabase {
  const database = new Database(file);
  // Another process may be reading; nobody else writes, because the project lock is held.
  database.pragma('busy_timeout = 2000');
  database.pragma('journal_mode = WAL');
  // With WAL a killed process loses nothing that was committed. A power cut may lose the last commits, and then their
  // work is done again: files are renamed into place before they are recorded.
  database.pragma('synchronous = NORMAL');
  database.pragma('foreign_keys = ON');
  return database;
}

/** SQLite's own code of an error, `SQLITE_CORRUPT` and the like; undefined for all other errors. */
export function sqliteCode(error: unknown): string | undefined {
  return error instanceof Database.SqliteError ? error.code : undefined;
}

/** Statements are prepared once for each database. */
export function statement(database: SqliteDatabase, sql: string): Database.Statement<unknown[]> {
  let known = prepared.get(database);
  if (known === undefined) {
    known = new Map();
    prepared.set(database, known);
  }
  let found = known.get(sql);
  if (found === undefined) {
    found = database.prepare(sql);
    known.set(sql, found);
  }
  return found;
}

const prepared = new WeakMap<SqliteDatabase, Map<string, Database.Statement<unknown[]>>>();
