import { z } from 'zod';
import type { ReplayedOperation } from '../../op.ts';
import type { Raster } from '../../raster.ts';

/** 16-bit samples become 8-bit ones, rounded; 8-bit pictures stay as they are. */
export const to8Bit: ReplayedOperation<object> = {
  name: 'To8Bit',
  drawn: z.object({}),
  effects: () => [{ kind: 'filter', apply: narrowed }],
};

function narrowed(source: Raster): Raster {
  if (source.data instanceof Uint8Array) return source;
  return { ...source, data: Uint8Array.from(source.data, (v) => Math.round((v * 255) / 65_535)) };
}
