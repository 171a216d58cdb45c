import { z } from 'zod';

/** What `dataset.inspect` says about files, in the names of the command line's `inspect`. */
export const inspectionSchema = z.object({
  kind: z.enum(['tabular', 'image']),
  format: z.string(),
  rows: z.number().optional(),
  images: z.number().optional(),
  columns: z.array(z.object({ name: z.string(), kind: z.string() })).optional(),
  target: z.string().nullish(),
  classes: z.record(z.string(), z.number()).nullish(),
  problems: z.array(z.object({ code: z.string(), message: z.string(), count: z.number().optional() })).default([]),
});

export type Inspection = z.output<typeof inspectionSchema>;

export function sampleCount(inspection: Inspection): number {
  return inspection.rows ?? inspection.images ?? 0;
}

/** The last part of a path without its ending: what a project or dataset is called at first. */
export function nameFromPath(path: string): string {
  const last = path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
  return last.replace(/\.(csv|tsv|txt|jsonl|ndjson|parquet|zip|tar|tgz|gz)$/i, '') || last;
}
