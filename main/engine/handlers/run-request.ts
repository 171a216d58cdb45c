import { z } from 'zod';

/** What a run was asked for, as its job keeps it. Checked when read back: another version may have written it. */
export const runJobSchema = z.object({
  /** As `recipe.json` would hold it, the seed included. */
  recipe: z.unknown(),
  /** Of the recipe as it was asked for, before a target was proposed. */
  recipeHash: z.string(),
  input: z.string(),
  output: z.string(),
  workers: z.number().int().min(1),
  format: z.string().nullable(),
  resume: z.boolean(),
  overwrite: z.boolean(),
  requestedAt: z.string(),
});

export type RunJobRequest = z.output<typeof runJobSchema>;
