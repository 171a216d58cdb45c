import type { Size } from '../geometry/mapping.ts';

/** Convolves a field of numbers with a symmetric kernel along rows and columns; the rim goes on as it is. */
export function smoothField(field: Float32Array, { width, height }: Size, kernel: Float64Array): Float32Array {
  const radius = (kernel.length - 1) / 2;
  const rows = new Float32Array(field.length);
  const padded = new Float32Array(width + 2 * radius);
  for (let y = 0; y < height; y++) {
    const row = field.subarray(y * width, (y + 1) * width);
    padded.fill(row[0] as number, 0, radius);
    padded.set(row, radius);
    padded.fill(row[width - 1] as number, radius + width);
    smoothRow(padded, rows.subarray(y * width, (y + 1) * width), kernel);
  }
  const target = new Float32Array(field.length);
  for (let y = 0; y < height; y++) {
    const out = target.subarray(y * width, (y + 1) * width);
    for (let k = -radius; k <= radius; k++) {
      const from = Math.min(height - 1, Math.max(0, y + k)) * width;
      addScaled(out, rows, from, kernel[k + radius] as number);
    }
  }
  return target;
}

function smoothRow(padded: Float32Array, out: Float32Array, kernel: Float64Array): void {
  for (let k = 0; k < kernel.length; k++) addScaled(out, padded, k, kernel[k] as number);
}

function addScaled(out: Float32Array, values: Float32Array, from: number, weight: number): void {
  for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + (values[from + i] as number) * weight;
}
