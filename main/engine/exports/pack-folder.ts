/** Packs a folder into one archive file. The same files give the same bytes: entries are sorted and carry no times. */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Cancelled } from '../../../app/errors.ts';
import type { ConversionHooks } from '../conversions/conversion.ts';
import { filesBelow } from '../runs/output-folder.ts';
import { TarWriter } from './tar-writer.ts';
import { ZipWriter } from './zip-writer.ts';

/** Takes the entries of an archive one after the other. */
export interface ArchiveWriter {
  /** `size` is that of the content. */
  entry(path: string, size: number, content: AsyncIterable<Uint8Array>): Promise<void>;
  end(): Promise<void>;
}

/** Puts bytes behind those written before, and overwrites some of them. */
export interface Sink {
  readonly length: number;
  append(bytes: Uint8Array): Promise<void>;
  patch(bytes: Uint8Array, at: number): Promise<void>;
}

export async function packFolder(
  folder: string,
  file: string,
  { kind, hooks }: { readonly kind: 'zip' | 'tar'; readonly hooks: ConversionHooks },
): Promise<void> {
  const handle = await open(file, 'w');
  let length = 0;
  const sink: Sink = {
    get length() {
      return length;
    },
    append: async (bytes) => {
      await handle.write(bytes);
      length += bytes.length;
    },
    patch: async (bytes, at) => void (await handle.write(bytes, 0, bytes.length, at)),
  };
  try {
    const writer: ArchiveWriter = kind === 'zip' ? new ZipWriter(sink) : new TarWriter(sink);
    const paths = await filesBelow(folder);
    for (const [done, path] of paths.entries()) {
      await hooks.gate?.();
      if (hooks.signal.aborted) throw new Cancelled();
      hooks.onProgress({ done, total: paths.length, unit: 'files', stage: 'Packing' });
      const { size } = await stat(join(folder, path));
      await writer.entry(path, size, createReadStream(join(folder, path), { highWaterMark: 1 << 20 }));
    }
    await writer.end();
    await handle.sync();
  } finally {
    await handle.close();
  }
}
