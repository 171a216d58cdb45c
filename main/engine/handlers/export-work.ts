import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../app/errors.ts';
import type { JobControl } from '../jobs/task.ts';
import type { JobWork } from '../jobs/work.ts';
import { hashFile } from '../runs/hash-file.ts';
import { outputError, systemCode } from '../runs/output-errors.ts';
import { insertExport } from '../store/exports.ts';
import type { StoredJob } from '../store/jobs.ts';
import { getRun, notFinished } from '../store/runs.ts';
import { newId, now } from '../store/store.ts';
import type { Workspace } from '../workspace.ts';

const exportRequestSchema = z.object({ runId: z.string(), destination: z.string(), overwrite: z.boolean() });

export type ExportRequest = z.output<typeof exportRequestSchema>;

interface Copying {
  readonly source: string;
  /** Where the copies lie until all are there and right. */
  readonly beside: string;
  readonly destination: string;
  /** Path → sha-256 that the run recorded. */
  readonly files: Readonly<Record<string, string>>;
}

/** Copies a finished run: beside the destination first, every copy checked against its hash, then all moved into place. */
export function exportWork(workspace: Workspace, job: StoredJob): JobWork {
  const { runId, destination, overwrite } = exportRequestSchema.parse(job.request);
  const beside = `${destination}.partial-${job.id.slice(0, 8)}`;
  const removeBeside = () => rm(beside, { recursive: true, force: true });
  return {
    reads: [`output:${getRun(workspace.store, runId).output}`],
    writes: [`output:${destination}`],
    async prepare() {
      const { output: source, files, title } = getRun(workspace.store, runId);
      if (files === null) throw notFinished(title);
      if (!overwrite) await refuseOccupied(destination);
      const copying = { source, beside, destination, files };
      return {
        async execute(control) {
          const manifest = await copyRun(copying, control);
          insertExport(workspace.store, {
            ...{ id: newId(), jobId: job.id, runId, destination },
            ...{ files: manifest, exportedAt: now() },
          });
          workspace.record({
            kind: 'export.finished',
            summary: `The run “${title}” was exported to ${destination} (${Object.keys(manifest).length} files).`,
            subjectId: runId,
          });
          return { flawed: false };
        },
        close: removeBeside,
      };
    },
    discard: removeBeside,
  };
}

async function copyRun(copying: Copying, control: JobControl): Promise<Record<string, string>> {
  const { source, beside, destination, files } = copying;
  // The report is not among the files it lists.
  const paths = [...Object.keys(files), ...(existsSync(join(source, 'report.json')) ? ['report.json'] : [])];
  const manifest: Record<string, string> = {};
  try {
    await rm(beside, { recursive: true, force: true });
    await mkdir(beside, { recursive: true });
    for (const [done, path] of paths.entries()) {
      await control.gate();
      control.progress({ done, total: paths.length, unit: 'files', stage: 'Copying' });
      manifest[path] = await copyChecked(copying, path, control.signal);
    }
    control.progress({ done: paths.length, total: paths.length, unit: 'files', stage: 'Copying' });
    control.finishing();
    await moveIntoPlace(beside, destination, paths);
  } catch (error) {
    throw outputError(error, destination);
  }
  return manifest;
}

async function copyChecked(copying: Copying, path: string, signal: AbortSignal): Promise<string> {
  const from = join(copying.source, path);
  const to = join(copying.beside, path);
  await mkdir(dirname(to), { recursive: true });
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    throw changed(`${from} is no longer there`, from);
  }
  const hash = await hashFile(to, signal);
  const expected = copying.files[path];
  if (expected !== undefined && hash !== expected) throw changed(`${from} is not what the run wrote`, from);
  return hash;
}

function changed(what: string, file: string): AppError {
  return new AppError('input.changed', `${what}. Repeat the run to make its files again; nothing was exported.`, {
    file,
  });
}

/** One move where nothing stands in the way; else file by file, and what the export does not replace stays. */
async function moveIntoPlace(beside: string, destination: string, paths: readonly string[]): Promise<void> {
  try {
    await rename(beside, destination);
    return;
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
  for (const path of paths) {
    await mkdir(dirname(join(destination, path)), { recursive: true });
    await rename(join(beside, path), join(destination, path));
  }
}

async function refuseOccupied(destination: string): Promise<void> {
  let entries: readonly string[];
  try {
    entries = await readdir(destination);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw outputError(error, destination);
  }
  if (entries.length === 0) return;
  throw new AppError(
    'output.not-empty',
    `${destination} is not empty. Choose a new folder, or allow it to be overwritten.`,
    {
      file: destination,
    },
  );
}
