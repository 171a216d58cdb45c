import type { BrowseScope } from '../../../app/contract/browse.ts';
import type { ExportSplit, ExportWishView } from '../../../app/contract/export.ts';
import type { Project } from '../../engine/project.tsx';

/** What the wizard has been told so far. */
export interface ExportDraft {
  readonly scope: BrowseScope;
  readonly wish: ExportWishView;
  readonly folder: string | null;
  readonly name: string;
  readonly container: 'folder' | 'zip' | 'tar';
  readonly overwrite: boolean;
}

export const steps = ['what', 'format', 'split', 'where'] as const;
export type Step = (typeof steps)[number];

export const againByDefault: Extract<ExportSplit, { kind: 'again' }> = {
  kind: 'again',
  rule: { train: 0.8, val: 0.1, test: 0.1, stratify: true, group_by: null },
  seed: 0,
  families: 'together',
};

/** What can be exported: the results of finished runs, the newest first, then the datasets. */
export function scopesOf(project: Project): readonly BrowseScope[] {
  const runs = [...project.runs]
    .filter(({ made }) => made !== null)
    .sort((a, b) => b.number - a.number)
    .map(({ id }): BrowseScope => ({ kind: 'run', runId: id }));
  return [...runs, ...project.datasets.map(({ id }): BrowseScope => ({ kind: 'dataset', datasetId: id }))];
}

export function datasetOf(project: Project, scope: BrowseScope) {
  const datasetId =
    scope.kind === 'dataset' ? scope.datasetId : project.runs.find(({ id }) => id === scope.runId)?.datasetId;
  return project.datasets.find(({ id }) => id === datasetId) ?? null;
}

export function freshDraft(project: Project, scope: BrowseScope): ExportDraft {
  const dataset = datasetOf(project, scope);
  const run = scope.kind === 'run' ? project.runs.find(({ id }) => id === scope.runId) : undefined;
  const base = (dataset?.name ?? project.name).replace(/[<>:"/\\|?*\p{Cc}]/gu, '-');
  return {
    scope,
    wish: {
      selection: { classes: [], origins: [], parts: [] },
      split: { kind: 'keep' },
      format: dataset?.kind === 'tabular' ? 'csv' : 'imagefolder',
      names: null,
      columns: { isSynthetic: false, group: false },
    },
    folder: null,
    name: run === undefined ? base : `${base}-run-${run.number}`,
    container: 'folder',
    overwrite: false,
  };
}

/** The slot of each class's color and shape, the same as everywhere else. */
export function slotsOf(project: Project, scope: BrowseScope): ReadonlyMap<string, number> {
  return new Map(Object.keys(datasetOf(project, scope)?.classes ?? {}).map((name, slot) => [name, slot]));
}
