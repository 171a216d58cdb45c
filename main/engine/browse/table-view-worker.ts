/** The thread that looks at tables, so that reading a large one never holds up the engine. */
import { parentPort } from 'node:worker_threads';
import { failedAnswer, type WorkerAnswer } from '../runs/worker-pool.ts';
import { TableView } from './table-view.ts';
import type { TableViewAnswer, TableViewTask, ViewedTable } from './table-view-task.ts';

/** Tables whose columns are held: the dataset and the run beside it. */
const MOST_HELD = 2;

const held = new Map<string, Promise<TableView>>();

parentPort?.on('message', (task: TableViewTask) => {
  answer(task).then((message) => parentPort?.postMessage(message));
});

async function answer(task: TableViewTask): Promise<WorkerAnswer<TableViewAnswer>> {
  try {
    return { ok: true, result: await perform(task) };
  } catch (error) {
    return failedAnswer(error);
  }
}

async function perform(task: TableViewTask): Promise<TableViewAnswer> {
  const view = await viewOf(task.table);
  switch (task.kind) {
    case 'overview':
      return { kind: 'overview', overview: view.overview(task.classOrder) };
    case 'rows':
      return { kind: 'rows', page: view.rows(task.request) };
    case 'lineage':
      return { kind: 'lineage', lineage: view.lineage(task.row) };
  }
}

/** The view of a table, the most recently asked for last among those held. */
function viewOf(table: ViewedTable): Promise<TableView> {
  const key = JSON.stringify(table);
  const view = held.get(key) ?? TableView.open(table);
  held.delete(key);
  held.set(key, view);
  view.catch(() => held.delete(key));
  for (const oldest of [...held.keys()].slice(0, -MOST_HELD)) held.delete(oldest);
  return view;
}
