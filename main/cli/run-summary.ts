/** The few lines that `run` prints for people. */
import { listNames } from '../../app/formats/image-folder/layout.ts';
import { guardSentences, type RunReport } from '../engine/runs/report.ts';
import { duration, grouped } from './terminal-progress.ts';

const MAX_CLASSES = 12;

export function runSummary(report: RunReport, output: string): string[] {
  const noun = nounOf(report);
  const classes = Object.entries(report.classes);
  const total = (key: 'before' | 'added' | 'removed' | 'after') =>
    classes.reduce((sum, [, count]) => sum + count[key], 0);
  const removed = total('removed') === 0 ? '' : `, ${grouped(total('removed'))} removed`;
  const head = `${grouped(total('before'))} ${noun} became ${grouped(total('after'))}: ${grouped(total('added'))} added${removed}.`;
  const width = Math.max(0, ...classes.slice(0, MAX_CLASSES).map(([label]) => label.length));
  const rows = classes
    .slice(0, MAX_CLASSES)
    .map(([label, count]) => `  ${label.padEnd(width)}  ${grouped(count.before)} → ${grouped(count.after)}`);
  const more = classes.length > MAX_CLASSES ? [`  and ${classes.length - MAX_CLASSES} more classes`] : [];
  const guard = guardSentences(report.guard).slice(0, MAX_CLASSES);
  const failed = report.failed.map(({ item }) => item);
  const failures =
    failed.length === 0
      ? []
      : [`${failed.length} could not be used: ${listNames(failed)}. See "failed" in report.json.`];
  return [
    head,
    ...rows,
    ...more,
    ...guard.map(({ sentence }) => sentence),
    ...failures,
    `Written to ${output} in ${duration(report.run.seconds)}, seed ${report.seed}.`,
  ];
}

/** What the classes count: in a dataset of labels, labels. */
function nounOf({ kind, dropped }: RunReport): string {
  if (kind === 'tabular') return 'rows';
  return dropped.counts === undefined ? 'images' : 'labels';
}
