import type { HistoryEvent } from '../../../app/contract/commands.ts';
import { statement } from './database.ts';
import { now, type Store } from './store.ts';

/** What happened, for the history that a person reads. `kind` reads `noun.past-tense`; `summary` is a plain sentence. */
export interface NewEvent {
  readonly kind: string;
  readonly summary: string;
  readonly subjectId: string | null;
}

export function recordEvent({ database }: Store, event: NewEvent): void {
  statement(database, 'INSERT INTO events (at, kind, summary, subject_id) VALUES (?, ?, ?, ?)').run(
    now(),
    event.kind,
    event.summary,
    event.subjectId,
  );
}

/** The latest first. */
export function listEvents({ database }: Store, limit: number): HistoryEvent[] {
  return statement(
    database,
    'SELECT id, at, kind, summary, subject_id AS subjectId FROM events ORDER BY id DESC LIMIT ?',
  ).all(limit) as HistoryEvent[];
}
