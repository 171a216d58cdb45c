/** A table in another format or in parts: every row is kept, and every field keeps its text, byte for byte. */
import type { TabularResult } from '../../tabular/run-result.ts';
import type { WriteTableRequest } from './write-context.ts';
import { writeTable } from './write-table.ts';

type CopyTableRequest = Pick<
  WriteTableRequest,
  'source' | 'layout' | 'rows' | 'written' | 'format' | 'lost' | 'parts' | 'write' | 'signal' | 'onProgress'
>;

/** What becomes of a table that nothing is added to. */
const NOTHING_MADE: TabularResult = {
  synthetic: {
    count: 0,
    numeric: new Map(),
    categorical: new Map(),
    classCodes: new Int32Array(0),
    step: new Uint16Array(0),
    base: new Int32Array(0),
    neighbour: new Int32Array(0),
    gap: new Float64Array(0),
    extra: new Map(),
  },
  removed: [],
  classes: {},
  warnings: [],
  rules: null,
  stages: {},
};

/** `parts` tells each row's file (0, 1 or 2), null for one file. */
export async function copyTable(request: CopyTableRequest): Promise<void> {
  await writeTable({
    ...request,
    // Its values are of no interest: rows are copied from the source.
    table: {
      rowCount: request.rows.count,
      columns: [],
      target: { name: '', index: -1, codes: new Int32Array(0), labels: [] },
    },
    result: NOTHING_MADE,
    round: 'none',
    isSynthetic: false,
    group: false,
  });
}
