import { z } from 'zod';

/**
 * Everything the engine can be asked: name → schema of the input and of the output. Both ends validate against it and
 * take their types from it. Names read `noun.verb`.
 */

const id = z.string().min(1);
const path = z.string().min(1);

export const warningSchema = z.object({
  code: z.string(),
  message: z.string(),
  where: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export const progressSchema = z.object({
  done: z.number(),
  total: z.number().nullable(),
  unit: z.string(),
  stage: z.string(),
  /** Units per second, an exponential average; null until known. */
  rate: z.number().nullable(),
  /** Null until the rule of the estimate is met (three seconds and two per cent, or fifty items). */
  etaSeconds: z.number().nullable(),
  elapsedSeconds: z.number(),
});

export const jobStateSchema = z.enum([
  'queued',
  'preparing',
  'running',
  'pausing',
  'paused',
  'finishing',
  'succeeded',
  'succeeded-with-warnings',
  'cancelling',
  'cancelled',
  'failed',
  'interrupted',
]);

export const jobSchema = z.object({
  id,
  kind: z.enum(['import', 'run', 'export']),
  title: z.string(),
  state: jobStateSchema,
  progress: progressSchema.nullable(),
  warnings: z.array(warningSchema),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  runId: id.nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});

export const datasetSchema = z.object({
  id,
  name: z.string(),
  kind: z.enum(['tabular', 'image']),
  format: z.string(),
  path,
  /** Rows or pictures. */
  count: z.number(),
  target: z.string().nullable(),
  classes: z.record(z.string(), z.number()),
  importedAt: z.string(),
});

export const recipeVersionSchema = z.object({
  id,
  datasetId: id.nullable(),
  name: z.string(),
  version: z.number(),
  hash: z.string(),
  recipe: z.unknown(),
  savedAt: z.string(),
});

export const runSchema = z.object({
  id,
  jobId: id,
  datasetId: id.nullable(),
  recipeVersionId: id,
  title: z.string(),
  state: jobStateSchema,
  seed: z.number(),
  recipeHash: z.string(),
  inputHash: z.string().nullable(),
  /** Folder of the outputs. */
  output: path,
  /** Relative path → sha-256, once finished. */
  files: z.record(z.string(), z.string()).nullable(),
  made: z.number().nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
});

export const eventSchema = z.object({
  id: z.number(),
  at: z.string(),
  kind: z.string(),
  summary: z.string(),
  subjectId: z.string().nullable(),
});

export const projectSchema = z.object({
  name: z.string(),
  path,
  /** A project made from a bundled sample. */
  sample: z.boolean(),
  datasets: z.array(datasetSchema),
  runs: z.array(runSchema),
});

const runRequest = {
  /** The recipe as JSON or YAML gave it; the engine checks it. */
  recipe: z.unknown(),
  /** Where to write; absent: a folder of the project. */
  output: path.optional(),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  workers: z.number().int().min(1).max(64).optional(),
  format: z.string().optional(),
  resume: z.boolean().default(false),
  overwrite: z.boolean().default(false),
};

export const commands = {
  'engine.describe': {
    input: z.object({}),
    output: z.object({ version: z.string(), node: z.string(), pid: z.number() }),
  },
  'project.create': { input: z.object({ path, name: z.string().min(1) }), output: projectSchema },
  'project.open': { input: z.object({ path }), output: projectSchema },
  'project.close': { input: z.object({}), output: z.object({}) },
  'project.describe': { input: z.object({}), output: projectSchema.nullable() },
  /** Copies a bundled sample into `parent` and opens it as a project. */
  'sample.open': { input: z.object({ sample: z.enum(['pictures', 'table']), parent: path }), output: projectSchema },
  /** What a dataset is, without touching the project (the import plan). */
  'dataset.inspect': {
    input: z.object({ path, target: z.string().optional() }),
    output: z.record(z.string(), z.unknown()),
  },
  'dataset.import': {
    input: z.object({ path, target: z.string().optional(), name: z.string().optional() }),
    output: z.object({ jobId: id, datasetId: id }),
  },
  'recipe.save': {
    input: z.object({ datasetId: id.optional(), name: z.string().min(1), recipe: z.unknown() }),
    output: recipeVersionSchema,
  },
  'recipe.list': { input: z.object({ datasetId: id.optional() }), output: z.array(recipeVersionSchema) },
  'run.start': {
    input: z.object({ ...runRequest, datasetId: id.optional(), input: path.optional() }),
    output: z.object({ jobId: id, runId: id }),
  },
  'run.get': { input: z.object({ runId: id }), output: runSchema },
  'run.list': { input: z.object({}), output: z.array(runSchema) },
  /** The report of a finished run, as `report.json` has it. */
  'run.report': { input: z.object({ runId: id }), output: z.record(z.string(), z.unknown()) },
  /** Runs the same recipe and seed over the same dataset again. */
  'run.repeat': { input: z.object({ runId: id }), output: z.object({ jobId: id, runId: id }) },
  /** Compares the outputs of two runs file by file. */
  'run.compare': {
    input: z.object({ a: id, b: id }),
    output: z.object({
      identical: z.boolean(),
      differing: z.array(z.string()),
      onlyInA: z.array(z.string()),
      onlyInB: z.array(z.string()),
    }),
  },
  'job.list': { input: z.object({}), output: z.array(jobSchema) },
  'job.get': { input: z.object({ jobId: id }), output: jobSchema },
  'job.log': { input: z.object({ jobId: id }), output: z.array(z.string()) },
  'job.pause': { input: z.object({ jobId: id }), output: jobSchema },
  'job.resume': { input: z.object({ jobId: id }), output: jobSchema },
  'job.cancel': { input: z.object({ jobId: id }), output: jobSchema },
  'export.start': {
    input: z.object({ runId: id, output: path, overwrite: z.boolean().default(false) }),
    output: z.object({ jobId: id }),
  },
  'history.list': {
    input: z.object({ limit: z.number().int().min(1).max(1000).default(200) }),
    output: z.array(eventSchema),
  },
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandInput<Name extends CommandName> = z.input<Commands[Name]['input']>;
export type CommandOutput<Name extends CommandName> = z.output<Commands[Name]['output']>;

/** What the engine tells without being asked. Names read `noun.past-tense`. */
export const events = {
  'job.changed': jobSchema,
  'project.changed': z.object({ path }),
  'engine.log': z.object({ level: z.enum(['info', 'warn', 'error']), message: z.string() }),
} as const;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<Name extends EventName> = z.output<Events[Name]>;
