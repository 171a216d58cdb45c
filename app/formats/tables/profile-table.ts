/** The profile of a table file: what `inspect` prints and the window shows. */

import { AppError } from '../../errors.ts';
import { nearestName } from '../../nearest.ts';
import { continuousReason, proposeTarget, type TargetProposal } from '../../tabular/profile/target.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Dialect } from '../delimited/dialect.ts';
import type { Problem } from '../problem.ts';
import type { TableFormat } from './file-format.ts';
import { formatOf } from './layout.ts';
import { placeText } from './place-text.ts';
import { type ColumnProfile, profileColumn } from './profile-columns.ts';
import { readColumns } from './read-columns.ts';
import { listNames, type ReadColumns, type ReadOptions } from './read-options.ts';
import { describeStrayText, findStrayTexts } from './stray-text.ts';
import { candidateOf, targetCandidates } from './target-candidates.ts';

export interface TableProfile {
  readonly kind: 'tabular';
  readonly format: TableFormat;
  /** How a delimited file is written; null for other formats. */
  readonly dialect: Dialect | null;
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
  /** The given or proposed target; null when none can be proposed. */
  readonly target: string | null;
  /** Why this target, or why none. */
  readonly targetReason: string;
  /** Rows per class, in the order of sorted labels; empty without target. */
  readonly classes: Readonly<Record<string, number>>;
  /** Rows of the largest class by rows of the smallest; null without two classes. */
  readonly imbalanceRatio: number | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads the whole file and says what it is. What would stop a run because the file cannot be read as a table is thrown;
 * everything else is listed under `problems`.
 *
 * @throws AppError what `readColumns` throws; `target.missing` for a target that is no column
 */
export async function profileTable(source: ByteSource, options: ReadOptions = {}): Promise<TableProfile> {
  const read = await readColumns(source, options);
  const { index, reason } = findTarget(read, options, source.name);
  const columns = read.columns.map((column) => profileColumn(column, read.rowCount));
  const classes = classCounts(read, index);
  const counts = Object.values(classes);
  const problems = [
    ...read.problems,
    ...columnProblems(read, columns, { file: source.name, target: index }),
    ...targetProblems(read, index, { options, file: source.name }),
  ];
  return {
    kind: 'tabular',
    format: formatOf(read.layout),
    dialect: read.layout.reader === 'delimited' ? read.layout.dialect : null,
    rows: read.rowCount,
    columns,
    target: index === null ? null : (read.layout.names[index] ?? null),
    targetReason: reason,
    classes,
    imbalanceRatio: counts.length < 2 ? null : Math.max(...counts) / Math.min(...counts),
    problems,
  };
}

function findTarget(read: ReadColumns, options: ReadOptions, file: string): TargetProposal {
  if (options.target === undefined) return proposeTarget(targetCandidates(read, options));
  const { names } = read.layout;
  const index = names.indexOf(options.target);
  if (index >= 0) return { index, reason: 'it was given' };
  const nearest = nearestName(options.target, names);
  const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  const message = `${file} has no column "${options.target}".${hint} It has: ${listNames(names)}.`;
  throw new AppError('target.missing', message, { file, column: options.target, option: '--target' });
}

function classCounts(read: ReadColumns, target: number | null): Record<string, number> {
  const texts = target === null ? undefined : read.columns[target]?.texts?.();
  // Labels such as `1` and `10` are listed by value by every JavaScript engine, texts in the order given.
  return Object.fromEntries(texts?.levels.map((level, code) => [level, texts.counts[code] ?? 0]) ?? []);
}

interface Place {
  readonly file: string;
  readonly target: number | null;
}

function columnProblems(read: ReadColumns, profiles: readonly ColumnProfile[], { file, target }: Place): Problem[] {
  const problems: Problem[] = [];
  const add = (code: string, message: string, where: Problem['where'], count = 1) =>
    problems.push({ code, message, where: { file, ...where }, count });
  if (read.layout.reader === 'delimited' && !read.layout.dialect.header) {
    add('table.no-header', 'The first line holds values and no names: columns are named column_0 and so on.', {
      line: 1,
    });
  }
  read.columns.forEach((column, i) => {
    const { name, missingCount: missing, firstMissing } = column;
    const kind = profiles[i]?.kind;
    const where = { column: name };
    if (kind === 'empty') add('column.empty', `Column "${name}" has no value in any row.`, where, missing);
    else if (missing > 0 && i !== target) {
      const first = firstMissing === undefined ? where : { ...where, row: firstMissing.row, line: firstMissing.line };
      add(
        'column.missing-values',
        `Column "${name}" has no value in ${missing} of ${read.rowCount} rows.`,
        first,
        missing,
      );
    }
    if (kind === 'constant' && i !== target)
      add('column.constant', `Column "${name}" has the same value in every row.`, where);
    if (kind === 'id')
      add(
        'column.identifier',
        `Column "${name}" looks like an identifier: every value stands once. Declare it "ignore".`,
        where,
      );
    const infinite = column.numbers?.firstInfinite;
    if (infinite !== undefined) {
      add('column.infinite', `Column "${name}" holds "${infinite.found}" in ${placeText(infinite)}.`, {
        ...where,
        row: infinite.row,
        line: infinite.line,
      });
    }
  });
  for (const stray of findStrayTexts(read)) {
    if (stray.index === target) continue;
    add(
      'column.stray-text',
      describeStrayText(stray),
      { column: stray.column, row: stray.row, line: stray.line },
      stray.texts,
    );
  }
  return problems;
}

function targetProblems(
  read: ReadColumns,
  target: number | null,
  { options, file }: { options: ReadOptions; file: string },
): Problem[] {
  const column = target === null ? undefined : read.columns[target];
  if (column === undefined) return [];
  const problems: Problem[] = [];
  const candidate = candidateOf(column, read.rowCount, options);
  const reason = continuousReason(candidate);
  const where = { file, column: column.name };
  if (reason !== null) {
    problems.push({
      code: 'target.continuous',
      message: `The target "${column.name}" is a measurement and no class: ${reason}.`,
      where,
      count: 1,
    });
  } else if (candidate.levels?.length === 1) {
    problems.push({
      code: 'target.one-class',
      message: `The target "${column.name}" has one class only.`,
      where,
      count: 1,
    });
  }
  if (column.missingCount > 0) {
    const first = column.firstMissing;
    const message = `The target "${column.name}" has no value in ${column.missingCount} rows${first === undefined ? '' : `, the first in ${placeText(first)}`}.`;
    problems.push({
      code: 'target.missing-values',
      message,
      where: { ...where, row: first?.row, line: first?.line },
      count: column.missingCount,
    });
  }
  return problems;
}
