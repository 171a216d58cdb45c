import { blankLike, colorChannels, type Raster } from '../raster.ts';

/** How much distance counts beside color, and how often centers move (Albumentations' constants). */
const COMPACTNESS = 10;
const ITERATIONS = 10;

interface Center {
  x: number;
  y: number;
}

/**
 * Cuts the picture into patches of near and similar pixels (SLIC: Achanta and others, 2012). A pixel keeps the nearest
 * center it ever met, as in Albumentations, where distances are not forgotten between rounds.
 *
 * @returns for each pixel the number of its patch, and how many patches there are.
 */
export function superpixels(source: Raster, wanted: number): { readonly patches: Int32Array; readonly count: number } {
  const { width, height } = source;
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / wanted)));
  const centers: Center[] = [];
  for (let y = Math.floor(step / 2); y < height; y += step) {
    for (let x = Math.floor(step / 2); x < width; x += step) centers.push({ x, y });
  }
  const patches = new Int32Array(width * height).fill(-1);
  const nearest = new Float64Array(width * height).fill(Infinity);
  const colors = normalized(source);
  for (let round = 0; round < ITERATIONS; round++) {
    centers.forEach((center, i) => {
      claim({ colors, nearest, patches, source }, center, { id: i, step });
    });
    moveCenters(centers, patches, width);
  }
  return { patches, count: centers.length };
}

/** Colors in parts of the brightest sample. */
function normalized({ data, channels }: Raster): Float32Array {
  const colors = colorChannels(channels);
  let brightest = 1e-6;
  for (let i = 0; i < data.length; i++) {
    if (i % channels < colors && (data[i] as number) > brightest) brightest = data[i] as number;
  }
  return Float32Array.from(data, (value) => value / brightest);
}

interface Claimed {
  readonly colors: Float32Array;
  readonly nearest: Float64Array;
  readonly patches: Int32Array;
  readonly source: Raster;
}

function claim(
  { colors, nearest, patches, source }: Claimed,
  center: Center,
  { id, step }: { readonly id: number; readonly step: number },
): void {
  const { width, height, channels } = source;
  const counted = colorChannels(channels);
  const [cx, cy] = [Math.floor(center.x), Math.floor(center.y)];
  const own = (cy * width + cx) * channels;
  for (let y = Math.max(0, cy - step); y < Math.min(height, cy + step + 1); y++) {
    for (let x = Math.max(0, cx - step); x < Math.min(width, cx + step + 1); x++) {
      const at = y * width + x;
      let color = 0;
      for (let c = 0; c < counted; c++)
        color += ((colors[at * channels + c] as number) - (colors[own + c] as number)) ** 2;
      const distance = color + (COMPACTNESS * ((y - cy) ** 2 + (x - cx) ** 2)) / (step * step);
      if (distance >= (nearest[at] as number)) continue;
      nearest[at] = distance;
      patches[at] = id;
    }
  }
}

function moveCenters(centers: readonly Center[], patches: Int32Array, width: number): void {
  const sums = centers.map(() => ({ x: 0, y: 0, pixels: 0 }));
  patches.forEach((patch, at) => {
    const sum = sums[patch];
    if (sum === undefined) return;
    sum.x += at % width;
    sum.y += Math.floor(at / width);
    sum.pixels++;
  });
  centers.forEach((center, i) => {
    const { x, y, pixels } = sums[i] as (typeof sums)[number];
    if (pixels === 0) return;
    center.x = Math.floor(x / pixels);
    center.y = Math.floor(y / pixels);
  });
}

/** Gives every chosen patch its mean color; alpha stays. */
export function flattened(source: Raster, patches: Int32Array, isChosen: (patch: number) => boolean): Raster {
  const { channels, data } = source;
  const target = blankLike(source, source.width, source.height);
  target.data.set(data);
  const colors = colorChannels(channels);
  const sums = new Map<number, { readonly totals: number[]; pixels: number }>();
  patches.forEach((patch, at) => {
    if (patch < 0 || !isChosen(patch)) return;
    const sum = sums.get(patch) ?? { totals: new Array<number>(colors).fill(0), pixels: 0 };
    sums.set(patch, sum);
    sum.pixels++;
    for (let c = 0; c < colors; c++) sum.totals[c] = (sum.totals[c] as number) + (data[at * channels + c] as number);
  });
  patches.forEach((patch, at) => {
    const sum = sums.get(patch);
    if (sum === undefined) return;
    for (let c = 0; c < colors; c++)
      target.data[at * channels + c] = Math.round((sum.totals[c] as number) / sum.pixels);
  });
  return target;
}
