import type { Size } from './mapping.ts';

/**
 * A map without a formula: pixel (x, y) of the result shows source position (x + dx, y + dy). Both pictures have the
 * size of the field; between pixel centres the field is bilinear, beyond the outermost ones it goes on as at the rim.
 */
export interface DisplacementField extends Size {
  /** In pixels, row by row. */
  readonly dx: Float32Array;
  readonly dy: Float32Array;
}

/** The field of a map given as source positions. */
export function fieldOf(size: Size, source: (x: number, y: number) => readonly [number, number]): DisplacementField {
  const { width, height } = size;
  const dx = new Float32Array(width * height);
  const dy = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const [u, v] = source(x, y);
      dx[i] = u - x;
      dy[i] = v - y;
    }
  }
  return { width, height, dx, dy };
}
