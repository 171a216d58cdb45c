/** The first schema of a project. Text in the columns named `…_json` is JSON. Times are ISO 8601 in UTC. */
export const sql = `
CREATE TABLE facts (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE datasets (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('tabular', 'image')),
  format TEXT NOT NULL,
  path TEXT NOT NULL,
  hash TEXT NOT NULL,
  count INTEGER NOT NULL,
  target TEXT,
  classes_json TEXT NOT NULL,
  profile_json TEXT NOT NULL,
  imported_at TEXT NOT NULL
) STRICT;

CREATE TABLE items (
  dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  class TEXT,
  part TEXT,
  PRIMARY KEY (dataset_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE recipes (
  id TEXT PRIMARY KEY,
  dataset_id TEXT REFERENCES datasets (id) ON DELETE SET NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  recipe_json TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX recipes_by_version ON recipes (name, ifnull(dataset_id, ''), version);

CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('import', 'run', 'export')),
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  position INTEGER NOT NULL,
  request_json TEXT NOT NULL,
  dataset_id TEXT,
  run_id TEXT,
  progress_json TEXT,
  warnings_json TEXT NOT NULL,
  failure_json TEXT,
  created_at TEXT NOT NULL,
  started_at TEXT,
  finished_at TEXT
) STRICT;

CREATE INDEX jobs_by_position ON jobs (position);

CREATE TABLE job_log (
  job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  line_number INTEGER NOT NULL,
  at TEXT NOT NULL,
  line TEXT NOT NULL,
  PRIMARY KEY (job_id, line_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  job_id TEXT NOT NULL REFERENCES jobs (id),
  dataset_id TEXT REFERENCES datasets (id) ON DELETE SET NULL,
  recipe_id TEXT NOT NULL REFERENCES recipes (id),
  title TEXT NOT NULL,
  input TEXT NOT NULL,
  output TEXT NOT NULL,
  format TEXT,
  workers INTEGER NOT NULL,
  seed INTEGER NOT NULL,
  recipe_hash TEXT NOT NULL,
  input_hash TEXT,
  report_json TEXT,
  made INTEGER,
  started_at TEXT NOT NULL,
  finished_at TEXT
) STRICT;

CREATE INDEX runs_by_output ON runs (output);

CREATE TABLE run_items (
  run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  item_json TEXT NOT NULL,
  PRIMARY KEY (run_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE outputs (
  run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (run_id, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE exports (
  id TEXT PRIMARY KEY,
  run_id TEXT REFERENCES runs (id) ON DELETE SET NULL,
  job_id TEXT NOT NULL,
  destination TEXT NOT NULL,
  manifest_json TEXT NOT NULL,
  exported_at TEXT NOT NULL
) STRICT;

CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  summary TEXT NOT NULL,
  subject_id TEXT
) STRICT;
`;
