import { access, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RandomStream } from '../../app/random/stream.ts';
import { contentOf, put, recordingControl, runRecipe, temporaryFolder } from './run-fixtures.ts';

let base: string;

beforeEach(async () => {
  base = await temporaryFolder();
});

afterEach(() => rm(base, { recursive: true, force: true }));

const smote = {
  twelvefold: 1,
  kind: 'tabular',
  target: 'label',
  seed: 42,
  columns: { id: 'ignore' },
  steps: [{ method: 'SMOTE', k_neighbors: 3 }],
};

/** Three classes of 60, 25 and 9 rows in two clouds, with a whole-number and an identifier column. */
function tableText(seed = 1, rows = 94): string {
  const random = new RandomStream({ seed, item: 0, copy: 0, step: 0 });
  const lines = ['id,width,height,count,label'];
  for (let i = 0; i < rows; i++) {
    const label = i % 94 < 60 ? 'a' : i % 94 < 85 ? 'b' : 'c';
    const shift = label === 'a' ? 0 : label === 'b' ? 4 : 9;
    const [x, y] = [random.normal() + shift, random.normal() * 2 - shift];
    lines.push(`row-${i},${x.toFixed(6)},${y.toFixed(3)},${random.below(20)},${label}`);
  }
  return `${lines.join('\n')}\n`;
}

const recordsOf = (text: string): Record<string, string>[] => parse(text, { columns: true });

async function readCsv(...path: string[]): Promise<Record<string, string>[]> {
  return recordsOf(await readFile(join(base, ...path), 'utf8'));
}

describe('a run over a table', () => {
  it('writes the originals as they came, then rows that lineage recomputes from their parents', async () => {
    const text = tableText();
    await put(join(base, 'in.csv'), text);

    const report = await runRecipe({ ...smote, round: 'none' }, join(base, 'in.csv'), join(base, 'out'));

    const augmented = await readFile(join(base, 'out', 'augmented.csv'), 'utf8');
    expect(augmented.startsWith(text)).toBe(true);
    const input = recordsOf(text);
    const output = recordsOf(augmented);
    const lineage = await readCsv('out', 'lineage.csv');
    expect(lineage).toHaveLength(86);
    expect(output).toHaveLength(94 + 86);
    lineage.forEach((line, i) => {
      expect(Number(line.output_row)).toBe(94 + i);
      const made = output[Number(line.output_row)]!;
      const parent = input[Number(line.base_row)]!;
      const neighbour = input[Number(line.neighbor_row)]!;
      expect([made.label, parent.label, neighbour.label]).toEqual([line.class, line.class, line.class]);
      for (const column of ['width', 'height', 'count']) {
        const from = Number(parent[column]);
        const expected = from + Number(line.gap) * (Number(neighbour[column]) - from);
        expect(Math.abs(Number(made[column]) - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
      }
    });
    expect(report.classes).toEqual({
      a: { before: 60, added: 0, removed: 0, after: 60 },
      b: { before: 25, added: 35, removed: 0, after: 60 },
      c: { before: 9, added: 51, removed: 0, after: 60 },
    });
    expect(await readdir(join(base, 'out'))).toEqual([
      'DATASET.md',
      'augmented.csv',
      'lineage.csv',
      'recipe.json',
      'report.json',
    ]);
  });

  it('gives the same bytes for 1, 2 and 4 workers, and again from its own recipe.json', async () => {
    await put(join(base, 'in.csv'), tableText(2, 940));
    const input = join(base, 'in.csv');

    for (const workers of [1, 2, 4]) await runRecipe(smote, input, join(base, `w${workers}`), { workers });
    const recipe = JSON.parse(await readFile(join(base, 'w1', 'recipe.json'), 'utf8')) as object;
    await runRecipe(recipe, input, join(base, 'again'));

    const first = await contentOf(join(base, 'w1'));
    for (const other of ['w2', 'w4', 'again']) expect(await contentOf(join(base, other))).toEqual(first);
  });

  it('gives the same bytes where several threads search neighbors and ask for leave together', async () => {
    const random = new RandomStream({ seed: 4, item: 0, copy: 0, step: 0 });
    const rows = Array.from(
      { length: 33_000 },
      (_, i) => `${random.normal()},${random.normal()},${i % 33 < 16 ? 'b' : 'a'}`,
    );
    await put(join(base, 'in.csv'), `x,y,label\n${rows.join('\n')}\n`);
    const recipe = { ...smote, columns: {}, guard: 'off' };
    const { control } = recordingControl();
    const slow = { ...control, gate: () => new Promise<void>((resolve) => setImmediate(resolve)) };

    for (const workers of [1, 4])
      await runRecipe(recipe, join(base, 'in.csv'), join(base, `w${workers}`), { workers, control: slow });

    expect(await contentOf(join(base, 'w4'))).toEqual(await contentOf(join(base, 'w1')));
  });

  it('lets the seed of the command line win and records it', async () => {
    await put(join(base, 'in.csv'), tableText());

    const report = await runRecipe(smote, join(base, 'in.csv'), join(base, 'out'), { seed: 7 });

    expect(report.seed).toBe(7);
    expect(JSON.parse(await readFile(join(base, 'out', 'recipe.json'), 'utf8'))).toMatchObject({
      seed: 7,
      target: 'label',
    });
  });

  it('splits before it augments: groups stay together, parents are training rows, no row is lost', async () => {
    const lines = tableText(5, 470).trim().split('\n');
    const text = `${lines.map((line, i) => (i === 0 ? `${line},site` : `${line},s${Math.floor(i / 6)}`)).join('\n')}\n`;
    await put(join(base, 'in.csv'), text);
    const split = { train: 0.6, val: 0.2, test: 0.2, group_by: 'site' };
    const columns = { id: 'ignore', site: 'ignore' };

    const report = await runRecipe({ ...smote, columns, split }, join(base, 'in.csv'), join(base, 'out'));

    const [train, val, test] = await Promise.all(
      ['train.csv', 'val.csv', 'test.csv'].map((name) => readCsv('out', name)),
    );
    const originals = train!.filter((row) => row.id !== '');
    expect([...originals, ...val!, ...test!].map((row) => row.id).sort()).toEqual(
      recordsOf(text)
        .map((row) => row.id)
        .sort(),
    );
    const sites = [originals, val!, test!].flatMap((rows) => [...new Set(rows.map((row) => row.site))]);
    expect(new Set(sites).size).toBe(sites.length);
    const input = recordsOf(text);
    const trainIds = new Set(originals.map((row) => row.id));
    for (const line of await readCsv('out', 'lineage.csv')) {
      expect(trainIds.has(input[Number(line.base_row)]!.id!)).toBe(true);
      expect(trainIds.has(input[Number(line.neighbor_row)]!.id!)).toBe(true);
      expect(train![Number(line.output_row)]!.label).toBe(line.class);
    }
    expect(report.parts?.val).toBeDefined();
  });

  it('writes tabs when asked for tsv', async () => {
    await put(join(base, 'in.csv'), tableText());

    await runRecipe(smote, join(base, 'in.csv'), join(base, 'out'), { format: 'tsv' });

    const text = await readFile(join(base, 'out', 'augmented.tsv'), 'utf8');
    expect(text.split('\n')[0]).toBe('id\twidth\theight\tcount\tlabel');
  });

  it('writes commas for a table of tabs, unless asked for tsv', async () => {
    await put(join(base, 'in.tsv'), tableText().replaceAll(',', '\t'));

    await runRecipe(smote, join(base, 'in.tsv'), join(base, 'out'));

    const text = await readFile(join(base, 'out', 'augmented.csv'), 'utf8');
    expect(text.startsWith(tableText())).toBe(true);
  });

  it('writes nothing when the recipe does not fit the table', async () => {
    await put(join(base, 'in.csv'), 'x,label\n1,a\n2,a\n3,a\n4,a\n5,a\n6,b\n');

    await expect(
      runRecipe({ ...smote, columns: {} }, join(base, 'in.csv'), join(base, 'new', 'out')),
    ).rejects.toMatchObject({
      code: 'class.too-small',
    });

    await expect(access(join(base, 'new'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('refuses a recipe for pictures and a format it does not write', async () => {
    await put(join(base, 'in.csv'), tableText());
    await mkdir(join(base, 'empty'));

    await expect(
      runRecipe({ twelvefold: 1, kind: 'image' }, join(base, 'in.csv'), join(base, 'out')),
    ).rejects.toMatchObject({ code: 'recipe.wrong-kind' });
    await expect(runRecipe(smote, join(base, 'in.csv'), join(base, 'out'), { format: 'xlsx' })).rejects.toMatchObject({
      code: 'option.invalid',
    });
  });

  it('ends within two seconds when it is cancelled, and can be resumed', async () => {
    await put(join(base, 'in.csv'), tableText(3, 40_000));
    const input = join(base, 'in.csv');
    const abort = new AbortController();
    const { control } = recordingControl(abort.signal);
    let cancelledAt = 0;
    const cancelling = {
      ...control,
      progress: () => {
        if (cancelledAt > 0) return;
        cancelledAt = performance.now();
        abort.abort();
      },
    };

    await expect(runRecipe(smote, input, join(base, 'out'), { control: cancelling })).rejects.toMatchObject({
      name: 'Cancelled',
    });
    expect(performance.now() - cancelledAt).toBeLessThan(2000);

    await runRecipe(smote, input, join(base, 'out'), { resume: true });
    await runRecipe(smote, input, join(base, 'undisturbed'));
    expect(await contentOf(join(base, 'out'))).toEqual(await contentOf(join(base, 'undisturbed')));
  });

  it('waits at its gate while the job is paused', async () => {
    await put(join(base, 'in.csv'), tableText(3, 20_000));
    const { control, progress } = recordingControl();
    let open = () => {};
    let asked = 0;
    const paused = new Promise<void>((resolve) => {
      open = resolve;
    });
    const pausing = {
      ...control,
      gate: () => {
        asked++;
        if (asked === 1)
          setTimeout(() => {
            expect(asked).toBe(1);
            open();
          }, 300);
        return paused;
      },
    };

    await runRecipe(smote, join(base, 'in.csv'), join(base, 'out'), { control: pausing });

    expect(asked).toBeGreaterThan(1);
    expect(new Set(progress.map(({ unit }) => unit))).toEqual(new Set(['rows']));
  });
});
