import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../../../app/errors.ts';
import type { Raster } from '../../../app/image/raster.ts';
import { decodePicture } from '../../../app/image/vips.ts';
import { systemCode } from '../runs/output-errors.ts';
import type { SourceFile } from './preview-task.ts';

export interface DecodedSource {
  readonly raster: Raster;
  readonly info: { readonly format: string };
  readonly byteLength: number;
  /** What reading and decoding it took. */
  readonly seconds: number;
}

/** Samples (pixels × channels) kept decoded in each thread: twelve pictures of two megapixels, or one of any size. */
const KEPT_SAMPLES = 72_000_000;

/** Sources are decoded once and kept while they are looked at; a file that changed is decoded again. */
export class DecodedSources {
  /** In the order of their last use. */
  readonly #kept = new Map<string, DecodedSource>();

  async get(file: SourceFile): Promise<DecodedSource> {
    const key = await fileKey(file);
    const found = this.#kept.get(key) ?? (await decode(file));
    this.#kept.delete(key);
    this.#kept.set(key, found);
    this.#forgetOldest();
    return found;
  }

  #forgetOldest(): void {
    let samples = [...this.#kept.values()].reduce((sum, { raster }) => sum + raster.data.length, 0);
    for (const [key, { raster }] of this.#kept) {
      if (samples <= KEPT_SAMPLES || this.#kept.size === 1) return;
      this.#kept.delete(key);
      samples -= raster.data.length;
    }
  }
}

async function fileKey({ filePath, source }: SourceFile): Promise<string> {
  try {
    const { mtimeMs, size } = await stat(filePath);
    return `${filePath} ${mtimeMs} ${size}`;
  } catch (error) {
    throw unreadable(source, error);
  }
}

async function decode({ filePath, source }: SourceFile): Promise<DecodedSource> {
  const started = performance.now();
  const bytes = await readFile(filePath).catch((error: unknown) => {
    throw unreadable(source, error);
  });
  const { raster, info } = await decodePicture(bytes, source);
  return { raster, info, byteLength: bytes.length, seconds: (performance.now() - started) / 1000 };
}

function unreadable(source: string, error: unknown): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  const what = code === 'ENOENT' ? 'is no longer there' : `cannot be read (${code})`;
  return new AppError('input.unreadable', `"${source}" ${what}. Put it back, or import the dataset again.`, {
    file: source,
  });
}
