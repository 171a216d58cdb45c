import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../app/errors.ts';
import { readColumns } from '../../../app/formats/tables/read-columns.ts';
import type { ReadColumns } from '../../../app/formats/tables/read-options.ts';
import { fileSource } from '../files/file-source.ts';
import { streamCsvTexts } from './csv-texts.ts';
import type { RunReport } from './report.ts';
import { Findings, type LineageFindings } from './verify-pictures.ts';

/** Checks that lineage and tables agree: rows, columns, parents, and that synthetic rows close the first table. */
export async function verifyTableLineage(folder: string, report: RunReport): Promise<LineageFindings> {
  const findings = new Findings();
  const dataFiles = tablesOf(report);
  const tables = await Promise.all(dataFiles.map((file) => readRows(folder, file)));
  verifyRowCounts(tables, report, findings);
  verifyColumns(dataFiles, tables, findings);
  const path = join(folder, 'lineage.csv');
  const lines = { all: 0, living: 0 };
  // Twice through the file: lines say where the synthetic rows end, and may be too many to hold.
  for await (const line of streamCsvTexts(path)) {
    lines.all++;
    if (line.output_row !== '') lines.living++;
  }
  const inputRows = sumOf(report, 'before');
  let expected = (tables[0]?.rowCount ?? 0) - lines.living;
  let index = 0;
  for await (const line of streamCsvTexts(path)) {
    if (line.output_row !== '' && line.output_row !== String(expected++)) {
      findings.add(
        `lineage.csv names output row ${line.output_row} where row ${expected - 1} of ${dataFiles[0]} is next.`,
      );
    }
    verifyLine(line, { at: `Line ${++index + 1} of lineage.csv`, report, inputRows, made: lines.all, findings });
  }
  if (lines.all !== sumOf(report, 'added')) {
    findings.add(`lineage.csv has ${lines.all} lines; the report counts ${sumOf(report, 'added')} rows made.`);
  }
  // Output rows count the lines of the training table, so what was checked above holds for the split too.
  const split = report.parts !== null;
  return { lines: lines.all, syntheticOnlyInTrain: split ? true : null, messages: findings.messages };
}

interface LineCheck {
  /** The line, for messages. */
  readonly at: string;
  readonly report: RunReport;
  readonly inputRows: number;
  /** Synthetic rows that were made, removed ones included. */
  readonly made: number;
  readonly findings: Findings;
}

function verifyLine(line: Readonly<Record<string, string>>, check: LineCheck): void {
  const { at, report, inputRows, made, findings } = check;
  if (report.classes[line.class ?? ''] === undefined) {
    findings.add(`${at} has class ${line.class}, which the report does not know.`);
  }
  for (const column of ['base_row', 'neighbor_row'] as const) {
    if (isParent(line[column] ?? '', inputRows, made)) continue;
    findings.add(`${at} has ${column} ${line[column]}; the input has ${inputRows} rows.`);
  }
  if (line.gap !== '' && !Number.isFinite(Number(line.gap))) findings.add(`${at} has gap ${line.gap}.`);
}

function tablesOf(report: RunReport): readonly string[] {
  const names = report.parts === null ? ['augmented'] : ['train', 'val', 'test'];
  return names.map((name) => `${name}.${report.format}`).filter((file) => Object.hasOwn(report.files, file));
}

/** Null for a table with a header and no rows. */
async function readRows(folder: string, file: string): Promise<ReadColumns | null> {
  const filePath = join(folder, file);
  const { size } = await stat(filePath);
  try {
    return await readColumns(fileSource({ filePath, name: file, byteLength: size }));
  } catch (error) {
    if (error instanceof AppError && error.code === 'table.no-rows') return null;
    throw error;
  }
}

function verifyRowCounts(tables: readonly (ReadColumns | null)[], report: RunReport, findings: Findings): void {
  const rows = tables.reduce((sum, table) => sum + (table?.rowCount ?? 0), 0);
  const expected = sumOf(report, 'after');
  if (rows !== expected) findings.add(`The result has ${rows} rows; the report counts ${expected}.`);
}

function verifyColumns(files: readonly string[], tables: readonly (ReadColumns | null)[], findings: Findings): void {
  // Lines of JSON name their own keys, and the parts of a table need not hold all of them.
  if (tables[0]?.layout.reader === 'jsonl') return;
  const first = tables[0]?.layout.names;
  tables.forEach((table, index) => {
    if (table === null || first === undefined || table.layout.names.join('\n') === first.join('\n')) return;
    findings.add(`${files[index]} has other columns than ${files[0]}.`);
  });
}

/** Empty, a row of the input, or `s` and the identity of a synthetic row. */
function isParent(text: string, inputRows: number, made: number): boolean {
  if (text === '') return true;
  const match = /^(s?)(\d+)$/.exec(text);
  if (match === null) return false;
  const row = Number(match[2]);
  return match[1] === '' ? row < inputRows : row >= inputRows && row < inputRows + made;
}

function sumOf(report: RunReport, field: 'before' | 'added' | 'after'): number {
  return Object.values(report.classes).reduce((sum, count) => sum + count[field], 0);
}
