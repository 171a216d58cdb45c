/** What a job has to tell beside its row: what it was asked for, what it left out, where its time went. */
import { z } from 'zod';
import type { CommandOutput } from '../../../app/contract/commands.ts';
import { getDatasetProfile } from '../store/datasets.ts';
import { findExportReport } from '../store/exports.ts';
import type { StoredJob } from '../store/jobs.ts';
import { getRecipe } from '../store/recipes.ts';
import { getRun, getRunReport } from '../store/runs.ts';
import type { Workspace } from '../workspace.ts';

type Details = CommandOutput<'job.details'>;
type Fact = Details['facts'][number];

const STAGES_SHOWN = 6;

const reportSchema = z.object({
  failed: z.array(z.object({ item: z.string(), code: z.string(), message: z.string() })).default([]),
  run: z.object({ stages: z.record(z.string(), z.number()).default({}) }).default({ stages: {} }),
});

const requestSchema = z.object({
  ...{ path: z.string().optional(), inputPath: z.string().optional(), output: z.string().optional() },
  ...{
    outputDir: z.string().optional(),
    format: z.string().nullish(),
    to: z.string().optional(),
    datasetId: z.string().optional(),
  },
});

export function jobDetails(workspace: Workspace, job: StoredJob): Details {
  const report = reportSchema.safeParse(reportOf(workspace, job) ?? {});
  const stages = report.success ? Object.entries(report.data.run.stages) : [];
  return {
    facts: job.kind === 'run' && job.runId !== null ? runFacts(workspace, job.runId) : requestFacts(job),
    skipped: report.success ? report.data.failed : [],
    lastFinished: job.runId === null ? [] : [...workspace.lastFinished(job.runId)],
    stages: stages
      .map(([name, seconds]) => ({ name, seconds }))
      .sort((a, b) => b.seconds - a.seconds)
      .slice(0, STAGES_SHOWN),
  };
}

/** What the job reported; null while it has not finished. */
function reportOf(workspace: Workspace, job: StoredJob): unknown {
  if (job.kind === 'export') return findExportReport(workspace.store, job.id);
  if (job.state !== 'succeeded' && job.state !== 'succeeded-with-warnings') return null;
  if (job.kind === 'run' && job.runId !== null) return getRunReport(workspace.store, job.runId);
  const request = requestSchema.safeParse(job.request);
  const profile =
    request.success && request.data.datasetId !== undefined ? profileOf(workspace, request.data.datasetId) : null;
  return profile;
}

/** An import skips what its profile tells of files that cannot be used. */
function profileOf({ store }: Workspace, datasetId: string): unknown {
  const parsed = z.object({ rejected: reportSchema.shape.failed }).safeParse(getDatasetProfile(store, datasetId));
  return parsed.success ? { failed: parsed.data.rejected } : null;
}

function runFacts({ store }: Workspace, runId: string): Fact[] {
  const run = getRun(store, runId);
  const recipe = getRecipe(store, run.recipeVersionId);
  return [
    { name: 'recipe', value: `${recipe.name}, version ${recipe.version}` },
    { name: 'seed', value: String(run.seed) },
    { name: 'workers', value: String(run.workers) },
    { name: 'input', value: run.input },
    { name: 'output', value: run.output },
  ];
}

function requestFacts(job: StoredJob): Fact[] {
  const parsed = requestSchema.safeParse(job.request);
  if (!parsed.success) return [];
  const { path, inputPath, output, outputDir, format, to } = parsed.data;
  const facts: { name: Fact['name']; value: string | null | undefined }[] = [
    { name: 'input', value: inputPath ?? path },
    { name: 'output', value: output ?? outputDir },
    { name: 'format', value: format ?? to },
  ];
  return facts.flatMap(({ name, value }) => (value == null ? [] : [{ name, value }]));
}
