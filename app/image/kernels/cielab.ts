import { maxValue, type Raster } from '../raster.ts';

/**
 * CIE L*a*b* of sRGB (white D65) as far as pictures need it: the lightness of each pixel, and a picture with another
 * lightness and the same a* and b*. Cube roots and tone curves are looked up: interpolated tables are within 0.02 % of
 * the formulas, below what 8-bit samples can show.
 */

/** XYZ rows divided by the white point, so that white is (1, 1, 1). */
const TO_XYZ = [
  [0.433_953, 0.376_219, 0.189_828],
  [0.212_671, 0.715_16, 0.072_169],
  [0.017_758, 0.109_477, 0.872_766],
] as const;

const FROM_XYZ = [
  [3.079_933, -1.537_15, -0.542_782],
  [-0.921_235, 1.875_992, 0.045_244],
  [0.052_891, -0.204_043, 1.151_152],
] as const;

const ROOT_STEPS = 4096;
const roots = Float32Array.from({ length: ROOT_STEPS + 2 }, (_, i) => compress(i / ROOT_STEPS));
const ENCODING_STEPS = 16_384;
const encodings = Float32Array.from({ length: ENCODING_STEPS + 2 }, (_, i) => encode(i / ENCODING_STEPS));
const decodings = new Map<number, Float32Array>();

/** L* of each pixel of a picture with color, 0 … 100 spread over 0 … 255 or 65,535. */
export function lightnessPlane(source: Raster): Uint8Array | Uint16Array {
  const { data, channels, width, height } = source;
  const max = maxValue(source);
  const linear = decodingTable(max);
  const plane = max === 255 ? new Uint8Array(width * height) : new Uint16Array(width * height);
  const [red, green, blue] = TO_XYZ[1];
  for (let i = 0, p = 0; p < plane.length; i += channels, p++) {
    const y = red * at(linear, data[i]) + green * at(linear, data[i + 1]) + blue * at(linear, data[i + 2]);
    plane[p] = Math.min(max, Math.max(0, 1.16 * interpolate(roots, y * ROOT_STEPS) - 0.16) * max + 0.5);
  }
  return plane;
}

/** Changes the lightness of each pixel from `before` to `after` (planes as above); alpha is copied. */
export function shiftLightness(
  source: Raster,
  target: Raster,
  before: ArrayLike<number>,
  after: ArrayLike<number>,
): void {
  const { data, channels } = source;
  const out = target.data;
  const max = maxValue(source);
  const linear = decodingTable(max);
  const [[xr, xg, xb], [yr, yg, yb], [zr, zg, zb]] = TO_XYZ;
  const [[rx, ry, rz], [gx, gy, gz], [bx, by, bz]] = FROM_XYZ;
  for (let i = 0, p = 0; i < data.length; i += channels, p++) {
    const r = at(linear, data[i]);
    const g = at(linear, data[i + 1]);
    const b = at(linear, data[i + 2]);
    // Only the difference is added, so a pixel whose lightness stays is not rounded on the way.
    const shift = ((after[p] as number) - (before[p] as number)) / (1.16 * max);
    const x = expand(interpolate(roots, (xr * r + xg * g + xb * b) * ROOT_STEPS) + shift);
    const y = expand(interpolate(roots, (yr * r + yg * g + yb * b) * ROOT_STEPS) + shift);
    const z = expand(interpolate(roots, (zr * r + zg * g + zb * b) * ROOT_STEPS) + shift);
    out[i] = encoded(rx * x + ry * y + rz * z) * max + 0.5;
    out[i + 1] = encoded(gx * x + gy * y + gz * z) * max + 0.5;
    out[i + 2] = encoded(bx * x + by * y + bz * z) * max + 0.5;
    if (channels === 4) out[i + 3] = data[i + 3] as number;
  }
}

function decodingTable(max: 255 | 65535): Float32Array {
  const known = decodings.get(max);
  if (known !== undefined) return known;
  const table = Float32Array.from({ length: max + 1 }, (_, v) => decode(v / max));
  decodings.set(max, table);
  return table;
}

function at(table: Float32Array, sample: number | undefined): number {
  return table[sample as number] as number;
}

function interpolate(table: Float32Array, position: number): number {
  const i = Math.min(table.length - 2, position | 0);
  const low = table[i] as number;
  return low + ((table[i + 1] as number) - low) * (position - i);
}

/** The sRGB tone curve of a linear value, clipped to 0 … 1. */
function encoded(value: number): number {
  if (value <= 0) return 0;
  return value >= 1 ? 1 : interpolate(encodings, value * ENCODING_STEPS);
}

function decode(v: number): number {
  return v <= 0.040_45 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

function encode(v: number): number {
  return v <= 0.003_130_8 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055;
}

/** The cube root of CIE 15, with its straight part near black. */
function compress(t: number): number {
  return t > 0.008_856 ? Math.cbrt(t) : 7.787_037 * t + 16 / 116;
}

function expand(f: number): number {
  return f > 0.206_893 ? f * f * f : (f - 16 / 116) / 7.787_037;
}
