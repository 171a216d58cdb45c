/** The recipe of each dataset as it is being edited, with the edits before and after it for undo and redo. */
export const sql = `
CREATE TABLE recipe_edits (
  dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  state_json TEXT NOT NULL,
  edited_at TEXT NOT NULL,
  PRIMARY KEY (dataset_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE recipe_drafts (
  dataset_id TEXT PRIMARY KEY REFERENCES datasets (id) ON DELETE CASCADE,
  edit_number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
