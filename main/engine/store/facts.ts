import { statement } from './database.ts';
import type { Store } from './store.ts';

/** What a project knows of itself. */
export interface ProjectFacts {
  readonly name: string;
  readonly sample: boolean;
  readonly createdAt: string;
}

export function saveProjectFacts({ database }: Store, facts: ProjectFacts): void {
  const insert = statement(database, 'INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)');
  insert.run('name', facts.name);
  insert.run('sample', String(facts.sample));
  insert.run('created_at', facts.createdAt);
}

export function readProjectFacts({ database }: Store): ProjectFacts {
  const rows = statement(database, 'SELECT name, value FROM facts').all() as { name: string; value: string }[];
  const facts = new Map(rows.map(({ name, value }) => [name, value]));
  return {
    name: facts.get('name') ?? '',
    sample: facts.get('sample') === 'true',
    createdAt: facts.get('created_at') ?? '',
  };
}
