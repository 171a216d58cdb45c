import { blankLike, colorChannels, type Raster } from '../raster.ts';
import { copyAlpha } from './alpha.ts';
import { type BlockPlane, roundTripPlane, type Steps } from './webp-blocks.ts';

/**
 * What a picture loses as a lossy WebP, without writing one: colors of video range with halved chroma, and VP8's
 * prediction and quantizing (RFC 6386) with libwebp's scale of quality. Whole macroblocks are predicted and edges of
 * blocks are not smoothed, so pixels are not those of an encoder, but as far from the picture: 0.1 to 0.9 dB below
 * libwebp at qualities from 95 to 10 on a photo.
 *
 * @param quality 0 … 100.
 */
export function throughWebp(source: Raster, quality: number): Raster {
  const { width, height } = source;
  const planes = videoPlanes(source);
  const [luminance, ...chroma] = planes as [BlockPlane, BlockPlane, BlockPlane];
  const steps = stepsOf(quality);
  roundTripPlane(luminance, 16, { block: steps.luma, means: steps.means });
  for (const plane of chroma) roundTripPlane(plane, 8, { block: steps.chroma, means: null });
  const target = blankLike(source, width, height);
  writePixels(target, luminance, chroma as [BlockPlane, BlockPlane]);
  copyAlpha(source, target);
  return target;
}

/** Luminance, and blue and red difference at half the size, in whole macroblocks: edges are repeated beyond the rim. */
function videoPlanes({ width, height, channels, data }: Raster): readonly BlockPlane[] {
  const unit = data instanceof Uint16Array ? 257 : 1;
  const wide = Math.ceil(width / 16) * 16;
  const high = Math.ceil(height / 16) * 16;
  const color = colorChannels(channels) === 3;
  const y = new Uint8Array(wide * high);
  const [u, v] = [new Float32Array((wide * high) / 4), new Float32Array((wide * high) / 4)];
  for (let row = 0; row < high; row++) {
    for (let column = 0; column < wide; column++) {
      const at = (Math.min(row, height - 1) * width + Math.min(column, width - 1)) * channels;
      const r = (data[at] as number) / unit;
      const g = color ? (data[at + 1] as number) / unit : r;
      const b = color ? (data[at + 2] as number) / unit : r;
      y[row * wide + column] = Math.round(16 + 0.256_788 * r + 0.504_129 * g + 0.097_906 * b);
      const half = (row >> 1) * (wide >> 1) + (column >> 1);
      u[half] = (u[half] as number) + (-0.148_223 * r - 0.290_993 * g + 0.439_216 * b) / 4;
      v[half] = (v[half] as number) + (0.439_216 * r - 0.367_788 * g - 0.071_427 * b) / 4;
    }
  }
  const halved = (plane: Float32Array): BlockPlane => ({
    ...{ width: wide >> 1, height: high >> 1 },
    data: Uint8Array.from(plane, (value) => Math.round(128 + value)),
  });
  return [{ width: wide, height: high, data: y }, halved(u), halved(v)];
}

function writePixels(target: Raster, y: BlockPlane, [u, v]: readonly [BlockPlane, BlockPlane]): void {
  const { width, height, channels, data } = target;
  const unit = data instanceof Uint16Array ? 257 : 1;
  const color = colorChannels(channels) === 3;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const light = 1.164_383 * ((y.data[row * y.width + column] as number) - 16);
      const blue = enlarged(u, column, row) - 128;
      const red = enlarged(v, column, row) - 128;
      const at = (row * width + column) * channels;
      const put = (c: number, value: number) => {
        data[at + c] = Math.min(255, Math.max(0, Math.round(value))) * unit;
      };
      put(0, color ? light + 1.596_027 * red : light);
      if (!color) continue;
      put(1, light - 0.391_762 * blue - 0.812_968 * red);
      put(2, light + 2.017_232 * blue);
    }
  }
}

/** Chroma between its samples, with weights 9, 3, 3 and 1 as libwebp has them. */
function enlarged({ data, width, height }: BlockPlane, x: number, y: number): number {
  const column = x >> 1;
  const row = y >> 1;
  const beside = Math.min(width - 1, Math.max(0, column + (x % 2 === 0 ? -1 : 1)));
  const below = Math.min(height - 1, Math.max(0, row + (y % 2 === 0 ? -1 : 1)));
  const at = (c: number, r: number) => data[r * width + c] as number;
  return (9 * at(column, row) + 3 * at(beside, row) + 3 * at(column, below) + at(beside, below)) / 16;
}

/** The quantizer's steps for a quality: libwebp's scale, and the tables of RFC 6386, section 14.1. */
function stepsOf(quality: number): { readonly luma: Steps; readonly means: Steps; readonly chroma: Steps } {
  const share = quality / 100;
  const linear = share < 0.75 ? (share * 2) / 3 : 2 * share - 1;
  const index = Math.min(127, Math.max(0, Math.floor(127 * (1 - Math.cbrt(linear)))));
  const dc = DC_STEPS[index] as number;
  const ac = AC_STEPS[index] as number;
  return {
    luma: { dc, ac },
    means: { dc: dc * 2, ac: Math.max(8, Math.floor((ac * 155) / 100)) },
    chroma: { dc: Math.min(132, dc), ac },
  };
}

// biome-ignore format: a table
const DC_STEPS = [
  4, 5, 6, 7, 8, 9, 10, 10, 11, 12, 13, 14, 15, 16, 17, 17, 18, 19, 20, 20, 21, 21, 22, 22, 23, 23, 24, 25, 25, 26, 27,
  28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 46, 47, 48, 49, 50, 51, 52, 53, 54,
  55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 76, 77, 78, 79, 80, 81, 82,
  83, 84, 85, 86, 87, 88, 89, 91, 93, 95, 96, 98, 100, 101, 102, 104, 106, 108, 110, 112, 114, 116, 118, 122, 124, 126,
  128, 130, 132, 134, 136, 138, 140, 143, 145, 148, 151, 154, 157,
];

// biome-ignore format: a table
const AC_STEPS = [
  4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34,
  35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 60, 62, 64, 66, 68,
  70, 72, 74, 76, 78, 80, 82, 84, 86, 88, 90, 92, 94, 96, 98, 100, 102, 104, 106, 108, 110, 112, 114, 116, 119, 122,
  125, 128, 131, 134, 137, 140, 143, 146, 149, 152, 155, 158, 161, 164, 167, 170, 173, 177, 181, 185, 189, 193, 197,
  201, 205, 209, 213, 217, 221, 225, 229, 234, 239, 245, 249, 254, 259, 264, 269, 274, 279, 284,
];
