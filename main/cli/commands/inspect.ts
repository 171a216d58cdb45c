import { type DatasetSummary, inspectDataset } from '../../engine/files/inspect-dataset.ts';
import type { Command } from '../execute.ts';
import { exitStatus } from '../exit-status.ts';
import { grouped } from '../terminal-progress.ts';

interface InspectOptions {
  readonly path: string;
  readonly target?: string;
}

/** `inspect`: what a dataset is, and every problem found in it. */
export const inspectCommand: Command<InspectOptions> = async ({ path, target }, { reporter, signal }) => {
  const summary = await inspectDataset(path, {
    target,
    signal,
    onProgress: (done, total) =>
      reporter.progress({ done, total, unit: 'images', stage: 'Reading headers', rate: null, etaSeconds: null }),
  });
  reporter.result(summary, summaryLines(summary));
  return exitStatus.done;
};

function summaryLines(summary: DatasetSummary): string[] {
  const classes = Object.entries(summary.classes);
  const width = Math.max(0, ...classes.map(([label]) => label.length));
  const ratio = summary.imbalanceRatio === null ? '' : `, imbalance ratio ${summary.imbalanceRatio.toFixed(2)}`;
  return [
    ...head(summary),
    ...(classes.length === 0 ? [] : [`${classes.length} classes${ratio}:`]),
    ...classes.map(([label, count]) => `  ${label.padEnd(width)}  ${grouped(count)}`),
    ...(summary.problems.length === 0 ? ['No problems found.'] : ['Problems:']),
    ...summary.problems.map(({ message, count }) => `  ${message}${count > 1 ? ` (${grouped(count)})` : ''}`),
  ];
}

function head(summary: DatasetSummary): string[] {
  if (summary.kind === 'image') {
    const { sizes } = summary;
    const range =
      sizes === null ? '' : `, ${sizes.minWidth} × ${sizes.minHeight} to ${sizes.maxWidth} × ${sizes.maxHeight} pixels`;
    const kinds = Object.entries(summary.annotations).filter(([, count]) => count > 0);
    const labels = kinds.map(([kind, count]) => `${grouped(count)} ${kind}`).join(', ');
    return [
      `${grouped(summary.images)} pictures (${summary.format})${range}`,
      ...(labels === '' ? [] : [`Labels: ${labels}`]),
    ];
  }
  const columns = summary.columns.map(({ name, kind, missing, distinct }) => {
    const gaps = missing === 0 ? '' : `, ${grouped(missing)} missing`;
    return `  ${name}: ${kind}, ${distinct === null ? 'many' : grouped(distinct)} distinct${gaps}`;
  });
  return [
    `${grouped(summary.rows)} rows, ${summary.columns.length} columns (${summary.format})`,
    ...columns,
    summary.target === null
      ? `No target: ${summary.targetReason}.`
      : `Target: ${summary.target} (${summary.targetReason}).`,
  ];
}
