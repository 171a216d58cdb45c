import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentOf, drawnPicture, put, runRecipe, temporaryFolder } from './run-fixtures.ts';
import { openMemoryJournal } from './run-journals.ts';

let base: string;
let disk: string;
let mounted = false;

/** A disk of so many bytes in memory; false where this user may not mount one. */
function mountDisk(bytes: number): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

beforeEach(async () => {
  base = await temporaryFolder();
  disk = join(base, 'disk');
  await mkdir(disk);
  mounted = mountDisk(1024 * 1024);
});

afterEach(async () => {
  if (mounted) execFileSync('umount', [disk]);
  await rm(base, { recursive: true, force: true });
});

describe('a run onto a full disk', () => {
  it('keeps finished pictures, says what is wrong and goes on when there is space', async (context) => {
    if (!mounted) return context.skip('mounting a small disk needs root');
    for (let i = 0; i < 12; i++) await put(join(base, 'in', 'a', `${i}.png`), await drawnPicture(i, { size: 64 }));
    const recipe = { twelvefold: 1, kind: 'image', copies: 3, steps: [{ op: 'HorizontalFlip' }] };
    const ballast = join(disk, 'ballast');
    await writeFile(ballast, new Uint8Array(700 * 1024));
    const journal = openMemoryJournal();
    const output = join(disk, 'out');

    await expect(runRecipe(recipe, join(base, 'in'), output, { journal })).rejects.toMatchObject({
      code: 'output.no-space',
      kind: 'io',
    });
    const finished = journal.finishedKeys().size;
    expect(finished).toBeGreaterThan(0);
    expect(await readdir(output)).toEqual(['.twelvefold']);
    await rm(ballast);
    const report = await runRecipe(recipe, join(base, 'in'), output, { journal, resume: true });

    expect(report.run.resumed).toBe(true);
    await runRecipe(recipe, join(base, 'in'), join(base, 'undisturbed'));
    expect(await contentOf(output)).toEqual(await contentOf(join(base, 'undisturbed')));
  });

  it('leaves no half of a table', async (context) => {
    if (!mounted) return context.skip('mounting a small disk needs root');
    const rows = Array.from({ length: 60_000 }, (_, i) => `${i}.25,${(i * 7919) % 1000},${i % 3 ? 'a' : 'b'}`);
    await put(join(base, 'in.csv'), `x,y,label\n${rows.join('\n')}\n`);
    const recipe = { twelvefold: 1, kind: 'tabular', target: 'label', steps: [{ method: 'RandomOverSampler' }] };

    await expect(runRecipe(recipe, join(base, 'in.csv'), join(disk, 'out'))).rejects.toMatchObject({
      code: 'output.no-space',
    });

    expect(await readdir(join(disk, 'out'))).toEqual(['.twelvefold']);
  });
});
