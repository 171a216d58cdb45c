/**
 * Pixels in memory: rows from top to bottom, pixels from left to right, channels together (RGBRGB…), no padding.
 * Channels are 1 (grey), 2 (grey and alpha), 3 (RGB) or 4 (RGB and straight alpha). 8-bit pictures use a
 * `Uint8Array`, 16-bit ones a `Uint16Array`; colours are sRGB.
 */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
  readonly data: Uint8Array | Uint16Array;
}
