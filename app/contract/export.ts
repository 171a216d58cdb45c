import { z } from 'zod';
import { browseScopeSchema, originSchema } from './browse.ts';

/** What the export wizard asks the engine: formats, counts and leaks of a choice, a sample of what would be written. */

const path = z.string().min(1);
const id = z.string().min(1);
const share = z.number().min(0).max(1);

export const exportSplitSchema = z.discriminatedUnion('kind', [
  /** The parts that the samples have. */
  z.object({ kind: z.literal('keep') }),
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('again'),
    rule: z.object({ train: share, val: share, test: share, stratify: z.boolean(), group_by: z.null() }),
    seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
    families: z.enum(['together', 'leave-out', 'apart']),
  }),
]);

export const exportWishSchema = z.object({
  selection: z.object({
    classes: z.array(z.string()),
    origins: z.array(originSchema),
    parts: z.array(z.string()),
  }),
  split: exportSplitSchema,
  format: z.string().min(1),
  /** Pattern of the file names of pictures; null keeps them. */
  names: z.string().trim().min(1).max(200).nullable(),
  columns: z.object({ isSynthetic: z.boolean(), group: z.boolean() }),
});

export type ExportWishView = z.output<typeof exportWishSchema>;
export type ExportSplit = z.output<typeof exportSplitSchema>;

const counts = z.tuple([z.number().int(), z.number().int(), z.number().int()]);

const relativeSchema = z.object({
  /** Its number in the scope, as Browse counts. */
  position: z.number().int(),
  name: z.string(),
  label: z.string(),
  part: z.string(),
});

export const exportPlanSchema = z.object({
  kind: z.enum(['image', 'tabular']),
  samples: z.number().int(),
  synthetic: z.number().int(),
  /** About, from the files that are there. */
  bytes: z.number(),
  classes: z.array(z.object({ label: z.string(), all: z.number().int(), synthetic: z.number().int(), parts: counts })),
  /** Of the source, whatever is chosen: train, val, test; null where it is not divided. */
  sourceParts: counts.nullable(),
  sourceOriginals: z.number().int(),
  sourceSynthetic: z.number().int(),
  /** Why it cannot be divided anew; null when it can. */
  fixedParts: z.string().nullable(),
  leftOut: z.number().int(),
  leaks: z.object({
    count: z.number().int(),
    /** The sample that most of the leaks have to do with, and some of what was made of it. */
    examples: z.array(z.object({ of: relativeSchema, copies: z.array(relativeSchema), total: z.number().int() })),
  }),
});

export type ExportPlanView = z.output<typeof exportPlanSchema>;

const containerSchema = z.enum(['folder', 'zip', 'tar']);
const scoped = { scope: browseScopeSchema };
const placed = {
  /** The folder that the export is put into, and its own name there. */
  folder: path,
  name: z.string().min(1).max(200),
  container: containerSchema,
  overwrite: z.boolean(),
};

export const exportCommands = {
  /** Names of the formats that can be written for a kind of dataset. */
  'export.formats': {
    input: z.object({ kind: z.enum(['image', 'tabular']) }),
    output: z.array(z.string()),
  },
  'export.plan': { input: z.object({ ...scoped, wish: exportWishSchema }), output: exportPlanSchema },
  /** Writes a few of the chosen samples to a temporary place and tells what came out: the real writers, not a picture of them. */
  'export.sample': {
    input: z.object({ ...scoped, wish: exportWishSchema }),
    output: z.object({
      files: z.array(z.object({ path: z.string(), bytes: z.number() })),
      /** The file of text that tells most of the format, and how it begins. */
      text: z.object({ path: z.string(), lines: z.array(z.string()) }).nullable(),
      samples: z.number().int(),
    }),
  },
  /** What stands in the way of writing there. */
  'export.check': {
    input: z.object({ ...scoped, wish: exportWishSchema, ...placed }),
    output: z.object({
      /** Where it would be written. */
      output: path,
      checks: z.array(
        z.object({
          name: z.enum(['name', 'space', 'place', 'leaks', 'originals']),
          passed: z.boolean(),
          message: z.string(),
        }),
      ),
      /** The same on the command line. */
      command: z.string(),
    }),
  },
  'export.start': {
    input: z.object({ ...scoped, wish: exportWishSchema, ...placed }),
    output: z.object({ jobId: id }),
  },
  /** A dataset in another format, as the command `convert` has it. */
  'export.convert': {
    input: z.object({
      path,
      to: z.string().min(1),
      output: path,
      split: z
        .object({ train: share, val: share, test: share, stratify: z.boolean(), group_by: z.string().nullable() })
        .nullable(),
      target: z.string().optional(),
      seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
      overwrite: z.boolean(),
    }),
    output: z.object({ jobId: id }),
  },
  /** The export of any path, as `convert` has it when samples are chosen. */
  'export.path': {
    input: z.object({
      ...{ path, output: path, container: containerSchema, overwrite: z.boolean() },
      ...{ target: z.string().nullable(), wish: exportWishSchema },
    }),
    output: z.object({ jobId: id }),
  },
  /** The `report.json` of a finished export. */
  'export.report': { input: z.object({ jobId: id }), output: z.record(z.string(), z.unknown()) },
} as const;
