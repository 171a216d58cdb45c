import { maxValue, type Raster } from '../raster.ts';
import { type PointRequest, type PointSampler, pointSampler } from './point-sampler.ts';

/** Fills row `y` of the target: pixel x comes from source position (u[x], v[x]). */
export type RowSampler = (target: Raster, y: number, u: Float64Array, v: Float64Array) => void;

/** Positions are kept to 1/1024 pixel in 8-bit pictures: two weights and a sample fill 28 bits of an integer. */
const BITS = 10;
const ONE = 1 << BITS;
const MASK = ONE - 1;
const HALF = 1 << (2 * BITS - 1);
const MARGIN = 2 / ONE;
/** Against errors of floating point at exact halves. */
const EPSILON = 1e-9;

/**
 * Samples whole rows at any positions: perspective maps and displacement fields. Bilinear and nearest pixels whose
 * neighbours lie inside the window are computed in place; rims and wider kernels go through the point sampler.
 */
export function rowSampler(source: Raster, request: PointRequest, fill: readonly number[]): RowSampler {
  const sample = withFill(source, request, fill);
  switch (request.interpolation) {
    case 'nearest':
    case 'box':
      return (target, y, u, v) => nearestRow({ source, target, request, sample }, y, u, v);
    case 'bilinear':
    case 'area':
      if (source.data instanceof Uint16Array) {
        return (target, y, u, v) => bilinearRow16({ source, target, request, sample }, y, u, v);
      }
      return (target, y, u, v) => bilinearRow8({ source, target, request, sample }, y, u, v);
    default:
      return (target, y, u, v) => {
        const { channels, width } = target;
        for (let x = 0; x < width; x++) {
          sample(u[x] as number, v[x] as number, target.data, (y * width + x) * channels);
        }
      };
  }
}

/** Positions at which no tap can meet the picture, with a constant border, are only filled. */
function withFill(source: Raster, request: PointRequest, fill: readonly number[]): PointSampler {
  const sample = pointSampler(source, request, fill);
  const { border, window } = request;
  const reach = 4; // taps of the widest kernel, lanczos4, to either side
  return (u, v, data, at) => {
    const near = u > window.x1 - reach && u < window.x2 + reach && v > window.y1 - reach && v < window.y2 + reach;
    if (near) sample(u, v, data, at);
    else if (border === 'constant' || !(Number.isFinite(u) && Number.isFinite(v))) data.set(fill, at);
    else sample(u, v, data, at);
  };
}

interface RowJob {
  readonly source: Raster;
  readonly target: Raster;
  readonly request: PointRequest;
  readonly sample: PointSampler;
}

function nearestRow({ source, target, request, sample }: RowJob, y: number, us: Float64Array, vs: Float64Array): void {
  const { channels, width, data } = source;
  const { x1, x2, y1, y2 } = request.window;
  const out = target.data;
  let at = y * target.width * channels;
  for (let x = 0; x < target.width; x++, at += channels) {
    const u = us[x] as number;
    const v = vs[x] as number;
    const column = Math.floor(u + 0.5 + EPSILON);
    const row = Math.floor(v + 0.5 + EPSILON);
    if (column >= x1 && column < x2 && row >= y1 && row < y2) {
      const from = (row * width + column) * channels;
      for (let c = 0; c < channels; c++) out[at + c] = data[from + c] as number;
    } else sample(u, v, out, at);
  }
}

function bilinearRow8(
  { source, target, request, sample }: RowJob,
  y: number,
  us: Float64Array,
  vs: Float64Array,
): void {
  const { channels, data } = source;
  const stride = source.width * channels;
  const { x1, y1 } = request.window;
  const right = request.window.x2 - 1 - MARGIN;
  const bottom = request.window.y2 - 1 - MARGIN;
  const out = target.data;
  let at = y * target.width * channels;
  for (let x = 0; x < target.width; x++, at += channels) {
    const u = us[x] as number;
    const v = vs[x] as number;
    if (u >= x1 && u < right && v >= y1 && v < bottom) {
      const column = (u * ONE + 0.5) | 0;
      const row = (v * ONE + 0.5) | 0;
      const fx = column & MASK;
      const fy = row & MASK;
      const from = Math.imul(row >> BITS, stride) + Math.imul(column >> BITS, channels);
      for (let c = 0; c < channels; c++) {
        const i = from + c;
        const j = i + stride;
        const a = data[i] as number;
        const b = data[j] as number;
        const above = ((a << BITS) + Math.imul((data[i + channels] as number) - a, fx)) | 0;
        const below = ((b << BITS) + Math.imul((data[j + channels] as number) - b, fx)) | 0;
        out[at + c] = ((above << BITS) + Math.imul(below - above, fy) + HALF) >> (2 * BITS);
      }
    } else sample(u, v, out, at);
  }
}

/** The same in floating point: 16-bit samples and two weights do not fit 32-bit integers. */
function bilinearRow16({ source, target, request, sample }: RowJob, y: number, us: Float64Array, vs: Float64Array) {
  const { channels, data } = source;
  const stride = source.width * channels;
  const { x1, x2, y1, y2 } = request.window;
  const max = maxValue(source);
  const out = target.data;
  let at = y * target.width * channels;
  for (let x = 0; x < target.width; x++, at += channels) {
    const u = us[x] as number;
    const v = vs[x] as number;
    if (u >= x1 && u < x2 - 1 && v >= y1 && v < y2 - 1) {
      const column = Math.floor(u);
      const row = Math.floor(v);
      const from = row * stride + column * channels;
      for (let c = from; c < from + channels; c++) {
        const a = data[c] as number;
        const b = data[c + stride] as number;
        const above = a + ((data[c + channels] as number) - a) * (u - column);
        const below = b + ((data[c + stride + channels] as number) - b) * (u - column);
        out[at + c - from] = Math.min(max, above + (below - above) * (v - row) + 0.5);
      }
    } else sample(u, v, out, at);
  }
}
