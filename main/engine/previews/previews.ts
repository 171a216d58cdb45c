import { availableParallelism } from 'node:os';
import type { DatasetView, MeasuredCost, PreviewTile } from '../../../app/contract/commands.ts';
import { AppError, Cancelled } from '../../../app/errors.ts';
import type { ImageRecipe } from '../../../app/model/recipe.ts';
import type { DatasetPictures } from '../files/dataset-pictures.ts';
import { workerFile } from '../jobs/worker-file.ts';
import { runWorkers } from '../limits.ts';
import { WorkerPool } from '../runs/worker-pool.ts';
import type { PictureCost, PreviewPicture, PreviewTask } from './preview-task.ts';

export interface WantedTile {
  readonly item: string;
  readonly class: string;
  readonly copy: number;
  readonly seed?: number | undefined;
}

export interface PreviewRequest {
  readonly slot: string;
  readonly dataset: DatasetView;
  readonly recipe: ImageRecipe;
  readonly tiles: readonly WantedTile[];
  readonly size: number;
  readonly measure: boolean;
}

/** More threads than this make twelve tiles no faster, and a run wants some too. */
const MOST_THREADS = 4;
/** Tiles of a request whose cost is measured. */
const MEASURED_TILES = 3;

/** Makes the previews of a project on threads of their own, which start with the first of them. */
export class Previews {
  readonly #projectFolder: string | undefined;
  readonly #files: DatasetPictures;
  readonly #newest = new Map<string, AbortController>();
  #pool: WorkerPool<PreviewTask, PreviewPicture> | undefined;

  /** Undefined for an engine without a project: previews need its cache. */
  constructor(projectFolder: string | undefined, files: DatasetPictures) {
    this.#projectFolder = projectFolder;
    this.#files = files;
  }

  /** Makes every tile, a failed one with its reason. A newer request of the same slot ends this one. @throws Cancelled */
  async render(
    request: PreviewRequest,
    given: { readonly signal: AbortSignal; readonly made: (index: number, tile: PreviewTile) => void },
  ): Promise<{ tiles: PreviewTile[]; cost: MeasuredCost | null }> {
    const own = new AbortController();
    this.#newest.get(request.slot)?.abort();
    this.#newest.set(request.slot, own);
    const signal = AbortSignal.any([own.signal, given.signal]);
    const costs: PictureCost[] = [];
    const tiles: PreviewTile[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      for (let index = next++; index < request.tiles.length; index = next++) {
        if (signal.aborted) return;
        const { tile, cost } = await this.#tile(request, index);
        if (signal.aborted) return;
        tiles[index] = tile;
        if (cost !== null) costs.push(cost);
        given.made(index, tile);
      }
    };
    try {
      // Only as many as there are threads are handed over at a time: what waits here can still be given up.
      await Promise.all(Array.from({ length: this.#threads().size }, work));
    } finally {
      if (this.#newest.get(request.slot) === own) this.#newest.delete(request.slot);
    }
    if (signal.aborted) throw new Cancelled();
    return { tiles, cost: meanCost(costs) };
  }

  async source(dataset: DatasetView, item: string, size: number): Promise<PreviewPicture> {
    const filePath = await this.#files.pathOf(dataset, item);
    return this.#threads().run({ kind: 'source', file: { filePath, source: item }, size });
  }

  async close(): Promise<void> {
    for (const call of this.#newest.values()) call.abort();
    await this.#pool?.close();
    this.#pool = undefined;
  }

  async #tile(request: PreviewRequest, index: number): Promise<{ tile: PreviewTile; cost: PictureCost | null }> {
    const wanted = request.tiles[index] as WantedTile;
    try {
      const filePath = await this.#files.pathOf(request.dataset, wanted.item);
      const made = await this.#threads().run({
        kind: 'copy',
        file: { filePath, source: wanted.item },
        recipe: wanted.seed === undefined ? request.recipe : { ...request.recipe, seed: wanted.seed },
        which: { source: wanted.item, class: wanted.class, copy: wanted.copy },
        size: request.size,
        measure: request.measure && index < MEASURED_TILES,
      });
      const operations = made.operations.map(({ op, params }) => ({ op, params: { ...params } }));
      return {
        tile: { picture: made.id, width: made.width, height: made.height, operations, failure: null },
        cost: made.cost,
      };
    } catch (error) {
      // A picture or step that does not fit is shown in its tile; the others are made all the same.
      if (!(error instanceof AppError)) throw error;
      const failure = { code: error.code, message: error.message };
      return { tile: { picture: null, width: 0, height: 0, operations: [], failure }, cost: null };
    }
  }

  #threads(): WorkerPool<PreviewTask, PreviewPicture> {
    if (this.#projectFolder === undefined) {
      throw new AppError('project.none-open', 'Previews are made in a project. Open or create one first.');
    }
    this.#pool ??= new WorkerPool(workerFile('./preview-worker.ts', import.meta.url), {
      size: Math.max(1, Math.min(MOST_THREADS, availableParallelism())),
      workerData: { projectFolder: this.#projectFolder },
    });
    return this.#pool;
  }
}

function meanCost(costs: readonly PictureCost[]): MeasuredCost | null {
  if (costs.length === 0) return null;
  const mean = (value: (cost: PictureCost) => number) =>
    costs.reduce((sum, cost) => sum + value(cost), 0) / costs.length;
  return {
    secondsPerSource: mean((cost) => cost.sourceSeconds),
    secondsPerCopy: mean((cost) => cost.copySeconds),
    bytesPerSource: mean((cost) => cost.sourceBytes),
    bytesPerCopy: mean((cost) => cost.copyBytes),
    workers: runWorkers(),
  };
}
