import type { DatasetView } from '../../../app/contract/commands.ts';
import { AppError } from '../../../app/errors.ts';
import { statement } from './database.ts';
import type { Store } from './store.ts';

export interface DatasetItem {
  readonly path: string;
  readonly class: string | null;
  readonly part: string | null;
}

export interface NewDataset extends DatasetView {
  readonly profile: Readonly<Record<string, unknown>>;
  /** The pictures; none for a table. */
  readonly items: readonly DatasetItem[];
}

interface DatasetRow extends Omit<DatasetView, 'classes' | 'importedAt'> {
  readonly classes_json: string;
  readonly imported_at: string;
}

const COLUMNS = 'id, name, kind, format, path, hash, count, target, classes_json, imported_at';

/** Adds a dataset, or replaces the one with the same id. */
export function saveDataset({ database }: Store, dataset: NewDataset): void {
  const { id, name, kind, format, path, hash, count, target, classes, profile, items, importedAt } = dataset;
  database.transaction(() => {
    statement(
      database,
      `INSERT INTO datasets (${COLUMNS}, profile_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, format = excluded.format,
         path = excluded.path, hash = excluded.hash, count = excluded.count, target = excluded.target,
         classes_json = excluded.classes_json, imported_at = excluded.imported_at, profile_json = excluded.profile_json`,
    ).run([
      id,
      name,
      kind,
      format,
      path,
      hash,
      count,
      target,
      JSON.stringify(classes),
      importedAt,
      JSON.stringify(profile),
    ]);
    statement(database, 'DELETE FROM items WHERE dataset_id = ?').run(id);
    const insert = statement(
      database,
      'INSERT INTO items (dataset_id, position, path, class, part) VALUES (?, ?, ?, ?, ?)',
    );
    for (const [position, item] of items.entries()) insert.run(id, position, item.path, item.class, item.part);
  })();
}

export function listDatasets({ database }: Store): DatasetView[] {
  const rows = statement(database, `SELECT ${COLUMNS} FROM datasets ORDER BY imported_at, rowid`).all();
  return (rows as DatasetRow[]).map(toDataset);
}

/** @throws AppError `dataset.not-found` */
export function getDataset({ database }: Store, id: string): DatasetView {
  const row = statement(database, `SELECT ${COLUMNS} FROM datasets WHERE id = ?`).get(id) as DatasetRow | undefined;
  if (row === undefined) throw notFound(id);
  return toDataset(row);
}

export function getDatasetProfile({ database }: Store, id: string): Record<string, unknown> {
  const row = statement(database, 'SELECT profile_json FROM datasets WHERE id = ?').get(id);
  if (row === undefined) throw notFound(id);
  return JSON.parse((row as { profile_json: string }).profile_json);
}

export function listItems({ database }: Store, datasetId: string, window: { first: number; count: number }) {
  const { total } = statement(database, 'SELECT count(*) AS total FROM items WHERE dataset_id = ?').get(datasetId) as {
    total: number;
  };
  const items = statement(
    database,
    'SELECT path, class, part FROM items WHERE dataset_id = ? AND position >= ? ORDER BY position LIMIT ?',
  ).all(datasetId, window.first, window.count) as DatasetItem[];
  return { total, items };
}

/** @throws AppError `dataset.not-found` */
export function getItem({ database }: Store, datasetId: string, path: string): DatasetItem {
  const row = statement(database, 'SELECT path, class, part FROM items WHERE dataset_id = ? AND path = ?').get(
    ...[datasetId, path],
  );
  if (row !== undefined) return row as DatasetItem;
  throw new AppError('dataset.not-found', `The dataset has no picture "${path}". It may have been imported anew.`, {
    file: path,
  });
}

function toDataset({ classes_json, imported_at, ...row }: DatasetRow): DatasetView {
  return { ...row, classes: JSON.parse(classes_json), importedAt: imported_at };
}

function notFound(id: string): AppError {
  return new AppError('dataset.not-found', `The project has no dataset with the id ${id}. It may have been removed.`);
}
