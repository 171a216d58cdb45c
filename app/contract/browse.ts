import { z } from 'zod';
import { cacheIdSchema } from './cached-bytes.ts';

/** What Browse asks the engine: windows of samples and rows, counts, thumbnails. The page never holds a whole dataset. */

const id = z.string().min(1);

/** What is looked at: a dataset as it was imported, or the result of a finished run. */
export const browseScopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dataset'), datasetId: id }),
  z.object({ kind: z.literal('run'), runId: id }),
]);

export type BrowseScope = z.output<typeof browseScopeSchema>;

/** One text for a scope, to compare and to key by. */
export function scopeKey(scope: BrowseScope): string {
  return scope.kind === 'dataset' ? `dataset:${scope.datasetId}` : `run:${scope.runId}`;
}

export const originSchema = z.enum(['original', 'synthetic']);

/** An empty list keeps everything. Within a list any of its values fits; all lists must fit. */
export const browseFilterSchema = z.object({
  classes: z.array(z.string()).default([]),
  origins: z.array(originSchema).default([]),
  parts: z.array(z.string()).default([]),
});

export type BrowseFilter = z.output<typeof browseFilterSchema>;

export const noFilter: BrowseFilter = { classes: [], origins: [], parts: [] };

export const overviewSchema = z.object({
  kind: z.enum(['image', 'tabular']),
  total: z.number().int(),
  /** In the order of the dataset's own classes, which gives each its color and shape. */
  classes: z.array(z.object({ name: z.string(), original: z.number().int(), synthetic: z.number().int() })),
  original: z.number().int(),
  synthetic: z.number().int(),
  /** Empty where the scope is not divided. */
  parts: z.array(z.object({ name: z.string(), count: z.number().int() })),
});

export type Overview = z.output<typeof overviewSchema>;

export const sampleSchema = z.object({
  /** Its number in the scope, which no filter changes. */
  position: z.number().int(),
  path: z.string(),
  class: z.string().nullable(),
  part: z.string().nullable(),
  /** From 1; null for an original. */
  copy: z.number().int().nullable(),
});

export type Sample = z.output<typeof sampleSchema>;

/** A thumbnail that was made, or why there is none. */
export const thumbnailSchema = z.object({
  position: z.number().int(),
  id: cacheIdSchema.nullable(),
  problem: z.string().nullable(),
});

export type Thumbnail = z.output<typeof thumbnailSchema>;

export const sampleDetailSchema = z.object({
  sample: sampleSchema,
  file: z.string(),
  /** Null where the file is not there any more. */
  byteLength: z.number().int().nullable(),
  /** Of a synthetic picture: what it was made of and what was drawn. */
  lineage: z
    .object({
      source: z.string(),
      /** The source in its own dataset, when that is still in the project. */
      sourceAt: z.object({ datasetId: id, position: z.number().int() }).nullable(),
      seed: z.string(),
      operations: z.array(z.object({ op: z.string(), params: z.record(z.string(), z.unknown()) })),
      runNumber: z.number().int(),
    })
    .nullable(),
});

export type SampleDetail = z.output<typeof sampleDetailSchema>;

export const rowSortSchema = z.object({ column: z.number().int().min(0), descending: z.boolean() });

const window = { first: z.number().int().min(0).default(0), count: z.number().int().min(1).max(1000) };
const scoped = { scope: browseScopeSchema };
const filtered = { ...scoped, filter: browseFilterSchema.prefault({}) };

export const browseCommands = {
  'browse.overview': { input: z.object(scoped), output: overviewSchema },
  /** Pictures that fit a filter, in their order. */
  'browse.samples': {
    input: z.object({ ...filtered, ...window }),
    output: z.object({ matching: z.number().int(), samples: z.array(sampleSchema) }),
  },
  'browse.sample': { input: z.object({ ...scoped, position: z.number().int().min(0) }), output: sampleDetailSchema },
  /**
   * Says which thumbnails are wanted now, the most urgent first: what earlier calls wanted and nobody began is given up.
   * Those that are known are the answer; the others are told by `browse.thumbnail` as they are made.
   */
  'browse.thumbnails': {
    input: z.object({ ...scoped, positions: z.array(z.number().int().min(0)).max(500) }),
    output: z.object({ known: z.array(thumbnailSchema) }),
  },
  /** One picture large enough for the loupe: itself up to 4096 pixels, scaled down beyond. */
  'browse.picture': {
    input: z.object({ ...scoped, position: z.number().int().min(0) }),
    output: z.object({ id: cacheIdSchema, width: z.number().int(), height: z.number().int() }),
  },
  /** Rows of a table that fit a filter. */
  'browse.rows': {
    input: z.object({ ...filtered, ...window, sort: rowSortSchema.nullable().default(null) }),
    output: z.object({
      matching: z.number().int(),
      columns: z.array(z.object({ name: z.string(), kind: z.enum(['numeric', 'categorical']) })),
      /** Position of the column of classes; null without one. */
      target: z.number().int().nullable(),
      rows: z.array(
        z.object({
          /** Data line of the file, from 0. */
          row: z.number().int(),
          synthetic: z.boolean(),
          /** One text a column as the file has it; null where the value is missing. */
          cells: z.array(z.string().nullable()),
        }),
      ),
    }),
  },
  /** The line of a synthetic row in the run's lineage, by the names of its columns; null for an original row. */
  'browse.rowLineage': {
    input: z.object({ ...scoped, row: z.number().int().min(0) }),
    output: z.object({ lineage: z.record(z.string(), z.string()).nullable() }),
  },
} as const;

export const browseEvents = {
  'browse.thumbnail': z.object({ scope: z.string(), thumbnail: thumbnailSchema }),
} as const;
