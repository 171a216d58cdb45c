import { maxValue, type Raster } from '../raster.ts';

/** Three rows of three weights and, where there is a fourth, an offset in the picture's own scale. */
export type ColorMatrix = readonly (readonly number[])[];

/** Multiplies the color of each pixel by a matrix, rounds and clips. For pictures with color; alpha is copied. */
export function applyColorMatrix(source: Raster, target: Raster, matrix: ColorMatrix): void {
  const { channels, data } = source;
  const out = target.data;
  const limit = maxValue(source) + 0.5;
  const weight = (row: number, column: number) => matrix[row]?.[column] ?? 0;
  const [rr, rg, rb, ro] = [weight(0, 0), weight(0, 1), weight(0, 2), weight(0, 3) + 0.5];
  const [gr, gg, gb, go] = [weight(1, 0), weight(1, 1), weight(1, 2), weight(1, 3) + 0.5];
  const [br, bg, bb, bo] = [weight(2, 0), weight(2, 1), weight(2, 2), weight(2, 3) + 0.5];
  for (let i = 0; i < data.length; i += channels) {
    const r = data[i] as number;
    const g = data[i + 1] as number;
    const b = data[i + 2] as number;
    // Stored samples drop what follows the point, so the half in the offset rounds.
    out[i] = clip(rr * r + rg * g + rb * b + ro, limit);
    out[i + 1] = clip(gr * r + gg * g + gb * b + go, limit);
    out[i + 2] = clip(br * r + bg * g + bb * b + bo, limit);
    if (channels === 4) out[i + 3] = data[i + 3] as number;
  }
}

function clip(value: number, limit: number): number {
  return value < 0 ? 0 : Math.min(value, limit);
}
