/** Opens what an export is made of: a dataset, or the result of a run with its lineage. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ExportColumns } from '../../../app/export/export-plan.ts';
import type { DialectOverrides } from '../../../app/formats/delimited/sniff.ts';
import { openDataset } from '../files/open-dataset.ts';
import type { PictureSource } from './picture-source.ts';
import { openPictureSource } from './picture-source.ts';
import { openTableSource, type TableSource } from './table-source.ts';

export type ExportSource = PictureSource | TableSource;

/** What both kinds have. */
export interface SourceFacts {
  readonly name: string;
  readonly columns: ExportColumns;
  /** The run that the result came from; null for a dataset. */
  readonly result: FinishedResult | null;
  /** Why the samples cannot be divided anew; null when they can. */
  readonly fixedParts: string | null;
  close(): Promise<void>;
}

const resultSchema = z.object({
  twelvefold: z.literal(1),
  kind: z.enum(['tabular', 'image']),
  recipeHash: z.string(),
  inputHash: z.string(),
  reportHash: z.string(),
  seed: z.number(),
  format: z.string(),
  versions: z.record(z.string(), z.string()),
  classes: z.record(z.string(), z.unknown()),
  parts: z.record(z.string(), z.unknown()).nullable(),
  files: z.record(z.string(), z.string()),
});

export type ResultReport = z.output<typeof resultSchema>;

/** The output folder of a run that came to its end. */
export interface FinishedResult {
  readonly folder: string;
  readonly report: ResultReport;
  /** As `recipe.json` has it. */
  readonly recipe: unknown;
}

export interface SourceOptions {
  readonly target: string | null;
  readonly dialect?: DialectOverrides | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The caller closes it. */
export async function openExportSource(path: string, options: SourceOptions): Promise<ExportSource> {
  const result = await readResult(path);
  if (result?.report.kind === 'tabular') return openTableSource({ result, path }, options);
  if (result !== null) return openPictureSource({ result, path }, options);
  const dataset = await openDataset(path, { signal: options.signal });
  try {
    if (dataset.kind === 'image') return await openPictureSource({ dataset, path }, options);
    return await openTableSource({ dataset, path }, options);
  } catch (error) {
    await dataset.close();
    throw error;
  }
}

/** Null where the folder is no result of a run. */
export async function readResult(folder: string): Promise<FinishedResult | null> {
  const found = await stat(join(folder, 'lineage.csv')).catch(() => null);
  if (found?.isFile() !== true) return null;
  try {
    const report = resultSchema.parse(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')));
    return { folder, report, recipe: JSON.parse(await readFile(join(folder, 'recipe.json'), 'utf8')) };
  } catch {
    // A folder of somebody who has files of these names, or a damaged result: it is read as the dataset it looks like.
    return null;
  }
}

/** Where a result came from, for the manifest of what is made of it. */
export function provenance({ result }: SourceFacts): Readonly<Record<string, unknown>> | null {
  if (result === null) return null;
  const { recipeHash, inputHash, reportHash, seed, versions } = result.report;
  return { recipeHash, inputHash, reportHash, seed, versions };
}
