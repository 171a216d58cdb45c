import type { FinishedItem, RunJournal } from '../runs/journal.ts';
import { statement } from './database.ts';
import type { Store } from './store.ts';

/** The journal of one run in a store. Each record is a transaction of its own. */
export function openRunJournal({ database }: Store, runId: string): RunJournal {
  return {
    // Whoever has the store open has its lock.
    claim: () => undefined,
    finishedKeys() {
      const rows = statement(database, 'SELECT key FROM run_items WHERE run_id = ?').all(runId) as { key: string }[];
      return new Set(rows.map(({ key }) => key));
    },
    *finishedItems() {
      // SQLite orders text by its UTF-8 bytes, which is by code point; the journal promises code units, and the two
      // differ outside of the basic plane.
      const keys = [...this.finishedKeys()].sort(byCodeUnit);
      const select = statement(database, 'SELECT item_json FROM run_items WHERE run_id = ? AND key = ?');
      for (const key of keys) {
        const row = select.get(runId, key) as { item_json: string } | undefined;
        if (row !== undefined) yield JSON.parse(row.item_json) as FinishedItem;
      }
    },
    record(item) {
      statement(database, 'INSERT OR REPLACE INTO run_items (run_id, key, item_json) VALUES (?, ?, ?)').run(
        runId,
        item.key,
        JSON.stringify(item),
      );
    },
  };
}

/** Forgets what a run had finished, for one that starts over. */
export function clearRunJournal({ database }: Store, runId: string): void {
  statement(database, 'DELETE FROM run_items WHERE run_id = ?').run(runId);
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
