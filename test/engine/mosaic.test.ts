import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeMosaic, mosaicFolder } from '../fixtures/make-mosaic.ts';

test('the pictures on Home are what the recipe beside them makes', async () => {
  const made = await makeMosaic();

  expect(made).toHaveLength(13);
  for (const { name, bytes } of made) {
    expect(Buffer.compare(readFileSync(join(mosaicFolder, name)), bytes), name).toBe(0);
  }
});
