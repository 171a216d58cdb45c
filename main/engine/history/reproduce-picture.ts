/** Makes one copy of a finished run again and compares it with what the run wrote. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extensionOf } from '../../../app/formats/image-folder/picture-kind.ts';
import { decodePicture, type EncodedFormat, encodePicture } from '../../../app/image/vips.ts';
import type { ImageRecipe } from '../../../app/model/recipe.ts';
import { type CopyOf, makeCopy } from '../runs/make-copy.ts';

const FORMATS: Readonly<Record<string, EncodedFormat>> = {
  ...{ png: 'png', jpg: 'jpeg', jpeg: 'jpeg', jpe: 'jpeg', jfif: 'jpeg' },
  ...{ webp: 'webp', tif: 'tiff', tiff: 'tiff', avif: 'avif' },
};

export interface Reproduction {
  readonly recipe: ImageRecipe;
  readonly which: CopyOf;
  /** Of the source picture. */
  readonly sourcePath: string;
  /** Of the copy within the result; its extension tells the format. */
  readonly outputPath: string;
}

/** SHA-256 of the copy as it is made now. */
export async function reproducePicture({ recipe, which, sourcePath, outputPath }: Reproduction): Promise<string> {
  const { raster } = await decodePicture(await readFile(sourcePath), which.source);
  const made = makeCopy(raster, recipe, which);
  const format = FORMATS[extensionOf(outputPath)] ?? 'png';
  const { bytes } = await encodePicture(made.sample.raster, { format, quality: recipe.output.quality });
  return createHash('sha256').update(bytes).digest('hex');
}
