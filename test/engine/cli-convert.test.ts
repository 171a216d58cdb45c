import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversionReport } from '../../main/engine/conversions/conversion-report.ts';
import { eventsOf, snapshot, twelvefold } from '../faults/command-line.ts';
import { InputFolder, table } from '../faults/hostile-inputs.ts';
import { drawnPicture, put } from './run-fixtures.ts';

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'convert-'));
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Converts `path` into `out` and gives the status and the result. */
async function convert(path: string, to: string, ...options: string[]) {
  const outcome = await twelvefold(['convert', path, '--to', to, '--output', 'out', '--json', ...options], {
    cwd: home,
  });
  const result = eventsOf(outcome).at(-1) as unknown as ConversionReport & { event: string; message: string };
  return { ...outcome, result };
}

const read = (...path: string[]) => readFileSync(join(home, ...path));
const rowsOf = (...path: string[]) =>
  read(...path)
    .toString()
    .trimEnd()
    .split('\n')
    .slice(1);

describe('convert over tables', () => {
  it('changes the delimiter and nothing else, so that the way back gives the same bytes', async () => {
    const csv = '\uFEFFname,note,class\r\n"Ann, Lee",1e-3,a\r\n"two\nlines",007,b\r\n"say ""hi""", x ,a\r\n';
    await put(join(home, 'my.table.csv'), csv);

    const there = await convert('my.table.csv', 'tsv');
    await twelvefold(['convert', 'out/my.table.tsv', '--to', 'csv', '--output', 'back'], { cwd: home });

    expect(there.status, there.stderr).toBe(0);
    expect(there.result).toMatchObject({
      kind: 'tabular',
      count: 3,
      lost: [],
      failed: [],
      conversion: { from: 'csv', to: 'tsv' },
    });
    const fields = parse(read('out/my.table.tsv'), { delimiter: '\t', bom: true });
    expect(fields).toEqual(parse(csv, { bom: true }));
    expect(read('back/my.table.csv').toString()).toBe(csv);
  });

  it('keeps encodings: UTF-16 and Windows-1252 stay what they are', async () => {
    const wide = Buffer.from('\uFEFFwort;klasse\nÜber;ä\n猫;b\n', 'utf16le');
    const narrow = Buffer.from('wort;klasse\nÜber;ä\nGrün;b\n', 'latin1');
    await put(join(home, 'wide.csv'), wide);
    await put(join(home, 'narrow.csv'), narrow);

    await convert('wide.csv', 'tsv');
    await convert('narrow.csv', 'tsv', '--output', 'other');

    expect(read('out/wide.tsv').toString('utf16le')).toBe(wide.toString('utf16le').replaceAll(';', '\t'));
    expect(read('other/narrow.tsv').toString('latin1')).toBe(narrow.toString('latin1').replaceAll(';', '\t'));
  });

  it('says what went: blank lines', async () => {
    await put(join(home, 'gaps.csv'), 'a,class\n1,x\n\n\n2,y\n');

    const { status, result } = await convert('gaps.csv', 'csv');

    expect(status).toBe(0);
    expect(result.lost).toMatchObject([{ code: 'table.line-ends', count: 1 }]);
    expect(read('out/gaps.csv').toString()).toBe('a,class\n1,x\n2,y\n');
  });

  it('splits by class, equal rows together, the same for the same seed', async () => {
    const lines = Array.from({ length: 100 }, (_, i) => `${i % 50},${i % 5 === 0 ? 'rare' : 'common'}`);
    await put(join(home, 'table.csv'), `x,class\n${lines.join('\n')}\n`);
    const split = ['--split', 'train=0.6,val=0.2,test=0.2', '--seed'];

    const first = await convert('table.csv', 'csv', ...split, '4');
    await convert('table.csv', 'csv', ...split, '4', '--output', 'same');
    await convert('table.csv', 'csv', ...split, '5', '--output', 'other');

    expect(first.result.parts).toEqual({
      train: { common: 48, rare: 12 },
      val: { common: 16, rare: 4 },
      test: { common: 16, rare: 4 },
    });
    const parts = ['train', 'val', 'test'].map((part) => rowsOf('out', `${part}.csv`));
    expect(parts.flat().sort()).toEqual([...lines].sort());
    for (const [at, rows] of parts.entries()) {
      for (const row of rows) expect(parts.filter((_, other) => other !== at).flat()).not.toContain(row);
    }
    expect(rowsOf('same/train.csv')).toEqual(parts[0]);
    expect(rowsOf('other/train.csv')).not.toEqual(parts[0]);
  });

  it('splits a table without classes all the same, and says that it could not balance', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i * 1.37},${Math.sin(i)}`);
    await put(join(home, 'table.csv'), `x,y\n${rows.join('\n')}\n`);

    const { status, result } = await convert('table.csv', 'tsv', '--split', 'train=0.75,test=0.25');

    expect(status).toBe(0);
    expect(result.warnings).toMatchObject([{ code: 'split.not-stratified' }]);
    expect([rowsOf('out/train.tsv').length, rowsOf('out/test.tsv').length]).toEqual([30, 10]);
    expect(existsSync(join(home, 'out/val.tsv'))).toBe(false);
  });
});

describe('convert over pictures', () => {
  it('copies every byte and notes where each picture came from', async () => {
    const names = ['cat/1.png', 'cat/deep/1.png', 'dog/猫 $(x).jpg', 'constructor/con.png'];
    for (const [i, name] of names.entries()) await put(join(home, 'in', name), await drawnPicture(i));
    await put(join(home, 'in/dog/notes.txt'), 'hello');
    mkdirSync(join(home, 'in/empty'));

    const { status, stderr, result } = await convert('in', 'imagefolder');

    expect(status, stderr).toBe(0);
    const sources = parse(read('out/sources.csv'), { columns: true }) as Record<string, string>[];
    expect(sources.map(({ source }) => source).sort()).toEqual([...names].sort());
    for (const { source, output } of sources) expect(read('out', output!).equals(read('in', source!))).toBe(true);
    const lost = result.lost.map(({ code, count }) => [code, count]);
    expect(lost.sort()).toEqual([
      ['image.empty-class', 1],
      ['input.other-files', 1],
      ['picture.renamed', 2],
      ['picture.subfolder', 1],
    ]);
  });

  it('takes a flat folder and an archive of one', async () => {
    for (const i of [1, 2]) await put(join(home, 'cats', `${i}.png`), await drawnPicture(i));
    execFileSync('tar', ['czf', 'cats.tgz', '-C', 'cats', '.'], { cwd: home });

    const folder = await convert('cats', 'imagefolder');
    const archive = await convert('cats.tgz', 'imagefolder', '--output', 'other');

    expect(folder.result).toMatchObject({ count: 2, classes: { cats: { after: 2 } }, lost: [] });
    expect(archive.result.files).toEqual(folder.result.files);
  });

  it('splits with near-duplicates together and each class in proportion', async () => {
    for (let i = 0; i < 40; i++) {
      const picture = await drawnPicture(i, { size: 64 });
      const folder = join(home, 'in', i < 20 ? 'a' : 'b');
      await put(join(folder, `${i}.png`), picture);
      if (i % 5 === 0) await put(join(folder, `${i}-again.jpg`), await sharp(picture).jpeg({ quality: 85 }).toBuffer());
    }

    const { status, stderr, result } = await convert('in', 'imagefolder', '--split', 'train=0.5,val=0.25,test=0.25');

    expect(status, stderr).toBe(0);
    const partOf = new Map(
      (parse(read('out/sources.csv'), { columns: true }) as Record<string, string>[]).map((line) => [
        line.source,
        line.part,
      ]),
    );
    for (let i = 0; i < 40; i += 5) {
      const folder = i < 20 ? 'a' : 'b';
      expect(partOf.get(`${folder}/${i}-again.jpg`)).toBe(partOf.get(`${folder}/${i}.png`));
    }
    expect(result.parts).toEqual({ train: { a: 12, b: 12 }, val: { a: 6, b: 6 }, test: { a: 6, b: 6 } });
  });

  it('keeps the parts that are there, and refuses to split them again', async () => {
    for (const [i, name] of ['train/a/1.png', 'train/b/2.png', 'valid/a/3.png'].entries()) {
      await put(join(home, 'in', name), await drawnPicture(i));
    }

    const kept = await convert('in', 'imagefolder');
    const again = await convert('in', 'imagefolder', '--split', 'train=1', '--output', 'again');

    expect(kept.result.parts).toEqual({ train: { a: 1, b: 1 }, val: { a: 1 } });
    expect(kept.result.lost).toMatchObject([{ code: 'picture.part-renamed', count: 1 }]);
    expect(again.status).toBe(2);
    expect(again.result.message).toContain('--split');
  });

  it('lists what is no picture under failed, with status 3', async () => {
    const input = new InputFolder(join(home, 'in'));
    input.picture('cat/1.png');
    input.write('cat/2.jpg', 'I am no picture.');

    const { status, result } = await convert('in', 'imagefolder');

    expect(status).toBe(3);
    expect(result.failed).toMatchObject([{ item: 'cat/2.jpg' }]);
  });
});

describe('the output of convert', () => {
  it('is checked by verify, which ends with one result line whatever it finds', async () => {
    await put(join(home, 'table.csv'), table());
    await convert('table.csv', 'tsv');
    const whole = await twelvefold(['verify', 'out', '--json'], { cwd: home });
    writeFileSync(join(home, 'out/table.tsv'), 'other');

    const changed = await twelvefold(['verify', 'out', '--json'], { cwd: home });

    expect([whole.status, changed.status]).toEqual([0, 2]);
    expect(eventsOf(whole)).toMatchObject([{ event: 'result', ok: true }]);
    const problems = [{ code: 'file.changed', file: 'table.tsv' }];
    expect(eventsOf(changed)).toMatchObject([{ event: 'result', ok: false, problems }]);
    expect(changed.stderr).toContain('table.tsv was changed');
  });

  it('is refused where something lies already, and replaced with --overwrite alone', async () => {
    await put(join(home, 'table.csv'), table());
    await put(join(home, 'out/mine.txt'), 'mine');

    const refused = await convert('table.csv', 'tsv');
    const after = snapshot(join(home, 'out'));
    const allowed = await convert('table.csv', 'tsv', '--overwrite');
    const again = await convert('table.csv', 'csv', '--overwrite');

    expect(refused.status).toBe(2);
    expect(Object.keys(after)).toEqual(['mine.txt']);
    expect([allowed.status, again.status], allowed.stderr + again.stderr).toEqual([0, 0]);
    expect(Object.keys(snapshot(join(home, 'out'))).sort()).toEqual(['mine.txt', 'report.json', 'table.csv']);
  });

  it('may be converted again after a kill, and takes nothing from what the kill left', async () => {
    await put(join(home, 'table.csv'), table());
    const first = await convert('table.csv', 'tsv');
    const { recipeHash, inputHash, format } = first.result;
    rmSync(join(home, 'out'), { recursive: true });
    await put(join(home, 'out/.twelvefold/run.json'), JSON.stringify({ recipeHash, inputHash, format }));
    await put(join(home, 'out/.twelvefold/stage/table.tsv'), 'half of');

    const again = await convert('table.csv', 'tsv');

    expect(again.status, again.stderr).toBe(0);
    expect(again.result.files).toEqual(first.result.files);
    expect(existsSync(join(home, 'out/.twelvefold'))).toBe(false);
  });
});
