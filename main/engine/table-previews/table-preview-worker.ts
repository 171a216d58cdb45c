/** The thread that looks at tables under a recipe: several questions at a time, each of which can be given up. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { Cancelled } from '../../../app/errors.ts';
import type { TabularRecipe } from '../../../app/model/recipe.ts';
import { columnPlane, componentPlane, type Plane, valuesOf } from '../../../app/tabular/scatter-plane.ts';
import type { StepControl } from '../../../app/tabular/step-control.ts';
import { GuardThread } from '../runs/guard-thread.ts';
import { failedAnswer } from '../runs/worker-pool.ts';
import { type MadePreview, makePreview, previewAnswer, previewRows } from './made-preview.ts';
import { methodTroubles } from './method-trouble.ts';
import { PreviewedTable } from './previewed-table.ts';
import type { AnswerOf, PreviewAnswer, PreviewCommand, PreviewedFile, PreviewTask } from './table-preview-task.ts';

/** Milliseconds of work between two looks at what was asked in the meantime. */
const TURN_INTERVAL = 15;
/** Tables that are held: the present one, and the one before for an undo. */
const MOST_HELD = 2;

const underWay = new Map<number, AbortController>();
const held = new Map<string, Promise<PreviewedTable>>();
const planes = new WeakMap<PreviewedTable, Map<string, Plane>>();
/** The last preview of each slot. */
const previews = new Map<string, MadePreview>();

parentPort?.on('message', (command: PreviewCommand) => {
  if (command.kind === 'cancel') underWay.get(command.id)?.abort();
  else void answer(command.id, command.task).then((message) => parentPort?.postMessage(message));
});

async function answer(id: number, task: PreviewTask): Promise<PreviewAnswer> {
  const call = new AbortController();
  underWay.set(id, call);
  try {
    return { id, answer: { ok: true, result: await perform(task, call.signal) } };
  } catch (error) {
    if (error instanceof Cancelled) return { id, answer: { ok: false, cancelled: true } };
    return { id, answer: failedAnswer(error) };
  } finally {
    underWay.delete(id);
  }
}

async function perform(task: PreviewTask, signal: AbortSignal): Promise<unknown> {
  const started = performance.now();
  const table = await tableOf(task.file, task.recipe);
  if (signal.aborted) throw new Cancelled();
  const control = controlOf(signal);
  if (isTask(task, 'table.describe')) return describeTable(table, task.recipe, control);
  if (isTask(task, 'table.points')) return points(table, task.input.plane);
  if (isTask(task, 'table.preview')) {
    const preview = await makePreview(table, task.recipe, control);
    previews.set(task.input.slot, preview);
    const made = previewAnswer(preview, planeOf(table, task.input.plane));
    return { ...made, seconds: (performance.now() - started) / 1000 } satisfies AnswerOf<'table.preview'>;
  }
  if (isTask(task, 'table.rows')) {
    const preview = previews.get(task.input.slot) ?? (await makePreview(table, task.recipe, control));
    return previewRows(preview, task.input);
  }
  if (isTask(task, 'table.judge')) return judge(table, task.recipe, { control, signal, started });
  throw new Error(`A thread that previews tables was asked for ${task.name}.`);
}

function isTask<Name extends PreviewTask['name']>(task: PreviewTask, name: Name): task is PreviewTask<Name> {
  return task.name === name;
}

function tableOf(file: PreviewedFile, recipe: TabularRecipe): Promise<PreviewedTable> {
  const key = JSON.stringify([file.filePath, file.version, recipe.target, recipe.columns, recipe.split?.group_by]);
  const table = held.get(key) ?? PreviewedTable.open(file, recipe);
  held.delete(key);
  held.set(key, table);
  table.catch(() => held.delete(key));
  for (const oldest of [...held.keys()].slice(0, -MOST_HELD)) held.delete(oldest);
  return table;
}

function controlOf(signal: AbortSignal): StepControl {
  let last = performance.now();
  return {
    async gate() {
      if (performance.now() - last < TURN_INTERVAL) return;
      await nextTurn();
      last = performance.now();
      if (signal.aborted) throw new Cancelled();
    },
    progress: () => undefined,
  };
}

async function describeTable(
  table: PreviewedTable,
  recipe: TabularRecipe,
  control: StepControl,
): Promise<AnswerOf<'table.describe'>> {
  const { columns, target } = table.worked.table;
  return {
    rows: table.rowCount,
    target: target.name,
    sample: table.sample,
    classes: [...table.classes],
    columns: columns.map(({ name, kind }) => ({ name, kind })),
    methods: await methodTroubles(table.worked.table, recipe, control),
  };
}

function points(table: PreviewedTable, wanted: { x: string; y: string } | null): AnswerOf<'table.points'> {
  const { shown, rowCount } = table;
  const plane = planeOf(table, wanted);
  const [x, y] = plane.axes.map((axis) => ({ ...axis, levels: axis.levels === null ? null : [...axis.levels] })) as [
    AnswerOf<'table.points'>['axes'][0],
    AnswerOf<'table.points'>['axes'][1],
  ];
  const placed = plane.place(valuesOf(shown.table));
  return { axes: [x, y], points: { ...placed, class: shown.table.target.codes, row: shown.rows }, of: rowCount };
}

/** Components are taken of the rows that recipes work on, so that real and synthetic rows lie in one plane. */
function planeOf(table: PreviewedTable, wanted: { x: string; y: string } | null): Plane {
  const known = planes.get(table) ?? new Map<string, Plane>();
  planes.set(table, known);
  const key = JSON.stringify(wanted);
  const { table: rows } = table.worked;
  const plane = known.get(key) ?? (wanted === null ? componentPlane(rows) : columnPlane(rows, wanted.x, wanted.y));
  known.set(key, plane);
  return plane;
}

/** In a thread of its own, so that previews go on meanwhile. */
async function judge(
  table: PreviewedTable,
  recipe: TabularRecipe,
  { control, signal, started }: { control: StepControl; signal: AbortSignal; started: number },
): Promise<AnswerOf<'table.judge'>> {
  const { plan } = await makePreview(table, recipe, control);
  const asked = Object.entries(plan.classes)
    .filter(([, { added }]) => added > 0)
    .map(([label, { before, added }]) => ({ label, real: before, synthetic: added }));
  const seconds = () => (performance.now() - started) / 1000;
  if (asked.length === 0) return { sample: table.sample, classes: {}, seconds: seconds() };
  const thread = new GuardThread();
  const given = new Promise<never>((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new Cancelled()), { once: true }),
  );
  try {
    const { table: rows } = table.sample === null ? table.worked : table.shown;
    const verdicts = await Promise.race([thread.judge({ table: rows, recipe, asked }), given]);
    const classes = Object.entries(verdicts).map(
      ([label, verdict]) => [label, { ...verdict, curve: verdict.curve.map((point) => ({ ...point })) }] as const,
    );
    return { sample: table.sample, classes: Object.fromEntries(classes), seconds: seconds() };
  } finally {
    await thread.close();
  }
}
