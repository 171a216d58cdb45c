import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodePicture } from '../../app/image/vips.ts';
import { makeMosaic, mosaicFolder } from '../fixtures/make-mosaic.ts';

test('the pictures on Home are what the recipe beside them makes', async () => {
  const made = await makeMosaic();

  expect(made).toHaveLength(13);
  for (const { name, bytes } of made) {
    const shown = await decodePicture(readFileSync(join(mosaicFolder, name)), name);
    const fresh = await decodePicture(bytes, name);
    expect(meanDifference(shown.raster.data, fresh.raster.data), name).toBeLessThan(1);
  }
});

/** Mean difference a sample; JPEG bytes change with every rounding of a kernel, what one sees does not. */
function meanDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum / a.length;
}
