import { blankLike, type Raster } from '../raster.ts';

/** Which neighbors an ellipse covers: in each row `dy` those from `from` to `to`, both included. */
export interface RowOffsets {
  readonly dy: number;
  readonly from: number;
  readonly to: number;
}

export type Morphology = 'dilation' | 'erosion';

/** OpenCV's ellipse of whole pixels; with even sides its middle is right and below. */
export function ellipseOffsets(width: number, height: number): readonly RowOffsets[] {
  const radius = Math.floor(height / 2);
  const center = Math.floor(width / 2);
  return Array.from({ length: height }, (_, row): RowOffsets => {
    const dy = row - radius;
    const share = radius === 0 ? 1 : Math.max(0, 1 - (dy * dy) / (radius * radius));
    const dx = Math.round(center * Math.sqrt(share));
    return { dy, from: Math.max(-center, -dx), to: Math.min(width - 1 - center, dx) };
  });
}

/** The largest (or smallest) sample of those the ellipse covers; the picture's outside counts as nothing. */
export function morphed(source: Raster, offsets: readonly RowOffsets[], operation: Morphology): Raster {
  const { width, height, channels, data } = source;
  const target = blankLike(source, width, height);
  const out = target.data;
  const isMore = operation === 'dilation';
  for (let y = 0; y < height; y++) {
    const row = y * width * channels;
    out.set(data.subarray(row, row + width * channels), row);
    let first = true;
    for (const { dy, from, to } of offsets) {
      if (y + dy < 0 || y + dy >= height) continue;
      for (let dx = from; dx <= to; dx++) {
        combineRow({ data, out, isMore, first }, row, (y + dy) * width * channels, { dx, width, channels });
        first = false;
      }
    }
  }
  return target;
}

interface Rows {
  readonly data: Raster['data'];
  readonly out: Raster['data'];
  readonly isMore: boolean;
  /** Nothing is in the row of the result yet but the source's own, which the ellipse may not cover. */
  readonly first: boolean;
}

function combineRow(
  { data, out, isMore, first }: Rows,
  to: number,
  from: number,
  { dx, width, channels }: { readonly dx: number; readonly width: number; readonly channels: number },
): void {
  const start = Math.max(0, -dx) * channels;
  const end = Math.min(width, width - dx) * channels;
  const shift = dx * channels;
  for (let i = start; i < end; i++) {
    const value = data[from + i + shift] as number;
    const current = out[to + i] as number;
    if (first || (isMore ? value > current : value < current)) out[to + i] = value;
  }
}
