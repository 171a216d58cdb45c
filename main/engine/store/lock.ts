import Database from 'better-sqlite3';
import { AppError } from '../../../app/errors.ts';
import { type SqliteDatabase, sqliteCode } from './database.ts';

/**
 * One engine at a time owns a store. The lock is the write lock of a small database of its own: the operating system
 * gives it back when the process ends in whatever way, so there is no stale lock to recognize, and no process number
 * that another program may have got since. Readers are let through, which is how a second engine learns who holds it.
 */
export interface StoreLock {
  release(): void;
}

/** @throws AppError `project.in-use` when another engine holds the lock. `shown` is the folder's name for the message. */
export function acquireLock(file: string, shown: string): StoreLock {
  const database = new Database(file, { timeout: 0 });
  try {
    database.pragma('synchronous = OFF');
    database.exec('BEGIN IMMEDIATE');
    database.exec(
      'CREATE TABLE IF NOT EXISTS owner (pid INTEGER NOT NULL, since TEXT NOT NULL) STRICT; DELETE FROM owner;',
    );
    database.prepare('INSERT INTO owner VALUES (?, ?)').run(process.pid, new Date().toISOString());
    database.exec('COMMIT; BEGIN IMMEDIATE');
    return { release: () => database.close() };
  } catch (error) {
    const code = sqliteCode(error);
    const owner = code === 'SQLITE_BUSY' ? readOwner(database) : undefined;
    database.close();
    if (code === 'SQLITE_BUSY') throw inUse(shown, owner);
    throw error;
  }
}

function readOwner(database: SqliteDatabase): number | undefined {
  if (database.inTransaction) database.exec('ROLLBACK');
  try {
    const row = database.prepare('SELECT pid FROM owner').get() as { pid: number } | undefined;
    return row?.pid;
  } catch {
    // The owner is just making the table: who it is only improves the message.
    return undefined;
  }
}

function inUse(shown: string, owner: number | undefined): AppError {
  const by = owner === undefined ? 'another Twelvefold' : `another Twelvefold (process ${owner})`;
  return new AppError('project.in-use', `${shown} is open in ${by}. Close it there, then try again.`, { file: shown });
}
