import { randomUUID } from 'node:crypto';
import type { SqliteDatabase } from './database.ts';

/** An open store: the database of a project, of an output folder, or of a session that has neither. */
export interface Store {
  readonly database: SqliteDatabase;
  /** Folder of the store; undefined for one that is only in memory. */
  readonly folder: string | undefined;
  close(): void;
}

export function newId(): string {
  return randomUUID();
}

export function now(): string {
  return new Date().toISOString();
}
