import { createHash } from 'node:crypto';
import { chmod, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_LABELS } from '../../app/image/labels.ts';
import { replay } from '../../app/image/replay.ts';
import { decodePicture } from '../../app/image/vips.ts';
import { RandomStream } from '../../app/random/stream.ts';
import { contentOf, drawnPicture, put, recordingControl, runRecipe, temporaryFolder } from './run-fixtures.ts';

let base: string;
let input: string;
let output: string;

beforeEach(async () => {
  base = await temporaryFolder();
  input = join(base, 'pictures');
  output = join(base, 'out');
});

afterEach(() => rm(base, { recursive: true, force: true }));

const twelve = {
  twelvefold: 1,
  kind: 'image',
  seed: 42,
  copies: 11,
  steps: [
    { op: 'HorizontalFlip', p: 0.5 },
    { op: 'Rotate', limit: [-15, 15], border_mode: 'reflect_101', p: 0.8 },
    { oneOf: [{ op: 'GaussianBlur', sigma_limit: [0.5, 2] }, { op: 'RandomBrightnessContrast' }], p: 0.6 },
  ],
};

async function putPictures(count: number, options: { size?: number; format?: 'jpeg' | 'png' } = {}): Promise<void> {
  const extension = options.format === 'jpeg' ? 'jpg' : 'png';
  for (let i = 0; i < count; i++) {
    const label = i % 3 === 0 ? 'dog' : 'cat';
    await put(join(input, label, `${label}-${i}.${extension}`), await drawnPicture(i, options));
  }
}

async function lineageOf(folder: string): Promise<Record<string, string>[]> {
  return parse(await readFile(join(folder, 'lineage.csv'), 'utf8'), { columns: true });
}

describe('a run over pictures', () => {
  it('makes twelve of one: the original byte for byte and eleven others, no two alike', async () => {
    const bytes = await drawnPicture(1, { size: 64, format: 'jpeg' });
    await put(join(input, 'cat', 'tom.jpg'), bytes);

    const report = await runRecipe(twelve, input, output);

    const names = await readdir(join(output, 'cat'));
    expect(names).toHaveLength(12);
    expect(names).toContain('tom__a011.jpg');
    expect(new Uint8Array(await readFile(join(output, 'cat', 'tom.jpg')))).toEqual(bytes);
    expect(report.classes).toEqual({ cat: { before: 1, added: 11, removed: 0, after: 12 } });
    const distinct = new Set(
      Object.entries(report.files)
        .filter(([path]) => path.startsWith('cat/'))
        .map(([, hash]) => hash),
    );
    expect(distinct.size).toBeGreaterThanOrEqual(11);
    for (const [path, hash] of Object.entries(report.files)) {
      expect(
        createHash('sha256')
          .update(await readFile(join(output, path)))
          .digest('hex'),
      ).toBe(hash);
    }
  });

  it('gives the same bytes for 1, 2 and 4 workers, and again from its own recipe.json', async () => {
    await putPictures(9);

    for (const workers of [1, 2, 4]) await runRecipe(twelve, input, join(base, `w${workers}`), { workers });
    const recipe = JSON.parse(await readFile(join(base, 'w1', 'recipe.json'), 'utf8')) as object;
    await runRecipe(recipe, input, join(base, 'again'));

    const first = await contentOf(join(base, 'w1'));
    for (const other of ['w2', 'w4', 'again']) expect(await contentOf(join(base, other))).toEqual(first);
  });

  it('reports the seconds of each operation and the versions that made the bytes', async () => {
    await putPictures(4);

    const report = await runRecipe(twelve, input, output);

    const { '0 HorizontalFlip': flip, '1 Rotate': rotate, '2 GaussianBlur': blur, steps } = report.run.stages;
    expect(Number(flip) + Number(rotate) + Number(blur)).toBeLessThanOrEqual(Number(steps) + 0.01);
    expect(report.versions).toEqual({
      twelvefold: expect.any(String),
      sharp: sharp.versions.sharp,
      libvips: sharp.versions.vips,
    });
    expect(await readFile(join(output, 'DATASET.md'), 'utf8')).toContain(`libvips ${sharp.versions.vips}`);
  });

  it('replays a hundred random lines of lineage to the same pixels', async () => {
    await putPictures(20, { size: 48 });
    await runRecipe(twelve, input, output);
    const lines = await lineageOf(output);
    const random = new RandomStream({ seed: 9, item: 0, copy: 0, step: 0 });

    for (let i = 0; i < 100; i++) {
      const line = lines[random.below(lines.length)]!;
      const source = await decodePicture(await readFile(join(input, line.source!)), line.source!);
      const made = await decodePicture(await readFile(join(output, line.output!)), line.output!);
      const replayed = replay([{ raster: source.raster, labels: NO_LABELS }], JSON.parse(line.operations!), {
        resampling: 'fused',
      });
      expect(Buffer.compare(Buffer.from(replayed.sample.raster.data), Buffer.from(made.raster.data))).toBe(0);
    }
  });

  it('names what it could not use, uses the rest and says what it converted', async () => {
    await putPictures(3);
    const whole = await drawnPicture(7, { size: 64, format: 'jpeg' });
    await put(join(input, 'cat', 'cut.jpg'), whole.subarray(0, whole.length / 2));
    await put(join(input, 'cat', 'empty.png'), '');
    await put(join(input, 'dog', 'text.jpg'), 'this is no picture');
    const turned = await sharp(whole).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    await put(join(input, 'dog', 'turned.jpg'), turned);

    const report = await runRecipe({ ...twelve, copies: 1 }, input, output);

    expect(report.failed.map(({ item }) => item).sort()).toEqual(['cat/cut.jpg', 'cat/empty.png', 'dog/text.jpg']);
    expect(
      report.warnings.some(({ message }) => /orientation 6/.test(message) && message.includes('dog/turned.jpg')),
    ).toBe(true);
    expect(await readdir(join(output, 'cat'))).not.toContain('cut.jpg');
    const upright = await sharp(join(output, 'dog', 'turned.jpg')).metadata();
    expect(upright.orientation ?? 1).toBe(1);
  });

  it('refuses when not one picture can be used, and leaves nothing behind', async () => {
    const whole = await drawnPicture(7, { size: 64, format: 'jpeg' });
    await put(join(input, 'cat', 'cut.jpg'), whole.subarray(0, whole.length / 2));

    await expect(runRecipe(twelve, input, output)).rejects.toMatchObject({ code: 'image.no-pictures' });

    expect(await readdir(base)).toEqual(['pictures']);
  });

  it('takes hostile names for what they are: names', async () => {
    const names = [
      '--help.png',
      '$(rm -rf x).png',
      'a b  c.png',
      '🐈 猫.png',
      'quote\'".png',
      'new\nline.png',
      `${'x'.repeat(240)}.png`,
      'CON.png',
      'a,b.png',
    ];
    for (const [i, name] of names.entries()) await put(join(input, '-rf', name), await drawnPicture(i));

    const report = await runRecipe({ ...twelve, copies: 2 }, input, output);

    expect(report.failed).toEqual([]);
    const lines = await lineageOf(output);
    expect(new Set(lines.map((line) => line.source))).toEqual(new Set(names.map((name) => `-rf/${name}`)));
    for (const line of lines) await readFile(join(output, line.output!));
    expect(await readdir(join(output, '-rf'))).toHaveLength(names.length * 3);
  });

  it('splits with near-duplicates together and augments the training part alone', async () => {
    for (let i = 0; i < 40; i++) {
      const picture = await drawnPicture(i, { size: 64 });
      await put(join(input, 'a', `${i}.png`), picture);
      if (i % 4 === 0)
        await put(join(input, 'a', `${i}-again.jpg`), await sharp(picture).jpeg({ quality: 85 }).toBuffer());
    }
    const split = { train: 0.5, val: 0.25, test: 0.25 };

    await runRecipe({ ...twelve, copies: 2, split }, input, output);

    const partOf = new Map<string, string>();
    for (const part of ['train', 'val', 'test']) {
      for (const name of await readdir(join(output, part, 'a'))) partOf.set(name, part);
    }
    for (let i = 0; i < 40; i += 4) expect(partOf.get(`${i}-again.jpg`)).toBe(partOf.get(`${i}.png`));
    for (const [name, part] of partOf) if (name.includes('__a')) expect(part).toBe('train');
    const originals = [...partOf].filter(([name]) => !name.includes('__a'));
    expect(originals).toHaveLength(50);
    expect(originals.filter(([, part]) => part === 'train').length).toBeGreaterThan(20);
  });

  it('says which part of a split holds nothing, where all pictures are near-duplicates', async () => {
    const picture = await drawnPicture(1, { size: 64 });
    for (let quality = 80; quality < 92; quality++) {
      await put(join(input, 'a', `${quality}.jpg`), await sharp(picture).jpeg({ quality }).toBuffer());
    }

    const report = await runRecipe({ ...twelve, copies: 1, split: { train: 0.8, val: 0.1, test: 0.1 } }, input, output);

    const empty = report.warnings.filter(({ code }) => code === 'split.empty-part');
    expect(empty.map(({ where }) => where)).toEqual([{ field: 'split.val' }, { field: 'split.test' }]);
  });

  it('does not follow links out of the folder', async () => {
    await putPictures(3);
    await put(join(base, 'secret.png'), await drawnPicture(99));
    await symlink(join(base, 'secret.png'), join(input, 'cat', 'link.png'));

    const report = await runRecipe({ ...twelve, copies: 1 }, input, output);

    expect(report.failed.map(({ item }) => item)).toEqual(['cat/link.png']);
    expect(await readdir(join(output, 'cat'))).not.toContain('link.png');
  });

  it('says that a picture changed while the run was under way, and resumes when it is back', async () => {
    await putPictures(6);
    const { control } = recordingControl();
    const victim = join(input, 'dog', 'dog-3.png');
    const before = await readFile(victim);
    let changed = false;
    const changing = {
      ...control,
      gate: async () => {
        if (!changed) await put(victim, await drawnPicture(500));
        changed = true;
      },
    };

    await expect(runRecipe(twelve, input, output, { control: changing })).rejects.toMatchObject({
      code: 'input.changed',
    });
    await put(victim, before);
    await runRecipe(twelve, input, output, { resume: true });

    await runRecipe(twelve, input, join(base, 'undisturbed'));
    expect(await contentOf(output)).toEqual(await contentOf(join(base, 'undisturbed')));
  });

  it('is cancelled within two seconds and resumed to the same bytes', async () => {
    await putPictures(30, { size: 64 });
    const abort = new AbortController();
    const { control } = recordingControl(abort.signal);
    let cancelledAt = 0;
    const cancelling = {
      ...control,
      progress: ({ done }: { done: number }) => {
        if (done < 100 || cancelledAt > 0) return;
        cancelledAt = performance.now();
        abort.abort();
      },
    };

    await expect(runRecipe(twelve, input, output, { control: cancelling })).rejects.toMatchObject({
      name: 'Cancelled',
    });
    expect(performance.now() - cancelledAt).toBeLessThan(2000);
    expect(await readdir(output)).toEqual(['.twelvefold']);

    await runRecipe(twelve, input, output, { resume: true });
    await runRecipe(twelve, input, join(base, 'undisturbed'));
    expect(await contentOf(output)).toEqual(await contentOf(join(base, 'undisturbed')));
  });

  it('makes six thousand of three thousand small ones', async () => {
    const pictures = await Promise.all(Array.from({ length: 50 }, (_, i) => drawnPicture(i, { size: 16 })));
    for (let i = 0; i < 3000; i++) await put(join(input, `class-${i % 10}`, `${i}.png`), pictures[i % 50]!);

    const report = await runRecipe({ ...twelve, copies: 1 }, input, output);

    expect(Object.keys(report.files)).toHaveLength(6003);
    expect(report.failed).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)('lists pictures without permission under failed', async () => {
    await putPictures(3);
    await chmod(join(input, 'cat', 'cat-1.png'), 0);

    const report = await runRecipe({ ...twelve, copies: 1 }, input, output);

    expect(report.failed.map(({ item }) => item)).toEqual(['cat/cat-1.png']);
  });
});
