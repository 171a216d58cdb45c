import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { AppError } from '../../../app/errors.ts';
import { freshDialect, outputDialect } from '../../../app/formats/delimited/write-delimited.ts';
import type { TableFormat } from '../../../app/formats/tables/file-format.ts';
import { formatOf, type Layout } from '../../../app/formats/tables/layout.ts';
import { type ReadTable, readTable } from '../../../app/formats/tables/read-table.ts';
import { writeLineage, writeRemoved } from '../../../app/formats/tables/write-lineage.ts';
import { writeTable } from '../../../app/formats/tables/write-table.ts';
import { type GuardReport, type Judge, runGuarded } from '../../../app/quality/guard/guarded-run.ts';
import { judgeAmounts } from '../../../app/quality/guard/judge.ts';
import { PARTS } from '../../../app/split/assign-parts.ts';
import { inWholeTable, partOfTable } from '../../../app/split/table-part.ts';
import { requireLawfulTable } from '../../../app/tabular/constraints/real-rows.ts';
import type { TabularContext } from '../../../app/tabular/run-recipe.ts';
import type { TabularResult } from '../../../app/tabular/run-result.ts';
import type { Table } from '../../../app/tabular/table.ts';
import { fileSource } from '../files/file-source.ts';
import { NeighbourPool } from '../jobs/neighbour-pool.ts';
import type { Progress } from '../jobs/task.ts';
import { GuardThread } from './guard-thread.ts';
import { shortClasses } from './short-classes.ts';
import { StagedFile } from './staged-file.ts';
import { columnsToRead, groupColumn, partCounts, rowsOfPart, splitTable, withIgnored } from './table-parts.ts';
import type { TableCommand, TableMade, TableRead, TableWorkerData } from './table-task.ts';

export interface TableWorkControl {
  gate(): Promise<void>;
  progress(progress: Progress): void;
}

interface Augmented {
  readonly result: TabularResult;
  readonly guard: Promise<GuardReport>;
  readonly parts: Uint8Array | null;
}

/** Milliseconds between two questions whether to go on; far below the two seconds that a cancellation may take. */
const GATE_INTERVAL = 50;
/** Values of a table from which judging it aside saves more than the thread costs: 80 ms of processor time and 20 MB. */
const VALUES_WORTH_A_THREAD = 1_000_000;
/** A report of progress is a message to another thread: a few a second are enough for every display. */
const PROGRESS_INTERVAL = 100;

/** Reads a table, runs the recipe over it and writes the result; holds the table between the two questions. */
export class TableWork {
  readonly #data: TableWorkerData;
  readonly #control: TableWorkControl;
  #input: ReadTable | undefined;
  #lastGate = 0;
  #lastProgress = 0;
  #stage = '';
  /** Size and time of the file as it was read: it is read a second time when rows are copied. */
  #version = '';

  constructor(data: TableWorkerData, control: TableWorkControl) {
    this.#data = data;
    this.#control = control;
  }

  async read(): Promise<TableRead> {
    const { recipe } = this.#data;
    const hash = createHash('sha256');
    this.#version = await fileVersion(this.#data.filePath);
    const input = await readTable(fileSource(this.#data), {
      columns: columnsToRead(recipe),
      target: recipe.target ?? undefined,
      onChunk: (chunk) => hash.update(chunk),
    });
    this.#input = input;
    // Refused here, before anything is written.
    if (recipe.split !== null) groupColumn(input.table, recipe, this.#data.name);
    requireLawfulTable(withIgnored(input.table, recipe), recipe.constraints);
    return {
      inputHash: hash.digest('hex'),
      target: input.table.target.name,
      rowCount: input.table.rowCount,
    };
  }

  async make(command: Extract<TableCommand, { kind: 'make' }>): Promise<TableMade> {
    const input = this.#input;
    if (input === undefined) throw new Error('A table is made before it was read.');
    const guardThread = this.#startGuard(input.table);
    try {
      return await this.#augmentAndWrite(input, command, guardThread);
    } finally {
      await guardThread?.close();
    }
  }

  async #augmentAndWrite(
    input: ReadTable,
    command: Extract<TableCommand, { kind: 'make' }>,
    guardThread: GuardThread | null,
  ): Promise<TableMade> {
    const started = performance.now();
    const { result, parts, guard } = await this.#augment(input, guardThread);
    const augmented = performance.now();
    const files = await this.#write({ input, result, parts, command });
    await this.#refuseChanged();
    const written = performance.now();
    const { findings, warnings, seconds } = await guard;
    const stages = {
      ...result.stages,
      ...(seconds === null ? {} : { guard: seconds }),
      write: (written - augmented) / 1000,
      steps: (augmented - started) / 1000,
    };
    const problems = input.problems.map(({ code, message, where }) => ({ code, message, where }));
    return {
      item: { key: 'table', files, lineage: [], failed: shortClasses(result), warnings: [], stages },
      dataFiles: Object.keys(files).filter((file) => file !== 'lineage.csv' && file !== 'removed.csv'),
      readOptions: pandasOptions(input.layout, command.format),
      classes: result.classes,
      guard: findings,
      rules: result.rules,
      parts: parts === null ? null : partCounts(input.table, result, parts),
      warnings: [...problems, ...result.warnings, ...warnings],
    };
  }

  /** Null where starting a thread would cost more than judging here. */
  #startGuard({ rowCount, columns }: Table): GuardThread | null {
    const { recipe, workers } = this.#data;
    const isLarge = rowCount * columns.length >= VALUES_WORTH_A_THREAD;
    return recipe.guard.mode === 'warn' && workers > 1 && isLarge ? new GuardThread() : null;
  }

  async #augment(input: ReadTable, guardThread: GuardThread | null): Promise<Augmented> {
    const { recipe, workers } = this.#data;
    const whole = withIgnored(input.table, recipe);
    const search = new NeighbourPool(workers);
    const context: TabularContext = {
      search,
      now: () => performance.now() / 1000,
      gate: () => this.#gate(),
      progress: ({ done, total, stage }) => this.#progress({ done, total, unit: 'rows', stage }),
    };
    const run = async (table: Table) => {
      const judge: Judge = (asked) =>
        guardThread === null
          ? judgeAmounts(table, recipe, { asked, context })
          : guardThread.judge({ table, recipe, asked });
      const guarded = await runGuarded(table, recipe, { context, judge });
      if (guardThread === null) await guarded.guard;
      return guarded;
    };
    try {
      if (recipe.split === null) return { ...(await run(whole)), parts: null };
      const parts = splitTable(input.table, recipe, this.#data.name);
      const rows = rowsOfPart(parts, 0);
      const { result, guard } = await run(partOfTable(whole, rows));
      return { result: inWholeTable(result, rows, whole), guard, parts };
    } finally {
      await search.close();
    }
  }

  async #write(work: {
    readonly input: ReadTable;
    readonly result: TabularResult;
    readonly parts: Uint8Array | null;
    readonly command: Extract<TableCommand, { kind: 'make' }>;
  }): Promise<Readonly<Record<string, string>>> {
    const { input, result, parts, command } = work;
    const { recipe } = this.#data;
    const { table, layout, rows, written } = input;
    const names = parts === null ? ['augmented'] : PARTS;
    const outputs = names.map((name) => new StagedFile(`${name}.${command.extension}`, command));
    const total = table.rowCount + result.synthetic.count;
    await writeTable({
      source: fileSource(this.#data),
      layout,
      rows,
      written,
      table: withIgnored(table, recipe),
      result,
      format: command.format,
      round: recipe.round,
      isSynthetic: recipe.is_synthetic,
      group: recipe.group,
      parts,
      write: (part, bytes) => outputs[part]?.write(bytes),
      onProgress: async (done) => {
        this.#progress({ done, total, unit: 'rows', stage: 'Writing rows' });
        await this.#gate();
      },
    });
    const lists = { table, result, methods: recipe.steps.map((step) => step.method), parts };
    const lineage = new StagedFile('lineage.csv', command);
    await writeLineage({ ...lists, write: lineage.write });
    const finished = [...outputs, lineage];
    if (result.removed.some(({ row }) => row < table.rowCount)) {
      const removed = new StagedFile('removed.csv', command);
      await writeRemoved({ ...lists, write: removed.write });
      finished.push(removed);
    }
    return Object.fromEntries(finished.map((file) => [file.name, file.finish()]));
  }

  async #refuseChanged(): Promise<void> {
    if ((await fileVersion(this.#data.filePath)) === this.#version) return;
    throw new AppError(
      'input.changed',
      `${this.#data.name} changed while it was being read. Start the run again, with --overwrite.`,
      { file: this.#data.name },
    );
  }

  async #gate(): Promise<void> {
    const now = performance.now();
    if (now - this.#lastGate < GATE_INTERVAL) return;
    await this.#control.gate();
    this.#lastGate = performance.now();
  }

  #progress(progress: Progress): void {
    const now = performance.now();
    if (progress.stage === this.#stage && now - this.#lastProgress < PROGRESS_INTERVAL) return;
    this.#stage = progress.stage;
    this.#lastProgress = now;
    this.#control.progress(progress);
  }
}

/** Arguments of `pandas.read_csv` where its defaults do not read what was written. */
function pandasOptions(layout: Layout, format: TableFormat | null): readonly string[] {
  const to = format ?? formatOf(layout);
  if (to !== 'csv' && to !== 'tsv') return [];
  const dialect = layout.reader === 'delimited' ? outputDialect(layout.dialect, format) : freshDialect(to);
  const { delimiter, decimalMark, encoding, quote, header } = dialect;
  return [
    ...(delimiter === ',' ? [] : [`sep=${JSON.stringify(delimiter)}`]),
    ...(decimalMark === '.' ? [] : ['decimal=","']),
    ...(encoding === 'utf-8' ? [] : [`encoding="${encoding === 'windows-1252' ? 'cp1252' : encoding}"`]),
    ...(quote === "'" ? [`quotechar="'"`] : quote === null ? ['quoting=3'] : []),
    ...(header ? [] : [`header=None, names=${JSON.stringify(layout.names)}`]),
  ];
}

async function fileVersion(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(path);
  return `${size} ${mtimeMs} ${ino}`;
}
