import { z } from 'zod';
import { browseFilterSchema, browseScopeSchema, noFilter, rowSortSchema } from '../../../app/contract/browse.ts';
import type { Project } from '../../engine/project.tsx';

/** What Browse shows, as it is kept when the screen or the app is left. */
export const browseStateSchema = z.object({
  scope: browseScopeSchema,
  filter: browseFilterSchema,
  sort: rowSortSchema.nullable(),
  /** First sample in view. */
  firstShown: z.number().int().min(0),
  active: z.number().int().min(0),
  tileSize: z.number().int().min(64).max(400),
});

export type BrowseState = z.output<typeof browseStateSchema>;

/** The widths that tiles can be asked to have. */
export const tileSizes = [96, 120, 168, 240, 320] as const;

export function freshState(scope: BrowseState['scope'], tileSize: number = tileSizes[1]): BrowseState {
  return { scope, filter: noFilter, sort: null, firstShown: 0, active: 0, tileSize };
}

/** What was kept, as far as it still is in the project; else the first dataset; null when there is none. */
export function stateIn(project: Project, kept: unknown): BrowseState | null {
  const parsed = browseStateSchema.safeParse(kept);
  if (parsed.success && isIn(project, parsed.data.scope)) return parsed.data;
  const [first] = project.datasets;
  return first === undefined ? null : freshState({ kind: 'dataset', datasetId: first.id });
}

function isIn(project: Project, scope: BrowseState['scope']): boolean {
  return scope.kind === 'dataset'
    ? project.datasets.some(({ id }) => id === scope.datasetId)
    : project.runs.some(({ id, finishedAt }) => id === scope.runId && finishedAt !== null);
}
