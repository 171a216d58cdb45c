import { blankLike, type Raster } from '../raster.ts';
import { copyAlpha } from './alpha.ts';
import { borderIndex } from './border.ts';

/** The mean of a square around each pixel, reflect101 beyond the rim, by running sums: any side costs the same. */
export function boxBlur(source: Raster, side: number): Raster {
  const { width, height, channels, data } = source;
  const radius = (side - 1) / 2;
  const rowLength = width * channels;
  const target = blankLike(source, width, height);
  const columnSums = new Float64Array(rowLength);
  const addRow = (y: number, sign: 1 | -1) => {
    const start = borderIndex(y, height, 'reflect101') * rowLength;
    for (let i = 0; i < rowLength; i++) columnSums[i] = (columnSums[i] as number) + sign * (data[start + i] as number);
  };
  for (let y = -radius; y <= radius; y++) addRow(y, 1);
  const columns = Int32Array.from(
    { length: width + side },
    (_, i) => borderIndex(i - radius, width, 'reflect101') * channels,
  );
  for (let y = 0; y < height; y++) {
    writeMeans({ columnSums, columns, side, channels }, target, y);
    addRow(y - radius, -1);
    addRow(y + radius + 1, 1);
  }
  copyAlpha(source, target);
  return target;
}

interface MeanRow {
  readonly columnSums: Float64Array;
  /** For each place of the padded row, where its sums start. */
  readonly columns: Int32Array;
  readonly side: number;
  readonly channels: number;
}

function writeMeans({ columnSums, columns, side, channels }: MeanRow, target: Raster, y: number): void {
  const width = columns.length - side;
  const scale = 1 / (side * side);
  for (let c = 0; c < channels; c++) {
    let sum = 0;
    for (let i = 0; i < side; i++) sum += columnSums[(columns[i] as number) + c] as number;
    for (let x = 0, at = y * width * channels + c; x < width; x++, at += channels) {
      target.data[at] = sum * scale + 0.5;
      sum +=
        (columnSums[(columns[x + side] as number) + c] as number) - (columnSums[(columns[x] as number) + c] as number);
    }
  }
}
