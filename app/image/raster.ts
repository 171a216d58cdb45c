/**
 * Pixels in memory: rows from top to bottom, pixels from left to right, channels together (RGBRGB…), no padding.
 * Channels are 1 (grey), 2 (grey and alpha), 3 (RGB) or 4 (RGB and straight alpha). 8-bit pictures use a
 * `Uint8Array`, 16-bit ones a `Uint16Array`; colours are sRGB.
 */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: Channels;
  readonly data: Uint8Array | Uint16Array;
}

export type Channels = 1 | 2 | 3 | 4;

/** A part of a picture, in whole pixels: x1 ≤ x < x2, y1 ≤ y < y2. */
export interface Rect {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A raster of zeros with the channels and depth of another. */
export function blankLike(source: Raster, width: number, height: number): Raster {
  const length = width * height * source.channels;
  const data = source.data instanceof Uint16Array ? new Uint16Array(length) : new Uint8Array(length);
  return { width, height, channels: source.channels, data };
}

/** The largest value a sample can have: 255 or 65535. */
export function maxValue(raster: Raster): 255 | 65535 {
  return raster.data instanceof Uint16Array ? 65535 : 255;
}

/** How many of the channels are colour: 1 or 3; the other one, if any, is alpha. */
export function colorChannels(channels: Channels): 1 | 3 {
  return channels < 3 ? 1 : 3;
}

export function wholeRect(picture: { readonly width: number; readonly height: number }): Rect {
  return { x1: 0, y1: 0, x2: picture.width, y2: picture.height };
}
