import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate, migrations, schemaVersion } from './migrate.ts';

function schemaOf(database: Database.Database): string {
  const rows = database.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').all();
  return (rows as { sql: string }[]).map(({ sql }) => sql).join(';\n\n');
}

test('the schema is the recorded one; a change of it is a new migration', () => {
  const database = new Database(':memory:');

  migrate(database, 'memory');

  expect(schemaOf(database)).toMatchSnapshot();
});

test('every table is strict', () => {
  const database = new Database(':memory:');
  migrate(database, 'memory');

  const tables = database.pragma('table_list') as { name: string; strict: number }[];

  expect(tables.filter(({ name, strict }) => !name.startsWith('sqlite_') && strict !== 1)).toEqual([]);
});

test('0001 takes an empty database to version 1', () => {
  const database = new Database(':memory:');

  migrate(database, 'memory', 1);

  expect(schemaVersion(database)).toBe(1);
  expect(database.prepare('SELECT count(*) AS count FROM datasets').get()).toEqual({ count: 0 });
});

test('0002 keeps what a project of version 1 holds, and adds the drafts of its recipes', () => {
  const database = new Database(':memory:');
  migrate(database, 'memory', 1);
  database.prepare("INSERT INTO facts (name, value) VALUES ('name', 'mine')").run();

  migrate(database, 'memory', 2);

  expect(schemaVersion(database)).toBe(2);
  expect(database.prepare('SELECT value FROM facts').get()).toEqual({ value: 'mine' });
  expect(database.prepare('SELECT count(*) AS count FROM recipe_edits').get()).toEqual({ count: 0 });
});

test('a database that is up to date is not touched', () => {
  const database = new Database(':memory:');
  migrate(database, 'memory');
  const before = database.prepare('SELECT total_changes() AS changes').get();

  migrate(database, 'memory');

  expect(database.prepare('SELECT total_changes() AS changes').get()).toEqual(before);
  expect(schemaVersion(database)).toBe(migrations.length);
});
