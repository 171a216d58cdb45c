import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** The project that was open last and what the window showed of it, kept between starts. */

const keptSchema = z.object({ project: z.string().min(1), view: z.unknown() }).nullable();
type KeptView = z.output<typeof keptSchema>;

const file = (): string => join(app.getPath('userData'), 'last-view.json');

/** Null when no project was open, and when it is no longer there. */
export function lastView(): KeptView {
  const kept = readJsonFile(file(), keptSchema);
  return kept !== null && existsSync(kept.project) ? kept : null;
}

export function keepView(kept: KeptView): void {
  writeJsonFile(file(), kept);
}
