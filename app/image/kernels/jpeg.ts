import { blankLike, colorChannels, maxValue, type Raster } from '../raster.ts';
import { copyAlpha } from './alpha.ts';
import { roundTripBlocks } from './jpeg-blocks.ts';
import { luma } from './luma.ts';

/**
 * What a picture loses as a JPEG, without writing one: baseline coding (ITU-T T.81) is exact but for its rounding of
 * colors, its halved chroma and its quantized blocks, so only those are done. Bytes and Huffman codes would change
 * nothing. Chroma is halved and enlarged as libjpeg does it.
 */

export interface JpegOptions {
  /** 1 … 100, on libjpeg's scale. */
  readonly quality: number;
  readonly chroma: '4:2:0' | '4:4:4';
}

interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** JPEG holds 8 bits: 16-bit pictures go through 8 and come back. Grey pictures have no chroma; alpha is kept. */
export function throughJpeg(source: Raster, { quality, chroma }: JpegOptions): Raster {
  const planes = colorChannels(source.channels) === 1 ? [greyPlane(source)] : chromaPlanes(source);
  const [luminance, ...differences] = planes as [Plane, ...Plane[]];
  roundTripBlocks(luminance, quality, 'luminance');
  const restored = differences.map((plane) => {
    const stored = chroma === '4:2:0' ? halved(plane) : plane;
    roundTripBlocks(stored, quality, 'chrominance');
    return chroma === '4:2:0' ? enlarged(stored, plane) : stored;
  });
  const target = blankLike(source, source.width, source.height);
  writePixels(target, luminance, restored);
  copyAlpha(source, target);
  return target;
}

function greyPlane({ width, height, channels, data }: Raster): Plane {
  const unit = data instanceof Uint16Array ? 257 : 1;
  const plane = new Uint8Array(width * height);
  for (let p = 0; p < plane.length; p++) plane[p] = Math.round((data[p * channels] as number) / unit);
  return { width, height, data: plane };
}

function chromaPlanes({ width, height, channels, data }: Raster): readonly Plane[] {
  const unit = data instanceof Uint16Array ? 257 : 1;
  const planes = [0, 1, 2].map(() => ({ width, height, data: new Uint8Array(width * height) }));
  const [y, cb, cr] = planes as [Plane, Plane, Plane];
  for (let p = 0, i = 0; p < width * height; p++, i += channels) {
    const r = Math.round((data[i] as number) / unit);
    const g = Math.round((data[i + 1] as number) / unit);
    const b = Math.round((data[i + 2] as number) / unit);
    y.data[p] = luma(r, g, b) + 0.5;
    cb.data[p] = Math.min(255.5, 128.5 - 0.168_736 * r - 0.331_264 * g + 0.5 * b);
    cr.data[p] = Math.min(255.5, 128.5 + 0.5 * r - 0.418_688 * g - 0.081_312 * b);
  }
  return planes;
}

/** Means of four, rounded down and up in turn along a row, as libjpeg does against a drift. */
function halved({ width, height, data }: Plane): Plane {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  const out = new Uint8Array(half.width * half.height);
  for (let y = 0, at = 0; y < half.height; y++) {
    const top = 2 * y * width;
    const bottom = Math.min(height - 1, 2 * y + 1) * width;
    for (let x = 0; x < half.width; x++, at++) {
      const right = Math.min(width - 1, 2 * x + 1);
      const left = 2 * x;
      const sum = (data[top + left] as number) + (data[top + right] as number) + (data[bottom + left] as number);
      out[at] = (sum + (data[bottom + right] as number) + 1 + (x & 1)) >> 2;
    }
  }
  return { ...half, data: out };
}

/** libjpeg's "fancy upsampling": each new sample takes 9 parts of the nearest, 3 of two others and 1 of the fourth. */
function enlarged({ width, height, data }: Plane, size: Plane): Plane {
  const out = new Uint8Array(size.width * size.height);
  for (let y = 0, at = 0; y < size.height; y++) {
    const near = (y >> 1) * width;
    const far = Math.min(height - 1, Math.max(0, (y >> 1) + (y % 2 === 0 ? -1 : 1))) * width;
    const column = (x: number) => 3 * (data[near + x] as number) + (data[far + x] as number);
    for (let x = 0; x < size.width; x++, at++) {
      const own = x >> 1;
      const other = Math.min(width - 1, Math.max(0, own + (x % 2 === 0 ? -1 : 1)));
      out[at] = (3 * column(own) + column(other) + (x % 2 === 0 ? 8 : 7)) >> 4;
    }
  }
  return { width: size.width, height: size.height, data: out };
}

function writePixels(target: Raster, { data: y }: Plane, [cb, cr]: readonly Plane[]): void {
  const { channels, data } = target;
  const unit = maxValue(target) === 255 ? 1 : 257;
  const sample = (value: number) => Math.min(255, Math.max(0, Math.floor(value + 0.5))) * unit;
  for (let p = 0, i = 0; p < y.length; p++, i += channels) {
    const light = y[p] as number;
    if (cb === undefined || cr === undefined) {
      data[i] = light * unit;
      continue;
    }
    const blue = (cb.data[p] as number) - 128;
    const red = (cr.data[p] as number) - 128;
    data[i] = sample(light + 1.402 * red);
    data[i + 1] = sample(light - 0.344_136 * blue - 0.714_136 * red);
    data[i + 2] = sample(light + 1.772 * blue);
  }
}
