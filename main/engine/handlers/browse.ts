import { type BrowseScope, type browseCommands, scopeKey } from '../../../app/contract/browse.ts';
import { getDataset } from '../store/datasets.ts';
import { getRun } from '../store/runs.ts';
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './handler.ts';

export const browseHandlers: Pick<Handlers, keyof typeof browseCommands> = {
  'browse.overview'({ scope }, { workspace }) {
    const { kind, classes } = nature(workspace, scope);
    const of = kind === 'image' ? workspace.pictures : workspace.tables;
    return of.overview(scope, classes);
  },
  'browse.samples': ({ scope, filter, first, count }, { workspace }) =>
    workspace.pictures.samples(scope, filter, { first, count }),
  'browse.sample': ({ scope, position }, { workspace }) => workspace.pictures.detail(scope, position),
  async 'browse.thumbnails'({ scope, positions }, context) {
    const key = scopeKey(scope);
    const known = await context.workspace.pictures.wantThumbnails(scope, positions, (thumbnail) =>
      context.emit('browse.thumbnail', { scope: key, thumbnail }),
    );
    return { known: [...known] };
  },
  'browse.picture': ({ scope, position }, { workspace }) => workspace.pictures.picture(scope, position),
  'browse.rows': ({ scope, filter, sort, first, count }, { workspace }) =>
    workspace.tables.rows(scope, { filter, sort, first, count }),
  async 'browse.rowLineage'({ scope, row }, { workspace }) {
    const lineage = await workspace.tables.lineage(scope, row);
    return { lineage: lineage === null ? null : { ...lineage } };
  },
};

/** Whether a scope holds pictures or rows, and its classes in the order that gives them their colors. */
function nature(workspace: Workspace, scope: BrowseScope): { kind: 'image' | 'tabular'; classes: readonly string[] } {
  const { store } = workspace;
  if (scope.kind === 'dataset') {
    const { kind, classes } = getDataset(store, scope.datasetId);
    return { kind, classes: Object.keys(classes) };
  }
  const run = getRun(store, scope.runId);
  if (run.datasetId !== null) {
    const { kind, classes } = getDataset(store, run.datasetId);
    return { kind, classes: Object.keys(classes) };
  }
  const table = Object.keys(run.files ?? {}).some((path) => /^(augmented|train)\.(csv|tsv)$/.test(path));
  return { kind: table ? 'tabular' : 'image', classes: [] };
}
