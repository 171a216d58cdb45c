import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '../../app/formats/byte-source.ts';
import { profileTable } from '../../app/formats/tables/profile-table.ts';
import { readTable } from '../../app/formats/tables/read-table.ts';

const folder = '../shared/golden/tabular';
const isThere = existsSync(folder);
if (!isThere) console.info(`skipped: ${folder} is not there`);
const names = isThere ? readdirSync(folder).filter((name) => name.endsWith('.csv')) : [];
const bytesOf = (name: string) => new Uint8Array(readFileSync(`${folder}/${name}`));

describe.skipIf(!isThere)('the golden tables', () => {
  test.each(names.filter((name) => name !== 'diabetes.csv'))('%s is read as a CSV library reads it', async (name) => {
    const [header = [], ...rows]: string[][] = parse(readFileSync(`${folder}/${name}`));

    const { table } = await readTable(sourceOf(bytesOf(name), name));

    expect(table.rowCount).toBe(rows.length);
    expect(table.target.name).toBe('target');
    for (const column of table.columns) {
      const texts = rows.map((row) => row[column.index] ?? '');
      expect(column.name).toBe(header[column.index]);
      if (column.kind === 'numeric') expect([...column.values]).toEqual(texts.map(Number));
      else if (column.kind === 'categorical') expect([...column.codes].map((c) => column.levels[c])).toEqual(texts);
      else throw new Error(`${column.name} is ignored`);
    }
  });

  test.each(
    names.filter((name) => existsSync(`${folder}/${name.replace('.csv', '.json')}`) && name !== 'diabetes.csv'),
  )('%s has the class counts of its golden file', async (name) => {
    const golden = JSON.parse(readFileSync(`${folder}/${name.replace('.csv', '.json')}`, 'utf8'));

    const profile = await profileTable(sourceOf(bytesOf(name), name));

    expect(profile.classes).toEqual(golden.class_counts);
    expect(profile.columns.map((column) => column.name)).toEqual(
      [...golden.columns, golden.target].slice(0, profile.columns.length),
    );
  });

  test('diabetes.csv is refused, since its target is a measurement', async () => {
    const reading = readTable(sourceOf(bytesOf('diabetes.csv')), { target: 'target' });

    await expect(reading).rejects.toMatchObject({ code: 'target.continuous', where: { column: 'target' } });
  });
});
