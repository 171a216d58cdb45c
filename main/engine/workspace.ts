import type { EventName, EventPayload } from '../../app/contract/commands.ts';
import { AppError } from '../../app/errors.ts';
import { BrowsedPictures } from './browse/browsed-pictures.ts';
import { BrowsedTables } from './browse/browsed-tables.ts';
import { OpenSources } from './exports/open-sources.ts';
import { DatasetPictures } from './files/dataset-pictures.ts';
import { workFor } from './handlers/work.ts';
import { JobQueue } from './jobs/queue.ts';
import { Previews } from './previews/previews.ts';
import type { NewEvent } from './store/events.ts';
import { recordEvent } from './store/events.ts';
import { createStore, openMemoryStore, openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { TablePreviews } from './table-previews/table-previews.ts';

/** What a workspace needs of the engine around it. */
export interface WorkspacePorts {
  readonly emit: <Name extends EventName>(event: Name, payload: EventPayload<Name>) => void;
  readonly reportBug: (error: unknown) => string;
  readonly progressPerSecond: number;
}

/** A store with its jobs: that of the open project, or one in memory while none is open. */
export class Workspace {
  readonly store: Store;
  readonly jobs: JobQueue;
  readonly previews: Previews;
  readonly tablePreviews = new TablePreviews();
  readonly pictures: BrowsedPictures;
  readonly tables: BrowsedTables;
  /** What the export wizard looks at. */
  readonly sources = new OpenSources();
  /** Shared, so that an archive is unpacked once for previews and Browse. */
  readonly #files = new DatasetPictures();
  readonly #ports: WorkspacePorts;
  /** By run; what it finished last, the latest first. Only while the engine runs: nobody asks for it later. */
  readonly #finished = new Map<string, readonly string[]>();

  private constructor(store: Store, ports: WorkspacePorts) {
    this.store = store;
    this.#ports = ports;
    this.previews = new Previews(store.folder, this.#files);
    this.pictures = new BrowsedPictures(store, this.#files);
    this.tables = new BrowsedTables(store);
    this.jobs = new JobQueue({
      store,
      workFor: (job) => workFor(this, job),
      changed: (job) => ports.emit('job.changed', job.view()),
      removed: (jobId) => ports.emit('job.removed', { jobId }),
      reportBug: ports.reportBug,
      progressPerSecond: ports.progressPerSecond,
    });
  }

  static inMemory(ports: WorkspacePorts): Workspace {
    return new Workspace(openMemoryStore(), ports);
  }

  static openProject(folder: string, ports: WorkspacePorts): Workspace {
    return new Workspace(openStore(folder), ports);
  }

  static createProject(folder: string, ports: WorkspacePorts): Workspace {
    return new Workspace(createStore(folder), ports);
  }

  /** The project's folder; undefined while none is open. */
  get folder(): string | undefined {
    return this.store.folder;
  }

  /** @throws AppError `project.none-open` */
  get projectFolder(): string {
    if (this.folder === undefined)
      throw new AppError('project.none-open', 'No project is open. Open or create one first.');
    return this.folder;
  }

  noteFinished(runId: string, item: string): void {
    this.#finished.set(runId, [item, ...this.lastFinished(runId)].slice(0, 6));
  }

  lastFinished(runId: string): readonly string[] {
    return this.#finished.get(runId) ?? [];
  }

  /** Writes a line of the history and tells the window that there is something new. */
  record(event: NewEvent): void {
    recordEvent(this.store, event);
    if (this.folder !== undefined) this.#ports.emit('project.changed', { path: this.folder });
  }

  async close(): Promise<void> {
    await this.previews.close();
    await this.tablePreviews.close();
    await this.pictures.close();
    await this.tables.close();
    await this.#files.close();
    await this.sources.close();
    await this.jobs.close();
    this.store.close();
  }
}
