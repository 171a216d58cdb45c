import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Column, Table } from '../../../app/tabular/table.ts';

/** The golden tables, read by the plainest means there is: no reader of the product has a say in the reference. */

const folder = resolve(import.meta.dirname, '../../../../shared/golden/tabular');

export const goldenIsHere = existsSync(resolve(folder, 'index.json'));

export function readGolden<T>(name: string): T {
  return JSON.parse(readFileSync(resolve(folder, name), 'utf8')) as T;
}

export function goldenTable(name: string, edit: (rows: string[][]) => void = () => undefined): Table {
  const [header = [], ...rows] = readFileSync(resolve(folder, name), 'utf8')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  edit(rows);
  return tableOf(header, rows);
}

/** A table of texts; the last column is the target. */
export function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): Table {
  const target = header.length - 1;
  const labels = sortLabels([...new Set(rows.map((row) => row[target]!))]);
  return {
    rowCount: rows.length,
    columns: header.map((name, index) =>
      columnOf(
        name,
        index,
        rows.map((row) => row[index]!),
      ),
    ),
    target: {
      name: header[target]!,
      index: target,
      codes: Int32Array.from(rows, (row) => labels.indexOf(row[target]!)),
      labels,
    },
  };
}

function columnOf(name: string, index: number, fields: readonly string[]): Column {
  const present = fields.filter((field) => field !== '');
  const base = { name, index, missingCount: fields.length - present.length };
  const isNumber = (field: string) => /^[+-]?inf$/i.test(field) || !Number.isNaN(Number(field));
  if (present.every(isNumber)) {
    const values = new Float64Array(new SharedArrayBuffer(fields.length * 8));
    fields.forEach((field, row) => {
      values[row] = field === '' ? Number.NaN : /inf/i.test(field) ? Number.POSITIVE_INFINITY : Number(field);
    });
    return {
      ...base,
      kind: 'numeric',
      values,
      whole: present.every((field) => Number.isInteger(Number(field))),
      decimals: Math.max(0, ...present.map((field) => field.split('.')[1]?.length ?? 0)),
    };
  }
  const levels = sortLabels([...new Set(present)]);
  return { ...base, kind: 'categorical', codes: Int32Array.from(fields, (field) => levels.indexOf(field)), levels };
}

function sortLabels(labels: readonly string[]): string[] {
  const numeric = labels.every((label) => label !== '' && !Number.isNaN(Number(label)));
  return [...labels].sort(numeric ? (a, b) => Number(a) - Number(b) : undefined);
}
