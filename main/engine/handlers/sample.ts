import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { failureToError } from '../../../app/contract/wire.ts';
import { AppError, type ErrorCode, errorKinds } from '../../../app/errors.ts';
import { resourcePath } from '../files/resources-folder.ts';
import { outputError } from '../runs/output-errors.ts';
import { saveProjectFacts } from '../store/facts.ts';
import { now } from '../store/store.ts';
import { startImport } from './dataset.ts';
import type { EngineContext, Handlers } from './handler.ts';
import { viewProject } from './project-view.ts';
import { recipeHandlers } from './recipe.ts';

interface Sample {
  readonly project: string;
  /** Below `resources/samples`, and what of it is the data. */
  readonly folder: string;
  readonly data: string;
  readonly dataset: string;
}

const samples: Readonly<Record<'pictures' | 'table', Sample>> = {
  pictures: { project: 'Sample pictures', folder: 'pictures', data: 'data', dataset: 'Patches' },
  table: { project: 'Sample table', folder: 'table', data: 'wine.csv', dataset: 'Wine' },
};

export const sampleHandlers: Pick<Handlers, 'sample.open'> = {
  async 'sample.open'({ sample, parent }, context, signal) {
    const { project, folder, data, dataset } = samples[sample];
    const source = resourcePath(join('samples', folder));
    const { name, path } = freeName(resolve(parent), project);
    const workspace = await context.switchWorkspace({ kind: 'create', folder: path });
    saveProjectFacts(workspace.store, { name, sample: true, createdAt: now() });
    workspace.record({
      kind: 'project.created',
      summary: `The sample project “${name}” was created.`,
      subjectId: null,
    });
    const copy = join(path, 'data', data);
    try {
      cpSync(join(source, data), copy, { recursive: true });
    } catch (error) {
      throw outputError(error, copy);
    }
    const recipe: unknown = JSON.parse(readFileSync(join(source, 'recipe.json'), 'utf8'));
    const { jobId, datasetId } = startImport(workspace, { path: copy, target: targetOf(recipe), name: dataset });
    await importEnded(context, jobId);
    await recipeHandlers['recipe.save']({ datasetId, name: project, recipe }, context, signal);
    return viewProject(workspace);
  },
};

/** A sample is small: it is worth waiting for, so that the window shows it complete. */
async function importEnded({ workspace }: EngineContext, jobId: string): Promise<void> {
  const { failure } = (await workspace.jobs.ended(jobId)).stored;
  if (failure === null) return;
  if (failure.reference !== undefined) {
    throw failureToError({ kind: 'bug', reference: failure.reference, message: failure.message });
  }
  throw new AppError(isErrorCode(failure.code) ? failure.code : 'input.unreadable', failure.message, failure.where);
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorKinds, code);
}

function targetOf(recipe: unknown): string | null {
  if (typeof recipe !== 'object' || recipe === null || !('target' in recipe)) return null;
  return typeof recipe.target === 'string' ? recipe.target : null;
}

function freeName(parent: string, wanted: string): { readonly name: string; readonly path: string } {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    const path = join(parent, `${name}.twelvefold`);
    if (!existsSync(path)) return { name, path };
  }
}
