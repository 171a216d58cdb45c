import { z } from 'zod';

/**
 * What Balance asks the engine: what a table is under a recipe, its rows in a plane, what the recipe would make of it,
 * and the guard's judgement. Of a large table a sample is looked at, and every answer says so.
 */

const id = z.string().min(1);
const count = z.number().int().min(0);

/** Numbers travel as typed arrays: fifty thousand points are no list of objects. */
const floats = z.custom<Float32Array>((value) => ArrayBuffer.isView(value));
const codes = z.custom<Int32Array>((value) => ArrayBuffer.isView(value));

const place = z.object({
  column: z.string().optional(),
  class: z.string().optional(),
  field: z.string().optional(),
});

/** A recipe over a table of the project. Its steps may all be switched off. */
const question = { datasetId: id, recipe: z.unknown() };

/** Rows that were looked at, of how many; null when it was all of them. */
const sampleSchema = z.object({ rows: count, of: count }).nullable();

/** Two columns, or null for the first two principal components. */
const planeSchema = z.object({ x: z.string(), y: z.string() }).nullable();

const axisSchema = z.object({
  /** Null for a principal component. */
  column: z.string().nullable(),
  /** Share of the variance, for components. */
  share: z.number().nullable(),
  /** Texts at 0, 1, 2, … of a column of categories. */
  levels: z.array(z.string()).nullable(),
});

/** Parents are identities: a real row is its number, a synthetic one `rows + s`; −1 where there is none. */
const pointsSchema = z.object({
  x: floats,
  y: floats,
  class: codes,
  /** The data line of a real row, or the number of a synthetic one, from 0. */
  row: codes,
});

const describedRowSchema = z.object({
  /** Among the synthetic rows, or the data line of a real one, from 0. */
  row: z.number().int(),
  class: z.string(),
  cells: z.array(z.string().nullable()),
});

export const classChangeSchema = z.object({ before: count, added: count, removed: count, after: count });

const slot = id.max(40);

export const tablePreviewCommands = {
  /** Classes, columns and which methods fit. Fails as a run would where the table cannot be read so. */
  'table.describe': {
    input: z.object(question),
    output: z.object({
      rows: count,
      target: z.string(),
      sample: sampleSchema,
      /** In sorted order of labels. */
      classes: z.array(z.object({ name: z.string(), count })),
      columns: z.array(z.object({ name: z.string(), kind: z.enum(['numeric', 'categorical', 'ignored']) })),
      /** Every method in the catalogue's order; `trouble` says why it would be refused with its default parameters. */
      methods: z.array(
        z.object({
          name: z.string(),
          trouble: z.object({ code: z.string(), message: z.string(), where: place }).nullable(),
        }),
      ),
    }),
  },
  /** The real rows in a plane, at most 50,000 of them. */
  'table.points': {
    input: z.object({ ...question, plane: planeSchema }),
    output: z.object({
      axes: z.tuple([axisSchema, axisSchema]),
      points: pointsSchema,
      of: count,
    }),
  },
  /**
   * What the recipe makes: exactly what a run makes where `sample` is null. A newer request of the same `slot` cancels
   * the older one, and its rows are then known under `slot`.
   */
  'table.preview': {
    input: z.object({ ...question, slot, plane: planeSchema }),
    output: z.object({
      sample: sampleSchema,
      classes: z.record(z.string(), classChangeSchema),
      /** False where the numbers of a sample were scaled up. */
      exact: z.boolean(),
      made: count,
      /** The first of the synthetic rows, as many as the plane takes. */
      points: pointsSchema.extend({ base: codes, neighbour: codes, gap: floats }),
      /** Real rows that a step removed. */
      removed: codes,
      warnings: z.array(z.object({ code: z.string(), message: z.string() })),
      /** What a run over the whole table costs, reckoned from what was measured here. */
      cost: z.object({ seconds: z.number(), bytes: z.number() }),
      /** What this answer took, in the thread. */
      seconds: z.number(),
    }),
  },
  /** Rows of the last preview of a slot as the run writes them, synthetic ones with their parents. */
  'table.rows': {
    input: z.object({ ...question, slot, synthetic: z.array(count).max(500), real: z.array(count).max(500) }),
    output: z.object({
      columns: z.array(z.string()),
      synthetic: z.array(
        describedRowSchema.extend({
          method: z.string(),
          base: describedRowSchema.nullable(),
          neighbour: describedRowSchema.nullable(),
          gap: z.number().nullable(),
        }),
      ),
      real: z.array(describedRowSchema),
    }),
  },
  /** The guard's judgement of each class that gets rows. A newer request of the same slot cancels the older one. */
  'table.judge': {
    input: z.object({ ...question, slot }),
    output: z.object({
      sample: sampleSchema,
      /** As `guard.classes` of a report has them. */
      classes: z.record(
        z.string(),
        z.looseObject({
          verdict: z.number().nullable(),
          sentence: z.string(),
          curve: z.array(
            z.looseObject({
              amount: z.number(),
              rows: z.number(),
              varietyKept: z.number().nullable(),
              nearCopies: z.number().nullable(),
            }),
          ),
          rows: z.looseObject({ real: z.number(), train: z.number(), holdout: z.number() }),
          reason: z.string().optional(),
        }),
      ),
      seconds: z.number(),
    }),
  },
  /** Gives up what a slot is working on. */
  'table.cancel': { input: z.object({ slot }), output: z.object({}) },
} as const;
