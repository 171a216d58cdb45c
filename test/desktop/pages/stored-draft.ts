import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Studio } from './studio.ts';

/** The recipe being edited, as the project's database has it now. */
export interface StoredDraft {
  readonly seed: number;
  /** The recipe without its steps. */
  readonly base: Readonly<Record<string, unknown>>;
  readonly steps: readonly { readonly step: Record<string, unknown>; readonly offShare: number | null }[];
  /** Of the whole history of edits. */
  readonly edits: number;
}

export function storedDraft(studio: Studio): StoredDraft {
  const database = new Database(join(projectOf(studio), 'project.sqlite'), { readonly: true });
  try {
    const row = database
      .prepare(
        'SELECT state_json FROM recipe_drafts d JOIN recipe_edits e ON e.dataset_id = d.dataset_id AND e.number = d.edit_number',
      )
      .get() as { state_json: string };
    const { n } = database.prepare('SELECT count(*) AS n FROM recipe_edits').get() as { n: number };
    const { base, steps } = JSON.parse(row.state_json);
    return { seed: base.seed, base, steps, edits: n };
  } finally {
    database.close();
  }
}

/** The folder of the only project that a test made. */
export function projectOf(studio: Studio): string {
  return join(studio.projects, readdirSync(studio.projects).find((name) => name.endsWith('.twelvefold'))!);
}
