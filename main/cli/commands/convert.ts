import type { ExportSplit } from '../../../app/contract/export.ts';
import { AppError } from '../../../app/errors.ts';
import type { SplitRule } from '../../../app/model/recipe.ts';
import type { ConversionReport } from '../../engine/conversions/conversion-report.ts';
import { createEngine, type Engine } from '../../engine/engine.ts';
import { finishJob, PROGRESS_PER_SECOND } from '../engine-job.ts';
import type { Command } from '../execute.ts';
import { exitStatus } from '../exit-status.ts';
import { grouped } from '../terminal-progress.ts';

interface ConvertOptions {
  readonly path: string;
  readonly to: string;
  readonly output: string;
  readonly split?: SplitRule | 'keep' | 'none';
  readonly families?: 'together' | 'leave-out' | 'apart';
  readonly stratify: boolean;
  readonly target?: string;
  readonly seed: number;
  readonly origin: readonly ('original' | 'synthetic')[];
  readonly class: readonly string[];
  readonly part: readonly string[];
  readonly names?: string;
  readonly addColumn: readonly string[];
  readonly archive?: 'zip' | 'tar';
  readonly overwrite: boolean;
}

/** `convert`: a dataset, or chosen samples of a run's result, in another format; every field and every picture byte for byte. */
export const convertCommand: Command<ConvertOptions> = async (options, context) => {
  const engine = createEngine({ progressPerSecond: PROGRESS_PER_SECOND });
  try {
    const { jobId } = choosesSamples(options)
      ? await startExport(engine, options)
      : await startConversion(engine, options);
    await finishJob(engine, jobId, context);
    const report = (await engine.call('export.report', { jobId })) as unknown as ConversionReport;
    for (const warning of report.warnings) context.reporter.warning(warning);
    context.reporter.result(report, summaryLines(report, options.output));
    return report.failed.length > 0 ? exitStatus.someFailed : exitStatus.done;
  } finally {
    await engine.close();
  }
};

/** Any option of those that choose among samples and their relations, which a plain conversion does not know. */
function choosesSamples({
  split,
  families,
  origin,
  class: labels,
  part,
  names,
  addColumn,
  archive,
}: ConvertOptions): boolean {
  return (
    typeof split === 'string' ||
    [families, names, archive].some((value) => value !== undefined) ||
    [origin, labels, part, addColumn].some((list) => list.length > 0)
  );
}

function startConversion(engine: Engine, options: ConvertOptions): Promise<{ jobId: string }> {
  const { path, to, output, split = null, target, seed, overwrite } = options;
  const rule = typeof split === 'string' ? null : split;
  const shared = { path, to, output, seed, overwrite, ...(target === undefined ? {} : { target }) };
  return engine.call('export.convert', {
    ...shared,
    split: rule === null ? null : { ...rule, stratify: options.stratify },
  });
}

function startExport(engine: Engine, options: ConvertOptions): Promise<{ jobId: string }> {
  const { path, to, output, target = null, overwrite, archive = 'folder', names = null, addColumn } = options;
  const unknown = addColumn.find((name) => name !== 'is_synthetic' && name !== 'group');
  if (unknown !== undefined) {
    throw new AppError('option.invalid', `--add-column ${unknown} is not known; expected is_synthetic or group.`, {
      option: '--add-column',
    });
  }
  return engine.call('export.path', {
    ...{ path, output, container: archive, overwrite, target },
    wish: {
      selection: { classes: [...options.class], origins: [...options.origin], parts: [...options.part] },
      ...{ split: splitOf(options), format: to, names },
      columns: { isSynthetic: addColumn.includes('is_synthetic'), group: addColumn.includes('group') },
    },
  });
}

function splitOf({ split = 'keep', stratify, seed, families = 'together' }: ConvertOptions): ExportSplit {
  if (typeof split === 'string') return { kind: split };
  const { train, val, test } = split;
  return { kind: 'again', rule: { train, val, test, stratify, group_by: null }, seed, families };
}

function summaryLines(report: ConversionReport, output: string): string[] {
  const { conversion, count, parts, lost, failed } = report;
  const noun = report.kind === 'tabular' ? 'rows' : 'pictures';
  const inParts = Object.entries(parts ?? {}).map(
    ([name, classes]) => `  ${name.padEnd(5)}  ${grouped(Object.values(classes).reduce((sum, n) => sum + n, 0))}`,
  );
  return [
    `${grouped(count)} ${noun} went from ${conversion.from} to ${conversion.to}, into ${output}.`,
    ...inParts,
    ...(lost.length === 0 ? ['Nothing was lost.'] : ['What was lost:', ...lost.map(({ message }) => `  ${message}`)]),
    ...(failed.length === 0 ? [] : ['Left out:', ...failed.map(({ message }) => `  ${message}`)]),
  ];
}
