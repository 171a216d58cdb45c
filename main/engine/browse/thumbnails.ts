import { existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { AppError, Cancelled } from '../../../app/errors.ts';
import { workerFile } from '../jobs/worker-file.ts';
import { WorkerPool } from '../runs/worker-pool.ts';
import { type BrowseIndex, findThumbnail, type StoredThumbnail, saveThumbnail } from '../store/browse-index.ts';
import { ContentCache } from '../store/content-cache.ts';
import type { ThumbnailMade, ThumbnailTask, ThumbnailWorkerData } from './thumbnail-task.ts';

export interface WantedThumbnail {
  readonly position: number;
  readonly filePath: string;
  readonly name: string;
}

export interface FinishedThumbnail {
  readonly position: number;
  readonly id: string | null;
  /** Why there is none. */
  readonly problem: string | null;
}

/** Large enough for the largest tile of the grid. */
export const THUMBNAIL_EDGE = 320;
/** More threads would take the cores of a run; scrolling waits for the disk more than for them. */
const MOST_THREADS = 2;

/** Makes pictures for the window on threads that start with the first of them. What was made is remembered by file. */
export class Thumbnails {
  readonly #projectFolder: string;
  readonly #index: BrowseIndex;
  readonly #cache: ContentCache;
  #pool: WorkerPool<ThumbnailTask, ThumbnailMade> | undefined;
  /** What is wanted and not begun, the most urgent first. */
  #waiting: readonly WantedThumbnail[] = [];
  #told: (made: FinishedThumbnail) => void = () => {};
  readonly #begun = new Set<string>();

  constructor(projectFolder: string, index: BrowseIndex) {
    this.#projectFolder = projectFolder;
    this.#index = index;
    this.#cache = new ContentCache(projectFolder);
  }

  /** Replaces what was wanted before. What is known is answered at once, the rest is told by `told`, most urgent first. */
  want(wanted: readonly WantedThumbnail[], told: (made: FinishedThumbnail) => void): readonly FinishedThumbnail[] {
    const known: FinishedThumbnail[] = [];
    const waiting: WantedThumbnail[] = [];
    for (const one of wanted) {
      const found = this.#known(one.filePath, THUMBNAIL_EDGE);
      if (found === 'no-file') known.push({ position: one.position, id: null, problem: 'input.not-found' });
      else if (found === undefined) waiting.push(one);
      else known.push({ position: one.position, id: found.id, problem: null });
    }
    this.#waiting = waiting;
    this.#told = told;
    this.#fill();
    return known;
  }

  /** One picture, now. @throws AppError */
  async make(task: ThumbnailTask): Promise<StoredThumbnail> {
    const known = this.#known(task.filePath, task.edge);
    if (known === 'no-file') {
      throw new AppError('input.not-found', `${task.filePath} is not there any more. Put it back.`, {
        file: task.filePath,
      });
    }
    return known ?? this.#make(task);
  }

  async close(): Promise<void> {
    this.#waiting = [];
    await this.#pool?.close();
    this.#pool = undefined;
  }

  #fill(): void {
    while (this.#begun.size < threadCount() && this.#waiting.length > 0) {
      const [next, ...rest] = this.#waiting;
      this.#waiting = rest;
      if (next !== undefined && !this.#begun.has(next.filePath)) void this.#makeWanted(next, this.#told);
    }
  }

  async #makeWanted(wanted: WantedThumbnail, told: (made: FinishedThumbnail) => void): Promise<void> {
    const { position, filePath, name } = wanted;
    this.#begun.add(filePath);
    try {
      const { id } = await this.#make({ filePath, name, edge: THUMBNAIL_EDGE });
      told({ position, id, problem: null });
    } catch (error) {
      if (error instanceof Cancelled) return;
      told({ position, id: null, problem: error instanceof AppError ? error.code : 'image.unreadable' });
    } finally {
      this.#begun.delete(filePath);
      this.#fill();
    }
  }

  async #make(task: ThumbnailTask): Promise<StoredThumbnail> {
    const version = versionOf(task.filePath);
    const made = await this.#threads().run(task);
    if (version !== undefined) saveThumbnail(this.#index, { file: task.filePath, edge: task.edge, version }, made);
    return made;
  }

  /** The cache may have been deleted since: then it is made again. */
  #known(file: string, edge: number): StoredThumbnail | 'no-file' | undefined {
    const version = versionOf(file);
    if (version === undefined) return 'no-file';
    const found = findThumbnail(this.#index, { file, edge, version });
    return found !== undefined && existsSync(this.#cache.pathOf(found.id)) ? found : undefined;
  }

  #threads(): WorkerPool<ThumbnailTask, ThumbnailMade> {
    if (this.#pool === undefined) {
      const workerData: ThumbnailWorkerData = { projectFolder: this.#projectFolder };
      const options = { size: threadCount(), workerData };
      this.#pool = new WorkerPool(workerFile('./thumbnail-worker.ts', import.meta.url), options);
    }
    return this.#pool;
  }
}

function threadCount(): number {
  return Math.min(MOST_THREADS, availableParallelism());
}

/** Changes with the file; undefined where there is none. */
function versionOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? undefined : `${found.size} ${found.mtimeMs}`;
}
