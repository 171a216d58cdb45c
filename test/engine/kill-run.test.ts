import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RandomStream } from '../../app/random/stream.ts';
import { contentOf, drawnPicture, put, runRecipe, temporaryFolder } from './run-fixtures.ts';

let base: string;

beforeEach(async () => {
  base = await temporaryFolder();
});

afterEach(() => rm(base, { recursive: true, force: true }));

const CHILD = resolve(import.meta.dirname, 'run-child.ts');

/** Starts the run in a process of its own and kills it after so many milliseconds, unless it ends before. */
async function runAndKill(output: string, afterMs: number | undefined): Promise<'killed' | number | null> {
  const child = spawn(
    process.execPath,
    [CHILD, join(base, 'recipe.json'), join(base, 'in'), output, join(base, 'journal')],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const timer = afterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), afterMs);
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  clearTimeout(timer);
  return signal === 'SIGKILL' ? 'killed' : code;
}

/** What the world sees of an unfinished result: nothing, or files that are whole. */
async function visible(output: string): Promise<readonly string[]> {
  return (await readdir(output).catch(() => [])).filter((name) => name !== '.twelvefold');
}

describe('a run that is killed at random moments', () => {
  it('ends over pictures with the very files of an undisturbed one', async () => {
    for (let i = 0; i < 40; i++)
      await put(join(base, 'in', i % 2 ? 'a' : 'b', `${i}.png`), await drawnPicture(i, { size: 96 }));
    const recipe = {
      twelvefold: 1,
      kind: 'image',
      copies: 9,
      seed: 5,
      steps: [{ op: 'Rotate', limit: 30 }, { op: 'GaussianBlur' }],
    };
    await writeFile(join(base, 'recipe.json'), JSON.stringify(recipe));
    await runRecipe(recipe, join(base, 'in'), join(base, 'undisturbed'));
    const expected = await contentOf(join(base, 'undisturbed'));
    const output = join(base, 'out');
    const random = new RandomStream({ seed: Date.now() >>> 0, item: 0, copy: 0, step: 0 });
    let kills = 0;

    for (let attempt = 0; attempt < 12; attempt++) {
      const end = await runAndKill(output, 350 + random.below(900));
      if (end !== 'killed') break;
      kills++;
      if ((await visible(output)).includes('report.json')) break;
    }
    expect(await runAndKill(output, undefined)).toBe(0);

    expect(kills).toBeGreaterThan(0);
    expect(await contentOf(output)).toEqual(expected);
    expect(await readdir(output)).not.toContain('.twelvefold');
  });

  it('ends over a table with the very files of an undisturbed one', async () => {
    const random = new RandomStream({ seed: 1, item: 0, copy: 0, step: 0 });
    const rows = Array.from(
      { length: 30_000 },
      (_, i) => `${random.normal()},${random.normal()},${random.normal()},${i % 10 ? 'a' : 'b'}`,
    );
    await put(join(base, 'in'), `x,y,z,label\n${rows.join('\n')}\n`);
    const recipe = { twelvefold: 1, kind: 'tabular', target: 'label', steps: [{ method: 'SMOTE' }] };
    await writeFile(join(base, 'recipe.json'), JSON.stringify(recipe));
    await runRecipe(recipe, join(base, 'in'), join(base, 'undisturbed'));
    const expected = await contentOf(join(base, 'undisturbed'));
    const output = join(base, 'out');

    for (let attempt = 0; attempt < 6; attempt++) {
      await runAndKill(output, 400 + 120 * attempt);
      for (const name of await visible(output)) expect(Object.keys(expected)).toContain(name);
    }
    expect(await runAndKill(output, undefined)).toBe(0);

    expect(await contentOf(output)).toEqual(expected);
    expect(await readdir(output)).not.toContain('.twelvefold');
  });
});
