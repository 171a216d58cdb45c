import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../app/errors.ts';
import { listEvents, recordEvent } from './events.ts';
import { migrations } from './migrate.ts';
import { createStore, openStore, openWorkStore, removeWorkStore } from './open-store.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  file = join(folder, 'project.sqlite');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function failureOf(act: () => unknown): AppError {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

function makeProject(): void {
  const store = createStore(folder);
  recordEvent(store, { kind: 'test.made', summary: 'Made.', subjectId: null });
  store.close();
}

describe('a store', () => {
  test('keeps what was recorded', () => {
    makeProject();

    const store = openStore(folder);

    expect(listEvents(store, 10)).toMatchObject([{ id: 1, kind: 'test.made', summary: 'Made.', subjectId: null }]);
    store.close();
  });

  test('writes ahead, checks references, and knows its schema and its program', () => {
    const store = createStore(folder);

    const pragma = (name: string) => store.database.pragma(name, { simple: true });

    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('user_version')).toBe(migrations.length);
    expect(() =>
      store.database.exec("INSERT INTO items (dataset_id, position, path) VALUES ('none', 0, 'a.png')"),
    ).toThrow('FOREIGN KEY');
    store.close();
  });

  test('is refused while it is open elsewhere, naming the process, and opens when that is closed', () => {
    const first = createStore(folder);

    const failure = failureOf(() => openStore(folder));

    expect(failure.code).toBe('project.in-use');
    expect(failure.message).toContain(`process ${process.pid}`);
    first.close();
    openStore(folder).close();
  });

  test('of a newer program is refused and left as it is', () => {
    makeProject();
    const newer = new Database(file);
    newer.pragma('user_version = 99');
    newer.close();

    const failure = failureOf(() => openStore(folder));

    expect(failure.code).toBe('project.newer');
    expect(failure.message).toContain('version 99');
    const after = new Database(file, { readonly: true });
    expect(after.pragma('user_version', { simple: true })).toBe(99);
    after.close();
  });

  test('is not created over another', () => {
    makeProject();

    expect(failureOf(() => createStore(folder)).code).toBe('project.exists');
  });

  test.each([
    ['an empty folder', () => undefined],
    ['a folder with a database of another program', () => new Database(file).exec('CREATE TABLE t (x)').close()],
    ['a folder in place of the database', () => mkdirSync(file)],
  ])('is not found in %s', (_what, make) => {
    make();

    expect(failureOf(() => openStore(folder)).code).toBe('project.not-a-project');
  });

  test('that is not a database any more is kept as a copy, with what can be saved said', () => {
    makeProject();
    mkdirSync(join(folder, 'runs', '0001'), { recursive: true });
    writeFileSync(file, 'this was a project once');

    const failure = failureOf(() => openStore(folder));

    expect(failure.code).toBe('project.corrupt');
    expect(failure.message).toContain('outputs of 1 run');
    const copy = readdirSync(folder).find((name) => name.startsWith('project.sqlite.damaged-'));
    expect(readFileSync(join(folder, copy!), 'utf8')).toBe('this was a project once');
  });

  test('with a damaged page is recognized, and its whole tables are counted', () => {
    makeProject();
    const page = 4096;
    const bytes = readFileSync(file);
    const database = new Database(file, { readonly: true });
    const { rootpage } = database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'recipes'").get() as {
      rootpage: number;
    };
    database.close();
    bytes.fill(0xa5, (rootpage - 1) * page, rootpage * page);
    writeFileSync(file, bytes);

    const failure = failureOf(() => openStore(folder));

    expect(failure.code).toBe('project.corrupt');
    expect(failure.message).toContain('1 events');
    expect(failure.message).not.toContain('recipes,');
  });

  test('that was cut to nothing is not taken for a new project', () => {
    makeProject();
    writeFileSync(file, '');

    const failure = failureOf(() => openStore(folder));

    expect(failure.code).toBe('project.corrupt');
  });

  // Root may write anywhere, so there it cannot be refused.
  test.skipIf(process.getuid?.() === 0)('in a folder that cannot be written is refused', () => {
    makeProject();
    chmodSync(folder, 0o555);

    const failure = failureOf(() => openStore(folder));

    chmodSync(folder, 0o755);
    expect(failure.code).toBe('project.read-only');
  });
});

describe('the store of an output folder', () => {
  test('opens within 30 ms at the median', () => {
    const times = Array.from({ length: 15 }, (_, run) => {
      const start = performance.now();
      const store = openWorkStore(join(folder, String(run)), 'fresh');
      const time = performance.now() - start;
      store.close();
      return time;
    });

    expect(times.sort((a, b) => a - b)[7]).toBeLessThan(30);
  });

  test('forgets what was there when the run is fresh, keeps it when the run is resumed, and goes without a trace', () => {
    const work = join(folder, '.twelvefold');
    const first = openWorkStore(work, 'fresh');
    recordEvent(first, { kind: 'a', summary: 'A.', subjectId: null });
    first.close();

    const resumed = openWorkStore(work, 'resume');
    const kept = listEvents(resumed, 10).length;
    resumed.close();
    const fresh = openWorkStore(work, 'fresh');
    const forgotten = listEvents(fresh, 10).length;
    fresh.close();
    removeWorkStore(work);

    expect([kept, forgotten]).toEqual([1, 0]);
    expect(readdirSync(work)).toEqual([]);
    expect(statSync(work).isDirectory()).toBe(true);
  });
});
