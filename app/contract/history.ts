import { z } from 'zod';

/** What Runs and History ask beyond the lists: details of jobs, storage, and whether something is made again the same. */

const id = z.string().min(1);

const storedResultSchema = z.object({
  runId: id,
  /** On the disk; 0 when the results were removed. */
  bytes: z.number(),
  present: z.boolean(),
  /** The run can make the very same again: its dataset, recipe and seed are in the project. */
  reproducible: z.boolean(),
});

export type StoredResult = z.output<typeof storedResultSchema>;

export const historyCommands = {
  /** What a job has to tell beside its row. */
  'job.details': {
    input: z.object({ jobId: id }),
    output: z.object({
      facts: z.array(
        z.object({ name: z.enum(['recipe', 'seed', 'workers', 'input', 'output', 'format']), value: z.string() }),
      ),
      skipped: z.array(z.object({ item: z.string(), code: z.string(), message: z.string() })),
      /** Names of what was finished last, the latest first; while it runs. */
      lastFinished: z.array(z.string()),
      /** Seconds per step or stage, the longest first; once it is done. */
      stages: z.array(z.object({ name: z.string(), seconds: z.number() })),
    }),
  },
  /** Tries once more what a finished job had to leave out: the same recipe and seed over the dataset as it is now. */
  'job.retrySkipped': { input: z.object({ jobId: id }), output: z.object({ jobId: id }) },
  /** Makes a saved version the recipe that is edited; undo brings back the one before. */
  'recipe.restore': { input: z.object({ recipeId: id }), output: z.object({ datasetId: id }) },
  'storage.list': { input: z.object({}), output: z.array(storedResultSchema) },
  /** Removes the results of runs that can be made again, and nothing else. */
  'storage.free': { input: z.object({ runIds: z.array(id).min(1) }), output: z.object({ bytes: z.number() }) },
  /** Makes one picture of a run again, in memory, and compares it byte by byte with the file. */
  'run.reproduce': {
    input: z.object({ runId: id, position: z.number().int().min(0) }),
    output: z.object({ identical: z.boolean(), expected: z.string(), found: z.string() }),
  },
} as const;
