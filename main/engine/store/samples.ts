import type { BrowseFilter, Overview, Sample } from '../../../app/contract/browse.ts';
import { type SqliteDatabase, statement } from './database.ts';

/** Where the pictures of a scope lie: the items of a dataset, or the pictures of a run. Both have the same columns. */
export interface SampleTable {
  readonly database: SqliteDatabase;
  readonly kind: 'items' | 'run_pictures';
  /** The dataset's or the run's. */
  readonly id: string;
}

const SOURCES = {
  items: 'SELECT position, path, class, part, NULL AS copy FROM items WHERE dataset_id = ?',
  run_pictures: 'SELECT position, path, class, part, copy FROM run_pictures WHERE run_id = ?',
} as const;

/** Counts of a whole scope: what the filter panel shows, whatever is filtered. */
export function countSamples(table: SampleTable, classOrder: readonly string[]): Overview {
  const rows = statement(
    table.database,
    `SELECT class, part, copy IS NOT NULL AS synthetic, count(*) AS count
     FROM (${SOURCES[table.kind]}) GROUP BY class, part, copy IS NOT NULL`,
  ).all(table.id) as { class: string | null; part: string | null; synthetic: 0 | 1; count: number }[];
  const classes = new Map(classOrder.map((name) => [name, { name, original: 0, synthetic: 0 }]));
  const parts = new Map<string, number>();
  const origins = { original: 0, synthetic: 0 };
  for (const row of rows) {
    const origin = row.synthetic === 1 ? 'synthetic' : 'original';
    origins[origin] += row.count;
    if (row.part !== null) parts.set(row.part, (parts.get(row.part) ?? 0) + row.count);
    if (row.class === null) continue;
    const counted = classes.get(row.class) ?? { name: row.class, original: 0, synthetic: 0 };
    counted[origin] += row.count;
    classes.set(row.class, counted);
  }
  return {
    kind: 'image',
    total: origins.original + origins.synthetic,
    classes: [...classes.values()],
    ...origins,
    parts: [...parts].map(([name, count]) => ({ name, count })),
  };
}

/** A window of the samples that fit a filter, and how many fit. */
export function listSamples(
  table: SampleTable,
  filter: BrowseFilter,
  window: { readonly first: number; readonly count: number },
): { matching: number; samples: Sample[] } {
  const { where, values } = conditions(filter);
  const from = `FROM (${SOURCES[table.kind]}) ${where}`;
  const { matching } = statement(table.database, `SELECT count(*) AS matching ${from}`).get(table.id, ...values) as {
    matching: number;
  };
  const samples = statement(table.database, `SELECT * ${from} ORDER BY position LIMIT ? OFFSET ?`).all(
    ...[table.id, ...values, window.count, window.first],
  ) as Sample[];
  return { matching, samples };
}

export function getSample(table: SampleTable, position: number): Sample | undefined {
  return statement(table.database, `SELECT * FROM (${SOURCES[table.kind]}) WHERE position = ?`).get(
    ...[table.id, position],
  ) as Sample | undefined;
}

export function findByPath(table: SampleTable, path: string): Sample | undefined {
  return statement(table.database, `SELECT * FROM (${SOURCES[table.kind]}) WHERE path = ?`).get(...[table.id, path]) as
    | Sample
    | undefined;
}

/** Lists go as JSON, so that every filter of one form shares one prepared statement. */
function conditions({ classes, origins, parts }: BrowseFilter): { where: string; values: string[] } {
  const terms: string[] = [];
  const values: string[] = [];
  const among = (column: string, list: readonly string[]): void => {
    if (list.length === 0) return;
    terms.push(`${column} IN (SELECT value FROM json_each(?))`);
    values.push(JSON.stringify(list));
  };
  among('class', classes);
  among('part', parts);
  if (origins.length === 1) terms.push(`copy IS ${origins[0] === 'synthetic' ? 'NOT ' : ''}NULL`);
  return { where: terms.length === 0 ? '' : `WHERE ${terms.join(' AND ')}`, values };
}
