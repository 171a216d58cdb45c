/** Exports of datasets beside those of runs, and the report of each. */
export const sql = `
ALTER TABLE exports ADD COLUMN dataset_id TEXT;
ALTER TABLE exports ADD COLUMN format TEXT;
ALTER TABLE exports ADD COLUMN count INTEGER;
ALTER TABLE exports ADD COLUMN report_json TEXT;
`;
