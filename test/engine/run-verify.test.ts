import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportHash } from '../../main/engine/runs/report.ts';
import { describeProblems, verify } from '../../main/engine/runs/verify.ts';
import { drawnPicture, put, runRecipe, temporaryFolder } from './run-fixtures.ts';

let base: string;
let output: string;

beforeEach(async () => {
  base = await temporaryFolder();
  output = join(base, 'out');
});

afterEach(() => rm(base, { recursive: true, force: true }));

const smote = { twelvefold: 1, kind: 'tabular', target: 'y', steps: [{ method: 'SMOTE', k_neighbors: 2 }] };

async function tableResult(recipe: object = smote): Promise<void> {
  const rows = Array.from({ length: 30 }, (_, i) => `${i * 1.5},${(i * 7) % 11},${i < 20 ? 'a' : 'b'}`);
  await put(join(base, 'in.csv'), `x,z,y\n${rows.join('\n')}\n`);
  await runRecipe(recipe, join(base, 'in.csv'), output);
}

async function pictureResult(): Promise<void> {
  for (let i = 0; i < 4; i++) await put(join(base, 'in', i < 2 ? 'a' : 'b', `${i}.png`), await drawnPicture(i));
  await runRecipe(
    { twelvefold: 1, kind: 'image', copies: 2, steps: [{ op: 'HorizontalFlip' }] },
    join(base, 'in'),
    output,
  );
}

async function problemCodes(): Promise<string[]> {
  return (await verify(output)).problems.map(({ code }) => code);
}

describe('verify', () => {
  it('finds nothing wrong with results as they were written', async () => {
    await tableResult({ ...smote, split: { train: 0.6, val: 0.2, test: 0.2 } });
    expect(await verify(output)).toMatchObject({ ok: true, problems: [], syntheticOnlyInTrain: true });

    await rm(output, { recursive: true });
    await pictureResult();
    expect(await verify(output)).toMatchObject({ ok: true, lineageLines: 8, files: 16 });
  });

  it('names the file that was changed, is missing or was added', async () => {
    await pictureResult();
    await writeFile(join(output, 'a', '0.png'), 'other');
    await rm(join(output, 'b', '2__a001.png'));
    await writeFile(join(output, 'b', 'new.png'), '');

    const result = await verify(output);

    expect(result.problems.map(({ code, file }) => [code, file])).toEqual([
      ['file.changed', 'a/0.png'],
      ['file.missing', 'b/2__a001.png'],
      ['file.extra', 'b/new.png'],
    ]);
    expect(describeProblems(output, result)).toContain('a/0.png was changed');
  });

  it('notices a report that was changed, down to a count', async () => {
    await tableResult();
    const path = join(output, 'report.json');
    const report = JSON.parse(await readFile(path, 'utf8')) as { classes: Record<string, { added: number }> };
    report.classes.b!.added = 9;
    await writeFile(path, JSON.stringify(report));

    expect(await problemCodes()).toContain('report.changed');
  });

  it('notices lineage that does not fit its table even where every hash was made to fit', async () => {
    await tableResult();
    const lineage = (await readFile(join(output, 'lineage.csv'), 'utf8')).replace(
      /^30,b,0,SMOTE,\d+/m,
      '30,b,0,SMOTE,999',
    );
    await writeFile(join(output, 'lineage.csv'), lineage);
    const path = join(output, 'report.json');
    const report = JSON.parse(await readFile(path, 'utf8')) as { files: Record<string, string>; reportHash: string };
    const { sha256 } = await import('../../main/engine/runs/canonical-json.ts');
    report.files['lineage.csv'] = sha256(lineage);
    report.reportHash = reportHash(report);
    await writeFile(path, JSON.stringify(report));

    expect(await problemCodes()).toEqual(['lineage.wrong']);
  });

  it('says what is wrong with a folder that is no result', async () => {
    await put(join(base, 'other', 'x.txt'), '');

    await expect(verify(join(base, 'nowhere'))).rejects.toThrow(/does not exist/);
    await expect(verify(join(base, 'other'))).rejects.toThrow(/no report\.json/);
    await put(join(base, 'other', 'report.json'), '[]');
    await expect(verify(join(base, 'other'))).rejects.toMatchObject({ code: 'verify.failed' });
    await put(
      join(output, '.twelvefold', 'run.json'),
      JSON.stringify({ recipeHash: 'r', inputHash: 'i', format: 'csv' }),
    );
    await expect(verify(output)).rejects.toThrow(/interrupted run/);
  });
});
