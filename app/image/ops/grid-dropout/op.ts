import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import type { RandomStream } from '../../../random/stream.ts';
import type { Size } from '../../geometry/mapping.ts';
import type { Operation } from '../../op.ts';
import { gridLines } from '../grid-lines.ts';
import { drawHoles, drawnHoles, type Hole, type HolesDrawn, holesEffect } from '../holes.ts';
import { type GridDropoutParameters, gridDropoutMeta } from './meta.ts';

export const gridDropout: Operation<GridDropoutParameters, HolesDrawn> = {
  meta: gridDropoutMeta,
  drawn: z.object(drawnHoles),
  draw: (parameters, view, random) => drawHoles(drawGrid(parameters, view, random), parameters, random),
  effects: (values) => [holesEffect(values)],
};

function drawGrid(parameters: GridDropoutParameters, { width, height }: Size, random: RandomStream): Hole[] {
  const [columns, rows] = cellsOf(parameters, { width, height }, random);
  const ys = gridLines(height, rows, random);
  const xs = gridLines(width, columns, random);
  const { ratio, random_offset, shift_xy } = parameters;
  const holes: Hole[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [x, holeWidth] = placeIn(cell(xs, column), { ratio, random_offset, shift: shift_xy[0], random });
      const [y, holeHeight] = placeIn(cell(ys, row), { ratio, random_offset, shift: shift_xy[1], random });
      const x1 = Math.min(x, width - holeWidth);
      const y1 = Math.min(y, height - holeHeight);
      holes.push([x1, y1, x1 + holeWidth, y1 + holeHeight]);
    }
  }
  return holes;
}

function cell(lines: readonly number[], i: number): readonly [number, number] {
  return [lines[i] as number, lines[i + 1] as number];
}

function cellsOf(parameters: GridDropoutParameters, { width, height }: Size, random: RandomStream): [number, number] {
  const { holes_number_xy: given, unit_size_range: range } = parameters;
  if (given !== null) return [Math.min(given[0], width), Math.min(given[1], height)];
  if (range === null)
    return [cellsAt(width, Math.max(2, Math.floor(width / 10))), cellsAt(height, Math.max(2, Math.floor(height / 10)))];
  if (range[1] > Math.min(width, height)) {
    throw new AppError(
      'op.invalid-value',
      `GridDropout has "unit_size_range" up to ${range[1]} pixels, but the picture is ${width} × ${height}; choose a smaller one.`,
    );
  }
  const unit = range[0] + random.below(range[1] - range[0] + 1);
  return [cellsAt(width, unit), cellsAt(height, unit)];
}

function cellsAt(side: number, unit: number): number {
  return Math.max(1, Math.floor(side / unit));
}

interface Placing {
  readonly ratio: number;
  readonly random_offset: boolean;
  readonly shift: number;
  readonly random: RandomStream;
}

/** Start and length of a hole in its cell. */
function placeIn([start, end]: readonly [number, number], place: Placing): [number, number] {
  const { ratio, random_offset, shift, random } = place;
  const length = end - start;
  const hole = Math.max(1, Math.min(length - 1, Math.floor(length * ratio)));
  return [start + (random_offset ? random.below(Math.max(0, length - hole) + 1) : shift), hole];
}
