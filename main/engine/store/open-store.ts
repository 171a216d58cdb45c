import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../app/errors.ts';
import { systemCode } from '../runs/output-errors.ts';
import { openDatabase, type SqliteDatabase, sqliteCode } from './database.ts';
import { acquireLock, type StoreLock } from './lock.ts';
import { migrate } from './migrate.ts';
import { salvageReport } from './salvage.ts';
import type { Store } from './store.ts';

const DATABASE_FILE = 'project.sqlite';
const LOCK_FILE = 'lock.sqlite';

/** Tells our databases from others' at a glance (`PRAGMA application_id`); the letters `12fd`. */
const APPLICATION_ID = 0x31326664;

/** Makes the store of a new project in a folder that holds none. */
export function createStore(folder: string): Store {
  // An empty file is what a creation that was killed at once leaves.
  const found = statSync(join(folder, DATABASE_FILE), { throwIfNoEntry: false });
  if (found !== undefined && found.size > 0) {
    throw new AppError('project.exists', `${folder} holds a project already. Open it, or choose another name.`, {
      file: folder,
    });
  }
  makeFolder(folder);
  return openLocked(folder);
}

/**
 * Opens the store in a project's folder.
 *
 * @throws AppError `project.not-a-project`, `project.newer`, `project.in-use`, `project.corrupt`, `project.read-only`
 */
export function openStore(folder: string): Store {
  const file = join(folder, DATABASE_FILE);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) throw notAProject(folder, `it has no ${DATABASE_FILE}`);
  refuseReadOnly(folder, file);
  if (!beginsAsDatabase(file)) throw corrupt(folder, file, 'it does not begin as a database does');
  return openLocked(folder);
}

/** Opens the store in a work folder for a run without a project, or makes it; `fresh` forgets what was there. */
export function openWorkStore(folder: string, mode: 'fresh' | 'resume'): Store {
  makeFolder(folder);
  const lock = lockFolder(folder);
  try {
    if (mode === 'fresh') removeDatabase(folder);
    return openWithLock(folder, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Whether a run made its store in this work folder, and may be at work in it. */
export function hasWorkStore(folder: string): boolean {
  return existsSync(join(folder, LOCK_FILE));
}

/** Removes what `openWorkStore` made; the folder itself is the caller's. */
export function removeWorkStore(folder: string): void {
  removeDatabase(folder);
  for (const suffix of ['', '-journal']) rmSync(join(folder, LOCK_FILE + suffix), { force: true });
}

/** A store that is never written to disk, for an engine without a project. */
export function openMemoryStore(): Store {
  const database = openDatabase(':memory:');
  migrate(database, 'memory');
  return { database, folder: undefined, close: () => database.close() };
}

function openLocked(folder: string): Store {
  const lock = lockFolder(folder);
  try {
    return openWithLock(folder, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openWithLock(folder: string, lock: StoreLock): Store {
  const file = join(folder, DATABASE_FILE);
  let database: SqliteDatabase | undefined;
  try {
    database = openDatabase(file);
    checkOwnership(database, folder);
    migrate(database, file);
    return storeOf(database, folder, lock);
  } catch (error) {
    database?.close();
    const code = sqliteCode(error);
    if (code?.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
      throw corrupt(folder, file, 'SQLite finds it damaged');
    throw error;
  }
}

function storeOf(database: SqliteDatabase, folder: string, lock: StoreLock): Store {
  return {
    database,
    folder,
    close() {
      database.close();
      lock.release();
    },
  };
}

/** A database of ours carries our mark; an empty one gets it; any other is left alone. */
function checkOwnership(database: SqliteDatabase, folder: string): void {
  const found = Number(database.pragma('application_id', { simple: true }));
  if (found === APPLICATION_ID) {
    const verdict = database.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok') throw corrupt(folder, join(folder, DATABASE_FILE), String(verdict));
    return;
  }
  const tables = database.prepare('SELECT count(*) AS count FROM sqlite_schema').get() as { count: number };
  if (tables.count > 0) throw notAProject(folder, `its ${DATABASE_FILE} belongs to another program`);
  database.pragma(`application_id = ${APPLICATION_ID}`);
}

function lockFolder(folder: string): StoreLock {
  try {
    return acquireLock(join(folder, LOCK_FILE), folder);
  } catch (error) {
    const code = sqliteCode(error);
    if (code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT')) {
      // The lock holds nothing of worth, and a damaged file cannot be held by anybody.
      rmSync(join(folder, LOCK_FILE), { force: true });
      return acquireLock(join(folder, LOCK_FILE), folder);
    }
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new AppError(
        'output.not-a-folder',
        `${folder} cannot be made: a file is in the way.`,
        { file: folder },
        error,
      );
    }
    throw readOnly(folder, code, error);
  }
}

function refuseReadOnly(folder: string, file: string): void {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw readOnly(folder, systemCode(error) ?? 'unknown reason', error);
  }
}

function beginsAsDatabase(file: string): boolean {
  const head = Buffer.alloc(15);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, head, 0, head.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return head.toString('latin1') === 'SQLite format 3';
}

function removeDatabase(folder: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, DATABASE_FILE + suffix), { force: true });
}

function readOnly(folder: string, code: string, cause: unknown): AppError {
  return new AppError(
    'project.read-only',
    `${folder} cannot be written (${code}), and a project records everything that happens in it. Change its permissions, or copy it to a folder of your own and open it there.`,
    { file: folder },
    cause,
  );
}

function notAProject(folder: string, why: string): AppError {
  return new AppError(
    'project.not-a-project',
    `${folder} is not a Twelvefold project: ${why}. Choose a folder whose name ends in .twelvefold.`,
    { file: folder },
  );
}

/** Keeps a copy before anything else can touch the file. */
function corrupt(folder: string, file: string, why: string): AppError {
  const copy = `${file}.damaged-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  copyFileSync(file, copy);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
  return new AppError(
    'project.corrupt',
    `The database of ${folder} is damaged (${why}). A copy was kept as ${copy}. ${salvageReport(folder, copy)}`,
    { file },
  );
}
