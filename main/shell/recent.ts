import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';
import type { RecentProject } from '../../app/contract/shell.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** The projects that were opened last, newest first. */

const storedSchema = z.array(z.object({ name: z.string(), path: z.string(), openedAt: z.string() }));
const mostKept = 20;

const file = (): string => join(app.getPath('userData'), 'recent.json');
const stored = (): z.output<typeof storedSchema> => readJsonFile(file(), storedSchema) ?? [];

export function listRecent(): readonly RecentProject[] {
  return stored().map((project) => ({ ...project, exists: existsSync(project.path) }));
}

export function rememberRecent(project: { readonly name: string; readonly path: string }): void {
  const others = stored().filter((other) => other.path !== project.path);
  const entry = { name: project.name, path: project.path, openedAt: new Date().toISOString() };
  writeJsonFile(file(), [entry, ...others].slice(0, mostKept));
}

export function forgetRecent(path: string): readonly RecentProject[] {
  writeJsonFile(
    file(),
    stored().filter((project) => project.path !== path),
  );
  return listRecent();
}
