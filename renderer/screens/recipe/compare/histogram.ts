/** How often each level occurs in a picture, and how much of it has no detail left. */
export interface Histogram {
  /** Share of the pixels at each of 256 levels, by channel. */
  readonly red: Float64Array;
  readonly green: Float64Array;
  readonly blue: Float64Array;
  readonly luminance: Float64Array;
  /** Share of the pixels that are full white or full black in every channel. */
  readonly clippedWhite: number;
  readonly clippedBlack: number;
}

const LEVELS = 256;

/** Counts RGBA bytes as a canvas gives them; what is fully transparent is no part of the picture. */
export function histogramOf(pixels: Uint8ClampedArray): Histogram {
  const red = new Float64Array(LEVELS);
  const green = new Float64Array(LEVELS);
  const blue = new Float64Array(LEVELS);
  const luminance = new Float64Array(LEVELS);
  let seen = 0;
  let white = 0;
  let black = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    if (pixels[i + 3] === 0) continue;
    const r = pixels[i] as number;
    const g = pixels[i + 1] as number;
    const b = pixels[i + 2] as number;
    seen++;
    (red[r] as number)++;
    (green[g] as number)++;
    (blue[b] as number)++;
    // Rec. 601, as the catalogue's gray conversion.
    (luminance[Math.round(0.299 * r + 0.587 * g + 0.114 * b)] as number)++;
    if (r === 255 && g === 255 && b === 255) white++;
    if (r === 0 && g === 0 && b === 0) black++;
  }
  const total = Math.max(1, seen);
  for (const channel of [red, green, blue, luminance]) for (let i = 0; i < LEVELS; i++) (channel[i] as number) /= total;
  return { red, green, blue, luminance, clippedWhite: white / total, clippedBlack: black / total };
}

const BARS = 64;

/**
 * A line through a channel's levels in a box of 256 by `height`, four levels to a point, `top` being the share that
 * reaches the upper edge. As SVG path data, without the way back along the lower edge.
 */
export function histogramLine(channel: Float64Array, { height, top }: { height: number; top: number }): string {
  return sums(channel)
    .map((share, bar) => {
      const x = ((bar + 0.5) * LEVELS) / BARS;
      const y = height * (1 - Math.min(1, share / Math.max(top, Number.EPSILON)));
      return `${bar === 0 ? 'M' : 'L'}${x} ${y.toFixed(2)}`;
    })
    .join('');
}

/** The highest point of any line, leaving out the ends: clipped pixels pile up there and would flatten the rest. */
export function highestOf(channels: readonly Float64Array[]): number {
  return Math.max(...channels.flatMap((channel) => sums(channel).slice(1, -1)));
}

function sums(channel: Float64Array): number[] {
  const width = LEVELS / BARS;
  return Array.from({ length: BARS }, (_, bar) =>
    channel.subarray(bar * width, (bar + 1) * width).reduce((sum, share) => sum + share, 0),
  );
}
