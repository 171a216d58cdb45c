import { maxValue, type Raster } from '../raster.ts';
import { luma } from './luma.ts';
import { symmetricAxes, type Vector } from './principal-axes.ts';

/** Colors as optical density: how much of each of red, green and blue tissue has taken away. */

export type Stains = readonly [hematoxylin: Vector, eosin: Vector];

export interface StainChange {
  readonly stains: Stains;
  /** Factor and shift of the amount of each stain. */
  readonly factors: readonly [number, number];
  readonly shifts: readonly [number, number];
  /** Whether what is no tissue changes too. */
  readonly background: boolean;
}

/** Brighter pixels than this part of the full scale are background. */
const TISSUE_BELOW = 0.85;
const DARKEST = 1e-6;

/** Changes the amounts of both stains in each pixel; what is no mixture of them is taken for the nearest one. */
export function varyStains(source: Raster, target: Raster, change: StainChange): void {
  const { data, channels } = source;
  const full = maxValue(source);
  const [h, e] = change.stains;
  const [hh, he, ee] = [dot(h, h) + DARKEST, dot(h, e), dot(e, e) + DARKEST];
  const determinant = hh * ee - he * he;
  for (let i = 0; i < data.length; i += channels) {
    const density = densityAt(source, i, full);
    const [ph, pe] = [dot(h, density), dot(e, density)];
    let amountH = (ee * ph - he * pe) / determinant;
    let amountE = (hh * pe - he * ph) / determinant;
    const light = luma(data[i] as number, data[i + 1] as number, data[i + 2] as number) / full;
    if (change.background || light < TISSUE_BELOW) {
      amountH = amountH * change.factors[0] + change.shifts[0];
      amountE = amountE * change.factors[1] + change.shifts[1];
    }
    for (let c = 0; c < 3; c++) {
      const value = Math.exp(-(amountH * (h[c] as number) + amountE * (e[c] as number))) * full;
      target.data[i + c] = Math.min(full, Math.max(0, Math.round(value)));
    }
    if (channels === 4) target.data[i + 3] = data[i + 3] as number;
  }
}

function densityAt({ data }: Raster, at: number, full: number): Vector {
  const density = (c: number) => -Math.log(Math.max((data[at + c] as number) / full, DARKEST));
  return [density(0), density(1), density(2)];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** Pixels that stains are looked for in; more change nothing that can be seen. */
const MOST_PIXELS = 20_000;

function sampledDensities(source: Raster): readonly Vector[] {
  const pixels = source.width * source.height;
  const step = Math.max(1, Math.ceil(pixels / MOST_PIXELS));
  const full = maxValue(source);
  return Array.from({ length: Math.ceil(pixels / step) }, (_, i) =>
    densityAt(source, i * step * source.channels, full),
  );
}

/** Stains as the outermost directions in the plane of the tissue's densities (Macenko); null without tissue. */
export function stainAxes(source: Raster): Stains | null {
  const tissue = sampledDensities(source).filter((density) => density.some((value) => value > 0.05));
  if (tissue.length < 2) return null;
  const [first, second] = symmetricAxes(covarianceOf(tissue));
  const angles = tissue.map((density) => Math.atan2(dot(density, second), dot(density, first))).sort((a, b) => a - b);
  const at = (share: number) => angles[Math.round(share * (angles.length - 1))] as number;
  const direction = (angle: number): Vector => {
    const along = (c: number) =>
      Math.abs(Math.cos(angle) * (first[c] as number) + Math.sin(angle) * (second[c] as number));
    return unit([along(0), along(1), along(2)]);
  };
  const [a, b] = [direction(at(0.01)), direction(at(0.99))];
  return a[0] > b[0] ? [a, b] : [b, a];
}

function covarianceOf(vectors: readonly Vector[]): number[][] {
  const mean = [0, 1, 2].map((c) => vectors.reduce((sum, vector) => sum + (vector[c] as number), 0) / vectors.length);
  const spread = (a: number, b: number) =>
    vectors.reduce(
      (sum, vector) =>
        sum + ((vector[a] as number) - (mean[a] as number)) * ((vector[b] as number) - (mean[b] as number)),
      0,
    ) / vectors.length;
  return [0, 1, 2].map((a) => [0, 1, 2].map((b) => spread(a, b)));
}

function unit(vector: Vector): Vector {
  const length = Math.hypot(...vector) || 1;
  return [vector[0] / length, vector[1] / length, vector[2] / length];
}

const ROUNDS = 100;

/** Stains whose mixtures, without negative amounts, come nearest to all densities (Vahadane), from reference stains. */
export function separatedStains(source: Raster, reference: Stains): Stains | null {
  const densities = sampledDensities(source);
  let [a, b]: Stains = reference;
  const amounts = densities.map((density) => [Math.max(0, dot(density, unit(a))), Math.max(0, dot(density, unit(b)))]);
  for (let round = 0; round < ROUNDS; round++) {
    const [aa, ab, bb] = [dot(a, a), dot(a, b), dot(b, b)];
    densities.forEach((density, i) => {
      const [p = 0, q = 0] = amounts[i] ?? [];
      amounts[i] = [
        (p * dot(density, a)) / (p * aa + q * ab + DARKEST),
        (q * dot(density, b)) / (p * ab + q * bb + DARKEST),
      ];
    });
    [a, b] = nearerStains([a, b], densities, amounts);
  }
  if (!Number.isFinite(a[0] + b[0])) return null;
  return score(a) > score(b) ? [a, b] : [b, a];
}

function nearerStains([a, b]: Stains, densities: readonly Vector[], amounts: readonly number[][]): Stains {
  const [toA, toB] = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  let [pp, pq, qq] = [0, 0, 0];
  densities.forEach((density, i) => {
    const [p = 0, q = 0] = amounts[i] ?? [];
    for (let c = 0; c < 3; c++) {
      toA[c] = (toA[c] as number) + p * (density[c] as number);
      toB[c] = (toB[c] as number) + q * (density[c] as number);
    }
    pp += p * p;
    pq += p * q;
    qq += q * q;
  });
  const moved = (own: Vector, sums: readonly number[], mixture: (c: number) => number): Vector => {
    const along = (c: number) => ((own[c] as number) * (sums[c] as number)) / (mixture(c) + DARKEST);
    return unit([along(0), along(1), along(2)]);
  };
  return [
    moved(a, toA, (c) => pp * (a[c] as number) + pq * (b[c] as number)),
    moved(b, toB, (c) => pq * (a[c] as number) + qq * (b[c] as number)),
  ];
}

/** Hematoxylin is the bluer, less red one, as Albumentations tells them apart. */
function score(stain: Vector): number {
  const sum = stain[0] + stain[1] + stain[2] + DARKEST;
  return (Math.atan2(stain[1], stain[0]) % Math.PI) * (stain[2] / sum) - stain[0] / sum;
}
