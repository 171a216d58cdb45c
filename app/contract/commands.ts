import { z } from 'zod';
import { browseCommands, browseEvents } from './browse.ts';
import { cacheIdSchema } from './cached-bytes.ts';
import { exportCommands } from './export.ts';
import { historyCommands } from './history.ts';
import { draftSchema, draftStateSchema } from './recipe-draft.ts';
import { tablePreviewCommands } from './table-preview.ts';

/**
 * Everything the engine can be asked: name → schema of the input and of the output. Both ends validate against it and
 * take their types from it. Names read `noun.verb`.
 */

const id = z.string().min(1);
const path = z.string().min(1);

/** `Where` of app/errors.ts: the place of a fault, as far as it is known. */
export const whereSchema = z.object({
  file: z.string().optional(),
  line: z.number().optional(),
  row: z.number().optional(),
  column: z.string().optional(),
  class: z.string().optional(),
  field: z.string().optional(),
  option: z.string().optional(),
});

export const warningSchema = z.object({ code: z.string(), message: z.string(), where: whereSchema.optional() });

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

export const jobKindSchema = z.enum(['import', 'run', 'export']);

/** Why a job failed. `reference` is given for bugs alone: the engine's log has the stack under it. */
export const jobFailureSchema = z.object({
  code: z.string(),
  message: z.string(),
  where: whereSchema.optional(),
  reference: z.string().optional(),
});

export const jobSchema = z.object({
  id,
  kind: jobKindSchema,
  title: z.string(),
  state: jobStateSchema,
  progress: progressSchema.nullable(),
  warnings: z.array(warningSchema),
  failure: jobFailureSchema.nullable(),
  datasetId: id.nullable(),
  runId: id.nullable(),
  /** Why a queued job does not run yet, for a person; null when it is not waiting. */
  waitReason: z.string().nullable(),
  /** 1 for the next in line; null when it is not waiting. */
  place: z.number().int().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});

export const datasetSchema = z.object({
  id,
  name: z.string(),
  kind: z.enum(['tabular', 'image']),
  format: z.string(),
  path,
  /** Of its content when it was imported: a run over it later is compared with this. */
  hash: z.string(),
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
  /** From 1; a recipe that is saved unchanged keeps its version. */
  version: z.number(),
  hash: z.string(),
  recipe: z.unknown(),
  savedAt: z.string(),
});

export const runSchema = z.object({
  id,
  jobId: id,
  /** Counts the runs of a project from 1. */
  number: z.number().int(),
  datasetId: id.nullable(),
  recipeVersionId: id,
  title: z.string(),
  state: jobStateSchema,
  seed: z.number(),
  recipeHash: z.string(),
  inputHash: z.string().nullable(),
  /** What it reads. */
  input: path,
  /** Folder of the outputs. */
  output: path,
  /** Relative path → sha-256, once finished. */
  files: z.record(z.string(), z.string()).nullable(),
  /** Synthetic rows or pictures, once finished. */
  made: z.number().nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
});

export const exportSchema = z.object({
  id,
  jobId: id,
  runId: id.nullable(),
  datasetId: id.nullable(),
  destination: path,
  /** Null for one of an earlier version of the program. */
  format: z.string().nullable(),
  /** Pictures or rows. */
  count: z.number().nullable(),
  /** Relative path → sha-256 of every file that was written. */
  files: z.record(z.string(), z.string()),
  exportedAt: z.string(),
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
  createdAt: z.string(),
  datasets: z.array(datasetSchema),
  runs: z.array(runSchema),
});

/** A copy as a run would make it, scaled down for the window; or why there is none. */
export const previewTileSchema = z.object({
  picture: cacheIdSchema.nullable(),
  /** Of the copy itself, in pixels; 0 where there is none. */
  width: z.number().int(),
  height: z.number().int(),
  /** What was drawn, in order, as lineage has it. */
  operations: z.array(z.object({ op: z.string(), params: z.record(z.string(), z.unknown()) })),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
});

/** What pictures of a run cost, measured on a few of them. */
export const measuredCostSchema = z.object({
  secondsPerSource: z.number(),
  secondsPerCopy: z.number(),
  bytesPerSource: z.number(),
  bytesPerCopy: z.number(),
  /** Threads that a run uses when it is not told otherwise. */
  workers: z.number().int(),
});

const cacheSizeSchema = z.object({ files: z.number().int(), bytes: z.number() });

const anySchema = z.record(z.string(), z.unknown());

const runRequest = {
  /** The recipe as JSON or YAML gave it; the engine checks it. */
  recipe: z.unknown(),
  /** Under which it is kept in the history; absent: that of the input. */
  recipeName: z.string().trim().min(1).max(200).optional(),
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
  /** How much of the machine the engine may use from now on; null leaves it to what is there. */
  'engine.configure': {
    input: z.object({
      workers: z.number().int().min(1).max(64).nullable(),
      memoryBytes: z.number().positive().nullable(),
      cacheBytes: z.number().min(0).nullable(),
    }),
    output: z.object({}),
  },
  /** Thumbnails and previews of the open project; nothing while none is open. */
  'cache.describe': { input: z.object({}), output: cacheSizeSchema },
  /** Removes them all; what is wanted is made again. */
  'cache.clear': { input: z.object({}), output: cacheSizeSchema },
  /** Makes the project folder `path` (by custom `NAME.twelvefold`) and opens it. The one that was open is closed. */
  'project.create': { input: z.object({ path, name: z.string().trim().min(1).max(200) }), output: projectSchema },
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
  /** The dataset is in the project when the job has succeeded; `datasetId` is its id then. */
  'dataset.import': {
    input: z.object({ path, target: z.string().optional(), name: z.string().trim().min(1).max(200).optional() }),
    output: z.object({ jobId: id, datasetId: id }),
  },
  'dataset.list': { input: z.object({}), output: z.array(datasetSchema) },
  /** What `dataset.inspect` said when the dataset was imported. */
  'dataset.profile': { input: z.object({ datasetId: id }), output: z.record(z.string(), z.unknown()) },
  /** The pictures of a dataset in their order, or nothing for a table. */
  'dataset.items': {
    input: z.object({
      datasetId: id,
      first: z.number().int().min(0).default(0),
      count: z.number().int().min(1).max(1000),
    }),
    output: z.object({
      total: z.number(),
      items: z.array(z.object({ path: z.string(), class: z.string().nullable(), part: z.string().nullable() })),
    }),
  },
  ...browseCommands,
  ...tablePreviewCommands,
  'recipe.save': {
    input: z.object({ datasetId: id.optional(), name: z.string().min(1), recipe: z.unknown() }),
    output: recipeVersionSchema,
  },
  /** The latest version first. */
  'recipe.list': { input: z.object({ datasetId: id.optional() }), output: z.array(recipeVersionSchema) },
  /** A recipe for pictures as a file gives it, checked and with every default written out. */
  'recipe.check': {
    input: z.object({ recipe: z.unknown() }),
    output: z.object({ recipe: anySchema }),
  },
  /** What a recipe may name, with parameters as JSON Schema: the same that the command `methods` lists. */
  'recipe.catalog': {
    input: z.object({}),
    output: z.object({
      tabular: z.array(
        z.object({
          ...{ name: z.string(), title: z.string(), kind: z.string(), summary: z.string() },
          ...{ useWhen: z.string(), avoidWhen: z.string(), source: z.string(), parameters: anySchema },
        }),
      ),
      image: z.array(z.object({ name: z.string(), group: z.string(), summary: z.string(), parameters: anySchema })),
      /** Steps to begin a recipe for pictures with. */
      presets: z.array(z.object({ name: z.string(), summary: z.string(), steps: z.array(anySchema) })),
    }),
  },
  /** How many pictures a run of this recipe would make, without looking at any. */
  'recipe.plan': {
    input: z.object({ datasetId: id, recipe: z.unknown() }),
    output: z.object({
      /** Pictures that copies are made of, and copies. */
      sources: z.number(),
      made: z.number(),
      /** Originals among the results. */
      kept: z.number(),
      classes: z.record(z.string(), z.object({ before: z.number(), after: z.number() })),
      /** False where the parts of a split are known only to the run. */
      exact: z.boolean(),
    }),
  },
  /** The recipe of a dataset as it is being edited; begins as its latest version. */
  'draft.open': { input: z.object({ datasetId: id }), output: draftSchema },
  /** Keeps one edit; the recipe must be a sound one. */
  'draft.save': { input: z.object({ datasetId: id, state: draftStateSchema }), output: draftSchema },
  'draft.undo': { input: z.object({ datasetId: id }), output: draftSchema },
  'draft.redo': { input: z.object({ datasetId: id }), output: draftSchema },
  /**
   * Makes copies exactly as a run would and answers with pictures that fit into `size`. Each is told by `preview.made`
   * as soon as it is there. A newer request of the same `slot` cancels the older one.
   */
  'preview.render': {
    input: z.object({
      slot: id.max(40),
      /** Comes back with each `preview.made`. */
      request: id.max(80),
      datasetId: id,
      recipe: z.unknown(),
      tiles: z
        .array(
          z.object({
            item: z.string().min(1),
            copy: z.number().int().min(1),
            /** In place of the recipe's own. */
            seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
          }),
        )
        .min(1)
        .max(24),
      size: z.number().int().min(32).max(2048),
      measure: z.boolean().default(false),
    }),
    output: z.object({ tiles: z.array(previewTileSchema), cost: measuredCostSchema.nullable() }),
  },
  /** A picture of a dataset as it is, scaled down to fit into `size`. */
  'preview.source': {
    input: z.object({ datasetId: id, item: z.string().min(1), size: z.number().int().min(32).max(2048) }),
    output: z.object({ picture: cacheIdSchema, width: z.number().int(), height: z.number().int() }),
  },
  /**
   * Over a dataset of the project, or any `input`. With no project open `input` and `output` are needed, and what is
   * needed to resume is kept in the output folder alone.
   */
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
  /** Puts a waiting job first in line. */
  'job.start': { input: z.object({ jobId: id }), output: jobSchema },
  /** Puts a waiting job at a place in the line, from 1. */
  'job.reorder': { input: z.object({ jobId: id, place: z.number().int().min(1) }), output: jobSchema },
  'job.pause': { input: z.object({ jobId: id }), output: jobSchema },
  /** Goes on with a paused, cancelled or interrupted job exactly where it was. */
  'job.resume': { input: z.object({ jobId: id }), output: jobSchema },
  'job.cancel': { input: z.object({ jobId: id }), output: jobSchema },
  /** Tries a failed job again; what it had finished is not done again. */
  'job.retry': { input: z.object({ jobId: id }), output: jobSchema },
  /** Removes a cancelled, failed or interrupted job and what it had made so far. */
  'job.discard': { input: z.object({ jobId: id }), output: z.object({}) },
  ...exportCommands,
  ...historyCommands,
  'export.list': { input: z.object({}), output: z.array(exportSchema) },
  /** The latest first. */
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
  'job.removed': z.object({ jobId: id }),
  'preview.made': z.object({ request: id, index: z.number().int(), tile: previewTileSchema }),
  ...browseEvents,
  /** Something that `project.describe` tells has changed: ask again. */
  'project.changed': z.object({ path }),
  'engine.log': z.object({ level: z.enum(['info', 'warn', 'error']), message: z.string() }),
} as const;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<Name extends EventName> = z.output<Events[Name]>;

export type ProjectView = z.output<typeof projectSchema>;
export type DatasetView = z.output<typeof datasetSchema>;
export type RecipeVersionView = z.output<typeof recipeVersionSchema>;
export type RunView = z.output<typeof runSchema>;
export type JobView = z.output<typeof jobSchema>;
export type JobKind = z.output<typeof jobKindSchema>;
export type JobFailure = z.output<typeof jobFailureSchema>;
export type ProgressView = z.output<typeof progressSchema>;
export type PreviewTile = z.output<typeof previewTileSchema>;
export type MeasuredCost = z.output<typeof measuredCostSchema>;
export type ExportView = z.output<typeof exportSchema>;
export type HistoryEvent = z.output<typeof eventSchema>;
