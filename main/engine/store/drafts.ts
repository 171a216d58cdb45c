import { type Draft, type DraftState, draftStateSchema } from '../../../app/contract/recipe-draft.ts';
import { statement } from './database.ts';
import { now, type Store } from './store.ts';

/** Edits that can be undone, as ux promises; older ones are forgotten. */
const KEPT_EDITS = 200;

/** The draft of a dataset's recipe; undefined before the first. */
export function readDraft({ database }: Store, datasetId: string): Draft | undefined {
  const row = statement(
    database,
    `SELECT state_json,
       EXISTS (SELECT 1 FROM recipe_edits e WHERE e.dataset_id = d.dataset_id AND e.number < d.edit_number) AS can_undo,
       EXISTS (SELECT 1 FROM recipe_edits e WHERE e.dataset_id = d.dataset_id AND e.number > d.edit_number) AS can_redo
     FROM recipe_drafts d JOIN recipe_edits USING (dataset_id)
     WHERE dataset_id = ? AND recipe_edits.number = d.edit_number`,
  ).get(datasetId) as { state_json: string; can_undo: 0 | 1; can_redo: 0 | 1 } | undefined;
  if (row === undefined) return undefined;
  const state = draftStateSchema.parse(JSON.parse(row.state_json));
  return { state, canUndo: row.can_undo === 1, canRedo: row.can_redo === 1 };
}

/** Adds an edit after the present one; what had been undone is forgotten. An edit that changes nothing is none. */
export function writeDraft(store: Store, datasetId: string, state: DraftState): void {
  const { database } = store;
  const json = JSON.stringify(state);
  database.transaction(() => {
    const current = editNumber(store, datasetId);
    const known = statement(
      database,
      'SELECT 1 FROM recipe_edits WHERE dataset_id = ? AND number = ? AND state_json = ?',
    );
    if (current !== undefined && known.get(datasetId, current, json) !== undefined) return;
    const next = (current ?? 0) + 1;
    statement(database, 'DELETE FROM recipe_edits WHERE dataset_id = ? AND (number >= ? OR number < ?)').run(
      ...[datasetId, next, next - KEPT_EDITS],
    );
    statement(database, 'INSERT INTO recipe_edits (dataset_id, number, state_json, edited_at) VALUES (?, ?, ?, ?)').run(
      ...[datasetId, next, json, now()],
    );
    goTo(store, datasetId, next);
  })();
}

/** Goes one edit back or forth, as far as there is one. */
export function moveDraft(store: Store, datasetId: string, by: -1 | 1): void {
  const current = editNumber(store, datasetId);
  if (current === undefined) return;
  const found = statement(store.database, 'SELECT 1 FROM recipe_edits WHERE dataset_id = ? AND number = ?').get(
    ...[datasetId, current + by],
  );
  if (found !== undefined) goTo(store, datasetId, current + by);
}

function editNumber({ database }: Store, datasetId: string): number | undefined {
  const row = statement(database, 'SELECT edit_number FROM recipe_drafts WHERE dataset_id = ?').get(datasetId);
  return (row as { edit_number: number } | undefined)?.edit_number;
}

function goTo({ database }: Store, datasetId: string, number: number): void {
  statement(database, 'INSERT OR REPLACE INTO recipe_drafts (dataset_id, edit_number) VALUES (?, ?)').run(
    ...[datasetId, number],
  );
}
