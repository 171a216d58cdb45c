import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../app/errors.ts';
import { type ReadRows, readRows } from '../../../app/formats/tables/read-table.ts';
import { nearestName } from '../../../app/nearest.ts';
import { type ClassQuality, qualityByClass } from '../../../app/quality/by-class.ts';
import { encodeTables } from '../../../app/quality/encode-tables.ts';
import { FIGURE_NAMES, guardFigures } from '../../../app/quality/guard/figures.ts';
import { GUARD_K } from '../../../app/quality/guard/real-rows.ts';
import type { NeighbourAccess } from '../../../app/quality/nearest-rows.ts';
import { type Points, pickRows } from '../../../app/quality/points.ts';
import { fileSource } from '../../engine/files/file-source.ts';
import { openDataset } from '../../engine/files/open-dataset.ts';
import { NeighbourPool } from '../../engine/jobs/neighbour-pool.ts';
import type { Command } from '../execute.ts';
import { exitStatus } from '../exit-status.ts';

export interface QualityOptions {
  readonly real?: string;
  readonly target?: string;
  readonly train?: string;
  readonly holdout?: string;
  readonly other?: string;
  readonly synthetic: string;
  readonly seed: number;
}

/** `quality`: the distance figures of synthetic rows, with the split given or class by class. */
export const qualityCommand: Command<QualityOptions> = async (options, { reporter, signal }) => {
  const form = chooseForm(options);
  const search = new NeighbourPool(availableParallelism());
  const progress: NeighbourAccess['control']['progress'] = (state) =>
    reporter.progress({ unit: 'rows', rate: null, etaSeconds: null, ...state });
  const access = { search, control: { gate: yieldingGate(signal), progress } };
  try {
    if (form.kind === 'given') {
      const result = await qualityOfGiven(form.files, { access, signal });
      reporter.result(result, figureLines(result.figures));
    } else {
      const result = await qualityOfClasses(form, options.seed, { access, signal });
      reporter.result(
        result,
        Object.entries(result.classes).flatMap(([label, quality]) => classLines(label, quality)),
      );
    }
    return exitStatus.done;
  } finally {
    await search.close();
  }
};

interface Measuring {
  readonly access: NeighbourAccess;
  readonly signal: AbortSignal;
}

/** Lets the process hear of an interruption about a hundred times a second, and ends the work then. */
function yieldingGate(signal: AbortSignal): () => Promise<void> {
  let last = performance.now();
  return async () => {
    signal.throwIfAborted();
    if (performance.now() - last < 10) return;
    await setImmediate();
    last = performance.now();
    signal.throwIfAborted();
  };
}

const GIVEN = ['train', 'holdout', 'other'] as const;

interface GivenForm {
  readonly kind: 'given';
  /** In the order train, holdout, other, synthetic. */
  readonly files: readonly string[];
}

interface ClassesForm {
  readonly kind: 'classes';
  readonly real: string;
  readonly target: string;
  readonly synthetic: string;
}

/** Either `--real` with `--target`, or `--train`, `--holdout` and `--other`; never a mixture. */
function chooseForm(options: QualityOptions): GivenForm | ClassesForm {
  const given = GIVEN.filter((name) => options[name] !== undefined);
  const { real, target, train, holdout, other, synthetic } = options;
  if (real !== undefined && given.length > 0) {
    throw usage(
      `--real and --${given[0]} cannot go together: give the whole (--real, --target) or the split (--train, --holdout, --other).`,
      `--${given[0]}`,
    );
  }
  if (real !== undefined) {
    if (target === undefined) throw usage('--target is missing: name the column of the classes.', '--target');
    return { kind: 'classes', real, target, synthetic };
  }
  if (train !== undefined && holdout !== undefined && other !== undefined) {
    if (target !== undefined)
      throw usage(
        '--target belongs to --real; the files of a given split hold one class and have no target column.',
        '--target',
      );
    return { kind: 'given', files: [train, holdout, other, synthetic] };
  }
  const lacking = given.length === 0 ? '--real' : `--${GIVEN.find((name) => options[name] === undefined)}`;
  throw usage(`${lacking} is missing: give --real and --target, or --train, --holdout and --other.`, lacking);
}

async function qualityOfGiven(files: readonly string[], { access, signal }: Measuring) {
  const tables = [];
  for (const file of files) tables.push({ name: file, table: await readFile(file, {}, signal) });
  const { sets, columns, leftOut } = encodeTables(tables, null);
  const [train, holdout, other, synthetic] = sets as [Points, Points, Points, Points];
  const figures = await guardFigures({ train, holdout, other, synthetic }, access);
  return { kind: 'tabular', ...figures, columns, leftOut: Object.fromEntries(leftOut) };
}

async function qualityOfClasses({ real, target, synthetic }: ClassesForm, seed: number, { access, signal }: Measuring) {
  const files = [real, synthetic];
  const tables = [];
  for (const file of files)
    tables.push({ name: file, table: await readFile(file, { [target]: 'categorical' }, signal) });
  const [realClasses, syntheticClasses] = tables.map(({ name, table }) => classesOf(table, name, target)) as [
    Classes,
    Classes,
  ];
  for (const label of syntheticClasses.keys()) {
    if (realClasses.has(label)) continue;
    const known = [...realClasses.keys()].map((name) => `"${name}"`).join(', ');
    throw new AppError(
      'target.missing',
      `${synthetic} has rows of class "${label}", which ${real} does not have. Its classes: ${known}.`,
      {
        file: synthetic,
        column: target,
        class: label,
      },
    );
  }
  const { sets, columns, leftOut } = encodeTables(tables, target);
  const [realPoints, syntheticPoints] = sets as [Points, Points];
  const classes = [...realClasses].map(([label, rows]) => ({
    label,
    real: pickRows(realPoints, rows),
    synthetic: pickRows(syntheticPoints, syntheticClasses.get(label) ?? new Uint32Array()),
  }));
  const found = await qualityByClass(classes, seed, access);
  return {
    kind: 'tabular',
    target,
    k: GUARD_K,
    seed,
    columns,
    leftOut: Object.fromEntries(leftOut),
    classes: Object.fromEntries(found),
  };
}

type Classes = ReadonlyMap<string, Uint32Array>;

/** Rows per class, in sorted label order. */
function classesOf(table: ReadRows, file: string, target: string): Classes {
  const column = table.columns.find(({ name }) => name === target);
  if (column?.kind !== 'categorical') {
    const names = table.columns.map(({ name }) => name);
    const near = nearestName(target, names);
    const hint = near === undefined ? `It has: ${names.join(', ')}.` : `Did you mean "${near}"?`;
    throw new AppError('target.missing', `${file} has no column "${target}" with classes. ${hint}`, {
      file,
      column: target,
      option: '--target',
    });
  }
  const missing = column.codes.indexOf(-1);
  if (missing >= 0) {
    throw new AppError(
      'table.missing-value',
      `${file} has no class in row ${missing}, column "${target}". Fill it in or remove the row.`,
      {
        file,
        row: missing,
        column: target,
      },
    );
  }
  const rows = column.levels.map((): number[] => []);
  column.codes.forEach((code, row) => {
    rows[code]?.push(row);
  });
  return new Map(column.levels.map((label, code) => [label, Uint32Array.from(rows[code] ?? [])]));
}

async function readFile(
  file: string,
  columns: Readonly<Record<string, 'categorical'>>,
  signal: AbortSignal,
): Promise<ReadRows> {
  const dataset = await openDataset(file, { signal });
  try {
    if (dataset.kind !== 'tabular') {
      throw new AppError('input.unsupported', `${file} holds pictures; quality compares tables.`, { file });
    }
    return await readRows(fileSource(dataset), { columns, signal });
  } finally {
    await dataset.close();
  }
}

function figureLines(figures: Readonly<Record<string, number | null>>): string[] {
  return Object.entries(figures).map(
    ([name, value]) => `${name.padEnd(30)} ${value === null ? '–' : value.toPrecision(4)}`,
  );
}

function classLines(label: string, { rows, figures, notes }: ClassQuality): string[] {
  const lines = FIGURE_NAMES.map((name) => {
    const figure = figures[name];
    const value =
      figure === null
        ? '–'
        : `${figure.mean.toPrecision(4)}  (${figure.low.toPrecision(3)} to ${figure.high.toPrecision(3)})`;
    return `  ${name.padEnd(30)} ${value}`;
  });
  return [
    `${label}: ${rows.synthetic} synthetic rows beside ${rows.train + rows.holdout} real ones`,
    ...lines,
    ...notes.map((note) => `  ${note}`),
  ];
}

function usage(message: string, option: string): AppError {
  return new AppError('option.invalid', message, { option });
}
