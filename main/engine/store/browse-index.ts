import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type SqliteDatabase, sqliteCode, statement } from './database.ts';

/**
 * What Browse needs beyond the project's own tables: the pictures of runs, and which thumbnail belongs to which file.
 * All of it follows from other files, so it lies in the cache of the project and is made anew when it is of another
 * version, damaged or gone.
 */
export interface BrowseIndex {
  readonly database: SqliteDatabase;
  close(): void;
}

export interface RunPicture {
  readonly path: string;
  readonly class: string | null;
  readonly part: string | null;
  readonly copy: number | null;
  readonly source: string | null;
  readonly seed: string | null;
  /** As the lineage has it, JSON. */
  readonly operations: string | null;
}

const VERSION = 1;

const SCHEMA = `
CREATE TABLE run_pictures (
  run_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  class TEXT,
  part TEXT,
  copy INTEGER,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE run_lineage (
  run_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  seed TEXT NOT NULL,
  operations_json TEXT NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE thumbnails (
  file TEXT NOT NULL,
  edge INTEGER NOT NULL,
  version TEXT NOT NULL,
  id TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  PRIMARY KEY (file, edge)
) STRICT, WITHOUT ROWID;
PRAGMA user_version = ${VERSION};
`;

/** `folder` is the project's; undefined keeps the index in memory. */
export function openBrowseIndex(folder: string | undefined): BrowseIndex {
  if (folder === undefined) return prepared(openDatabase(':memory:'));
  const file = join(folder, 'cache', 'browse.sqlite');
  mkdirSync(join(folder, 'cache'), { recursive: true });
  try {
    return prepared(openDatabase(file));
  } catch (error) {
    if (sqliteCode(error) === undefined && !(error instanceof OtherVersion)) throw error;
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    return prepared(openDatabase(file));
  }
}

class OtherVersion extends Error {}

function prepared(database: SqliteDatabase): BrowseIndex {
  try {
    const version = Number(database.pragma('user_version', { simple: true }));
    if (version !== VERSION && version !== 0) throw new OtherVersion();
    if (version === 0) database.transaction(() => database.exec(SCHEMA))();
    return { database, close: () => database.close() };
  } catch (error) {
    database.close();
    throw error;
  }
}

export function hasRunPictures({ database }: BrowseIndex, runId: string): boolean {
  return statement(database, 'SELECT 1 FROM run_pictures WHERE run_id = ? LIMIT 1').get(runId) !== undefined;
}

/** Keeps the pictures of a finished run in the order given. */
export function saveRunPictures({ database }: BrowseIndex, runId: string, pictures: Iterable<RunPicture>): void {
  const picture = statement(
    database,
    'INSERT INTO run_pictures (run_id, position, path, class, part, copy) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const lineage = statement(
    database,
    'INSERT INTO run_lineage (run_id, position, source, seed, operations_json) VALUES (?, ?, ?, ?, ?)',
  );
  database.transaction(() => {
    let position = 0;
    for (const { path, class: label, part, copy, source, seed, operations } of pictures) {
      picture.run(runId, position, path, label, part, copy);
      if (copy !== null) lineage.run(runId, position, source, seed, operations);
      position++;
    }
  })();
}

export function getRunLineage({ database }: BrowseIndex, runId: string, position: number) {
  return statement(
    database,
    'SELECT source, seed, operations_json AS operations FROM run_lineage WHERE run_id = ? AND position = ?',
  ).get(runId, position) as { source: string; seed: string; operations: string } | undefined;
}

export interface StoredThumbnail {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** `version` changes whenever the file does. */
export interface ThumbnailKey {
  readonly file: string;
  readonly edge: number;
  readonly version: string;
}

export function findThumbnail({ database }: BrowseIndex, key: ThumbnailKey): StoredThumbnail | undefined {
  return statement(
    database,
    'SELECT id, width, height FROM thumbnails WHERE file = ? AND edge = ? AND version = ?',
  ).get(key.file, key.edge, key.version) as StoredThumbnail | undefined;
}

export function saveThumbnail({ database }: BrowseIndex, key: ThumbnailKey, made: StoredThumbnail): void {
  statement(
    database,
    'INSERT OR REPLACE INTO thumbnails (file, edge, version, id, width, height) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(key.file, key.edge, key.version, made.id, made.width, made.height);
}
