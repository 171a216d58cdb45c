import type { Raster } from '../raster.ts';

/** A connected part of a mask: its number in `parts` and its first pixel in reading order. */
export interface ConnectedPart {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly pixels: number;
}

export interface ConnectedParts {
  /** For each pixel the number of its part, 0 where there is none. */
  readonly parts: Uint32Array;
  readonly list: readonly ConnectedPart[];
}

/** Parts of equal values that touch along edges or at corners; 0 is background. `isObject` narrows what counts. */
export function connectedParts(mask: Raster, isObject: (value: number) => boolean = () => true): ConnectedParts {
  const { width, height, data } = mask;
  const parts = new Uint32Array(width * height);
  const list: ConnectedPart[] = [];
  const open: number[] = [];
  for (let start = 0; start < parts.length; start++) {
    const value = data[start] as number;
    if (value === 0 || parts[start] !== 0 || !isObject(value)) continue;
    const id = list.length + 1;
    let pixels = 0;
    parts[start] = id;
    open.push(start);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      pixels++;
      const x = at % width;
      const y = Math.floor(at / width);
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          const next = v * width + u;
          if (parts[next] !== 0 || data[next] !== value) continue;
          parts[next] = id;
          open.push(next);
        }
      }
    }
    list.push({ id, x: start % width, y: Math.floor(start / width), pixels });
  }
  return { parts, list };
}
