import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowseFilter, BrowseScope, Overview, Sample, SampleDetail } from '../../../app/contract/browse.ts';
import { AppError } from '../../../app/errors.ts';
import type { DatasetPictures } from '../files/dataset-pictures.ts';
import {
  type BrowseIndex,
  getRunLineage,
  hasRunPictures,
  openBrowseIndex,
  saveRunPictures,
} from '../store/browse-index.ts';
import { getDataset } from '../store/datasets.ts';
import { getRun, notFinished, type StoredRun } from '../store/runs.ts';
import { countSamples, findByPath, getSample, listSamples, type SampleTable } from '../store/samples.ts';
import type { Store } from '../store/store.ts';
import { listRunPictures } from './run-pictures.ts';
import { type FinishedThumbnail, Thumbnails } from './thumbnails.ts';

/** Longest side of what the loupe shows: beyond it a picture is larger than the window of any screen at 100 %. */
const LOUPE_EDGE = 4096;

/** The pictures of a project as Browse shows them: windows of them, counts, thumbnails and where each came from. */
export class BrowsedPictures {
  readonly #store: Store;
  readonly #ofDatasets: DatasetPictures;
  readonly #indexing = new Map<string, Promise<void>>();
  #index: BrowseIndex | undefined;
  #thumbnails: Thumbnails | undefined;

  constructor(store: Store, files: DatasetPictures) {
    this.#store = store;
    this.#ofDatasets = files;
  }

  async overview(scope: BrowseScope, classOrder: readonly string[]): Promise<Overview> {
    return countSamples(await this.#table(scope), classOrder);
  }

  async samples(
    scope: BrowseScope,
    filter: BrowseFilter,
    window: { readonly first: number; readonly count: number },
  ): Promise<{ matching: number; samples: Sample[] }> {
    return listSamples(await this.#table(scope), filter, window);
  }

  async detail(scope: BrowseScope, position: number): Promise<SampleDetail> {
    const { sample, file } = await this.#sample(scope, position);
    const byteLength = statSync(file, { throwIfNoEntry: false })?.size ?? null;
    const lineage = scope.kind === 'run' && sample.copy !== null ? this.#lineage(scope.runId, position) : null;
    return { sample, file, byteLength, lineage };
  }

  async wantThumbnails(
    scope: BrowseScope,
    positions: readonly number[],
    told: (made: FinishedThumbnail) => void,
  ): Promise<readonly FinishedThumbnail[]> {
    const table = await this.#table(scope);
    const wanted = positions.flatMap((position) => getSample(table, position) ?? []);
    if (wanted.length === 0) return [];
    const fileOf = this.#files(scope);
    const files = await Promise.all(
      wanted.map(async ({ position, path }) => ({ position, name: path, filePath: await fileOf(path) })),
    );
    return this.#maker().want(files, told);
  }

  /** A picture for the loupe. */
  async picture(scope: BrowseScope, position: number): Promise<{ id: string; width: number; height: number }> {
    const { sample, file } = await this.#sample(scope, position);
    return this.#maker().make({ filePath: file, name: sample.path, edge: LOUPE_EDGE });
  }

  async close(): Promise<void> {
    await this.#thumbnails?.close();
    await Promise.allSettled(this.#indexing.values());
    this.#index?.close();
  }

  async #sample(scope: BrowseScope, position: number): Promise<{ sample: Sample; file: string }> {
    const sample = getSample(await this.#table(scope), position);
    if (sample === undefined)
      throw new AppError('dataset.not-found', `There is no picture ${position} here. The dataset may have changed.`);
    return { sample, file: await this.#files(scope)(sample.path) };
  }

  async #table(scope: BrowseScope): Promise<SampleTable> {
    if (scope.kind === 'dataset') {
      getDataset(this.#store, scope.datasetId);
      return { database: this.#store.database, kind: 'items', id: scope.datasetId };
    }
    await this.#listRun(scope.runId);
    return { database: this.#opened().database, kind: 'run_pictures', id: scope.runId };
  }

  /** Tells where pictures lie, or lay: one that is gone is shown as gone. */
  #files(scope: BrowseScope): (path: string) => Promise<string> {
    if (scope.kind === 'run') {
      const { output } = getRun(this.#store, scope.runId);
      return async (path) => join(output, path);
    }
    const dataset = getDataset(this.#store, scope.datasetId);
    return async (path) => (await this.#ofDatasets.find(dataset, path)) ?? join(dataset.path, path);
  }

  /** Once for each run, when it is first looked at. */
  #listRun(runId: string): Promise<void> {
    const known = this.#indexing.get(runId);
    if (known !== undefined) return known;
    const listing = this.#listRunOnce(runId);
    this.#indexing.set(runId, listing);
    listing.catch(() => this.#indexing.delete(runId));
    return listing;
  }

  async #listRunOnce(runId: string): Promise<void> {
    const run = getRun(this.#store, runId);
    if (run.files === null) throw notFinished(run.title);
    if (hasRunPictures(this.#opened(), runId)) return;
    const classes = run.datasetId === null ? [] : Object.keys(getDataset(this.#store, run.datasetId).classes);
    const pictures = await listRunPictures({ output: run.output, files: run.files }, classes);
    saveRunPictures(this.#opened(), runId, pictures);
  }

  #lineage(runId: string, position: number): SampleDetail['lineage'] {
    const run = getRun(this.#store, runId);
    const found = getRunLineage(this.#opened(), runId, position);
    if (found === undefined) return null;
    const { source, seed, operations } = found;
    return {
      ...{ source, seed, runNumber: run.number, sourceAt: this.#sourceAt(run, source) },
      operations: JSON.parse(operations),
    };
  }

  #sourceAt({ datasetId }: StoredRun, source: string): { datasetId: string; position: number } | null {
    if (datasetId === null) return null;
    const found = findByPath({ database: this.#store.database, kind: 'items', id: datasetId }, source);
    return found === undefined ? null : { datasetId, position: found.position };
  }

  #opened(): BrowseIndex {
    this.#index ??= openBrowseIndex(this.#store.folder);
    return this.#index;
  }

  #maker(): Thumbnails {
    const { folder } = this.#store;
    if (folder === undefined) throw new AppError('project.none-open', 'No project is open. Open or create one first.');
    this.#thumbnails ??= new Thumbnails(folder, this.#opened());
    return this.#thumbnails;
  }
}
