import type { Raster } from '../raster.ts';

/** Lightness of video (ITU-R BT.601) of each pixel of a picture with color, rounded, in the picture's own scale. */
export function lumaPlane({ data, channels, width, height }: Raster): Uint8Array | Uint16Array {
  const plane = data instanceof Uint16Array ? new Uint16Array(width * height) : new Uint8Array(width * height);
  for (let i = 0, p = 0; p < plane.length; i += channels, p++) {
    plane[p] = luma(data[i] as number, data[i + 1] as number, data[i + 2] as number) + 0.5;
  }
  return plane;
}

export function luma(r: number, g: number, b: number): number {
  return 0.299 * r + 0.587 * g + 0.114 * b;
}
