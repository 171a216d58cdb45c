import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataset } from '../../main/engine/files/open-dataset.ts';
import { verify } from '../../main/engine/runs/verify.ts';
import { runRecipe, temporaryFolder } from './run-fixtures.ts';

/** Six pictures with 24 coins, boxes and outlines, in COCO's form. */
const COINS = join(import.meta.dirname, '../../../shared/data/coins');

const RECIPE = {
  twelvefold: 1,
  kind: 'image',
  seed: 7,
  copies: 3,
  bbox_params: { min_visibility: 0.3 },
  steps: [
    { op: 'HorizontalFlip', p: 0.5 },
    { op: 'Rotate', limit: [-30, 30], p: 1 },
  ],
};

describe.skipIf(!existsSync(COINS))('a run over pictures with labels', () => {
  it.each(['coco', 'yolo', 'voc', 'csv'])(
    'written as %s is read back with every label of its report',
    async (format) => {
      const output = join(await temporaryFolder(), 'made');

      const report = await runRecipe(RECIPE, COINS, output, { format });
      const again = await openDataset(output);
      await again.close();

      const after = Object.fromEntries(Object.entries(report.classes).map(([label, count]) => [label, count.after]));
      expect(again).toMatchObject({ format, labels: { classes: after } });
      expect((await verify(output)).problems).toEqual([]);
    },
  );

  it('makes the same bytes with any number of workers', async () => {
    const folder = await temporaryFolder();

    const one = await runRecipe(RECIPE, COINS, join(folder, 'one'), { workers: 1 });
    const two = await runRecipe(RECIPE, COINS, join(folder, 'two'), { workers: 2 });

    expect(two.files).toEqual(one.files);
  });
});
