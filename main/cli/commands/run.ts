import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { createEngine, type Engine } from '../../engine/engine.ts';
import type { RunReport } from '../../engine/runs/report.ts';
import { finishJob, PROGRESS_PER_SECOND } from '../engine-job.ts';
import type { Command } from '../execute.ts';
import { exitStatus } from '../exit-status.ts';
import { checkRecipe, readRecipeValue } from '../recipe-file.ts';
import { runSummary } from '../run-summary.ts';

interface RunOptions {
  readonly recipe: string;
  readonly input: string;
  readonly output: string;
  readonly seed?: number;
  readonly workers?: number;
  readonly format?: string;
  readonly resume: boolean;
  readonly overwrite: boolean;
  readonly project?: string;
}

/** `run`: a recipe over a dataset, by the same engine that the window drives. */
export const runCommand: Command<RunOptions> = async (options, context) => {
  const { recipe: recipePath, project, ...request } = options;
  const recipe = await readRecipeValue(recipePath);
  checkRecipe(recipe, recipePath);
  const engine = createEngine({ progressPerSecond: PROGRESS_PER_SECOND });
  try {
    if (project !== undefined) await openProject(engine, project);
    const input = project === undefined ? request.input : resolve(request.input);
    const output = project === undefined ? request.output : resolve(request.output);
    const { jobId, runId } = await engine.call('run.start', { ...request, input, output, recipe });
    await finishJob(engine, jobId, context);
    const report = (await engine.call('run.report', { runId })) as unknown as RunReport;
    for (const warning of report.warnings) context.reporter.warning(warning);
    context.reporter.result(report, runSummary(report, options.output));
    return report.failed.length > 0 ? exitStatus.someFailed : exitStatus.done;
  } finally {
    await engine.close();
  }
};

async function openProject(engine: Engine, folder: string): Promise<void> {
  if (existsSync(folder)) await engine.call('project.open', { path: resolve(folder) });
  else {
    const name = basename(resolve(folder)).replace(/\.twelvefold$/i, '') || 'Project';
    await engine.call('project.create', { path: resolve(folder), name });
  }
}
