import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunJournal } from '../runs/journal.ts';
import { readMarker, WORK_FOLDER } from '../runs/work-folder.ts';
import { hasWorkStore, openWorkStore, removeWorkStore } from '../store/open-store.ts';
import { copyRunHead } from '../store/run-head.ts';
import { clearRunJournal, openRunJournal } from '../store/run-journal.ts';
import type { Store } from '../store/store.ts';
import type { Workspace } from '../workspace.ts';

/** The journal of a run that is under way, wherever it lies. */
export interface KeptJournal {
  readonly journal: RunJournal;
  /** The run did not finish: what a resume needs stays. */
  stop(): Promise<void>;
  /** The run is complete. */
  finish(): Promise<void>;
}

interface JournalOf {
  readonly runId: string;
  readonly output: string;
  readonly resumed: boolean;
  readonly existed: boolean;
}

export function openKeptJournal(workspace: Workspace, of: JournalOf): KeptJournal {
  return workspace.folder === undefined ? new OutputJournal(workspace.store, of) : inProject(workspace, of);
}

function inProject(workspace: Workspace, { runId, resumed }: JournalOf): KeptJournal {
  const { store } = workspace;
  if (!resumed) clearRunJournal(store, runId);
  const nothing = async () => {};
  const journal = openRunJournal(store, runId);
  const noting: RunJournal = {
    ...journal,
    record(item) {
      journal.record(item);
      workspace.noteFinished(runId, item.key);
    },
  };
  return { journal: noting, stop: nothing, finish: nothing };
}

/**
 * For a run without a project: a store in the work folder of the output, opened when the run first asks for it, because
 * until then the run may still find that it has nothing to write.
 */
class OutputJournal implements KeptJournal {
  readonly #session: Store;
  readonly #of: JournalOf;
  readonly #folder: string;
  #store: Store | undefined;
  #opened: RunJournal | undefined;
  /** Another process works in this folder: nothing in it is ours to tidy up. */
  #foreign = false;

  constructor(session: Store, of: JournalOf) {
    this.#session = session;
    this.#of = of;
    this.#folder = join(of.output, WORK_FOLDER);
  }

  get journal(): RunJournal {
    return {
      claim: () => {
        if (hasWorkStore(this.#folder)) this.#open();
      },
      finishedKeys: () => this.#open().finishedKeys(),
      finishedItems: () => this.#open().finishedItems(),
      record: (item) => this.#open().record(item),
    };
  }

  async stop(): Promise<void> {
    this.#store?.close();
    if (this.#foreign) return;
    // The run took its work back: there is nothing to resume.
    if ((await readMarker(this.#of.output)) === undefined) await this.#remove(!this.#of.existed);
  }

  async finish(): Promise<void> {
    this.#store?.close();
    await this.#remove(false);
  }

  #open(): RunJournal {
    if (this.#opened === undefined) {
      const { runId, resumed } = this.#of;
      this.#foreign = true;
      this.#store = openWorkStore(this.#folder, resumed ? 'resume' : 'fresh');
      this.#foreign = false;
      const kept = copyRunHead(this.#session, this.#store, runId);
      this.#opened = openRunJournal(this.#store, kept);
    }
    return this.#opened;
  }

  async #remove(withOutput: boolean): Promise<void> {
    removeWorkStore(this.#folder);
    const folders = withOutput ? [this.#folder, this.#of.output] : [this.#folder];
    // A folder that holds anything else is not ours to remove.
    for (const folder of folders) await rmdir(folder).catch(() => undefined);
  }
}
