import type { z } from 'zod';
import type { BrowseScope } from '../../../app/contract/browse.ts';
import type { CommandOutput } from '../../../app/contract/commands.ts';
import type { exportCommands } from '../../../app/contract/export.ts';
import { AppError } from '../../../app/errors.ts';
import { TARGET_FORMATS } from '../conversions/target-format.ts';
import { getDataset } from '../store/datasets.ts';
import { getExportReport, listExports } from '../store/exports.ts';
import { getRun, notFinished } from '../store/runs.ts';
import { now } from '../store/store.ts';
import type { Workspace } from '../workspace.ts';
import type { ExportJobRequest } from './export-work.ts';
import type { Handlers } from './handler.ts';

export const exportHandlers: Pick<Handlers, keyof typeof exportCommands | 'export.list'> = {
  'export.formats': ({ kind }) => [...TARGET_FORMATS[kind]],
  async 'export.plan'({ scope, wish }, { workspace }) {
    const { planView } = await import('../exports/plan-view.ts');
    return planView(await openScope(workspace, scope), wish);
  },
  async 'export.sample'({ scope, wish }, { workspace }, signal) {
    const { sampleExport } = await import('../exports/sample-export.ts');
    return sampleExport(await openScope(workspace, scope), wish, signal);
  },
  async 'export.check'({ scope, wish, ...destination }, { workspace }) {
    const { planView } = await import('../exports/plan-view.ts');
    const { checkExport, outputOf } = await import('../exports/check-export.ts');
    const { exportCommand } = await import('../exports/export-command.ts');
    const { path: inputPath, target } = placeOf(workspace, scope);
    const source = await openScope(workspace, scope);
    const output = outputOf(destination);
    const { container, overwrite } = destination;
    return {
      output,
      checks: await checkExport(source, await planView(source, wish), { destination, inputPath }),
      command: exportCommand(wish, { inputPath, target, output, container, overwrite }),
    };
  },
  async 'export.start'({ scope, wish, ...destination }, { workspace }) {
    const { outputOf } = await import('../exports/check-export.ts');
    const { path: inputPath, target, title } = placeOf(workspace, scope);
    const { container, overwrite } = destination;
    const output = outputOf(destination);
    return startExport(
      workspace,
      { kind: 'export', ...wish, ...{ inputPath, target, output, container, overwrite, startedAt: now() } },
      { title: `Export of ${title} to ${destination.name}`, scope },
    );
  },
  'export.path'({ path: inputPath, output, container, overwrite, target, wish }, { workspace }) {
    const request = { ...{ inputPath, target, output, container, overwrite, startedAt: now() } };
    return startExport(
      workspace,
      { kind: 'export', ...wish, ...request },
      { title: `Export of ${inputPath}`, scope: null },
    );
  },
  'export.convert'({ path: inputPath, output: outputDir, to, split, target, seed, overwrite }, { workspace }) {
    const request = { inputPath, outputDir, to, split, seed, overwrite, startedAt: now() };
    return startExport(
      workspace,
      { kind: 'conversion', ...request, ...(target === undefined ? {} : { target }) },
      { title: `Conversion of ${inputPath}`, scope: null },
    );
  },
  'export.report': ({ jobId }, { workspace }) => getExportReport(workspace.store, jobId),
  'export.list': (_input, { workspace }): CommandOutput<'export.list'> => listExports(workspace.store),
};

function startExport(
  workspace: Workspace,
  request: ExportJobRequest,
  { title, scope }: { readonly title: string; readonly scope: BrowseScope | null },
): z.output<(typeof exportCommands)['export.start']['output']> {
  const runId = scope?.kind === 'run' ? scope.runId : null;
  const datasetId =
    scope?.kind === 'dataset' ? scope.datasetId : runId === null ? null : getRun(workspace.store, runId).datasetId;
  const job = workspace.jobs.add({ kind: 'export', title, request, datasetId, runId });
  workspace.jobs.schedule();
  return { jobId: job.stored.id };
}

/** What is exported, the column of its classes, and what a person calls it. */
function placeOf({ store }: Workspace, scope: BrowseScope): { path: string; target: string | null; title: string } {
  if (scope.kind === 'dataset') {
    const { path, target, name } = getDataset(store, scope.datasetId);
    return { path, target, title: name };
  }
  const run = getRun(store, scope.runId);
  if (run.files === null) throw notFinished(run.title);
  const target = run.datasetId === null ? null : getDataset(store, run.datasetId).target;
  return { path: run.output, target, title: run.title };
}

function openScope(workspace: Workspace, scope: BrowseScope) {
  if (workspace.folder === undefined)
    throw new AppError('project.none-open', 'No project is open. Open or create one first.');
  const { path, target } = placeOf(workspace, scope);
  return workspace.sources.get(path, target);
}
