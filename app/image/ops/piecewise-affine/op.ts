import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { type DisplacementField, fieldOf } from '../../geometry/displacement-field.ts';
import type { Size } from '../../geometry/mapping.ts';
import type { Operation } from '../../op.ts';
import { distortionEffect } from '../distortion.ts';
import { wholeBetween } from '../drawing.ts';
import { drawnSampling, sampledValues } from '../sampled.ts';
import { type PiecewiseAffineParameters, piecewiseAffineMeta } from './meta.ts';

const drawn = z.object({
  nb_rows: z.int().min(2),
  nb_cols: z.int().min(2),
  /** How far from each grid point its pixel comes, x and y in pixels, row by row. */
  jitter: z.array(z.tuple([z.number(), z.number()])),
  ...drawnSampling,
});

type Drawn = z.output<typeof drawn>;

/**
 * Every cell of the grid is two triangles, each with its own affine map, so the map is whole and zero jitter is the
 * picture itself. Albumentations weighs all grid points by their distance instead, which bends the picture without any.
 */
export const piecewiseAffine: Operation<PiecewiseAffineParameters, Drawn> = {
  meta: piecewiseAffineMeta,
  drawn,
  draw(parameters, { width, height }, random) {
    const nb_rows = wholeBetween(random, parameters.nb_rows);
    const nb_cols = wholeBetween(random, parameters.nb_cols);
    const unit = parameters.absolute_scale ? 1 : Math.min(width, height);
    const spread = (random.between(...parameters.scale) * unit) / 3;
    const jitter = Array.from({ length: nb_rows * nb_cols }, (): [number, number] => [
      spread * random.normal(),
      spread * random.normal(),
    ]);
    return { nb_rows, nb_cols, jitter, ...sampledValues(parameters) };
  },
  effects: (values, frame) => [distortionEffect(triangleField(values, frame), values)],
};

function triangleField({ nb_rows, nb_cols, jitter }: Drawn, { width, height }: Size): DisplacementField {
  if (jitter.length !== nb_rows * nb_cols) {
    throw new AppError(
      'op.invalid-value',
      `PiecewiseAffine has ${jitter.length} shifts; expected ${nb_rows * nb_cols}, one for each grid point.`,
    );
  }
  const cellWidth = Math.max(1, width - 1) / (nb_cols - 1);
  const cellHeight = Math.max(1, height - 1) / (nb_rows - 1);
  /** Where a grid point's pixel comes from; never from outside the picture. */
  const point = (row: number, column: number): readonly [number, number] => {
    const [dx, dy] = jitter[row * nb_cols + column] as [number, number];
    const inside = (value: number, side: number) => Math.min(side - 1, Math.max(0, value));
    return [inside(column * cellWidth + dx, width), inside(row * cellHeight + dy, height)];
  };
  return fieldOf({ width, height }, (x, y) => {
    const column = Math.min(nb_cols - 2, Math.floor(x / cellWidth));
    const row = Math.min(nb_rows - 2, Math.floor(y / cellHeight));
    const s = x / cellWidth - column;
    const t = y / cellHeight - row;
    const [a, c] = [point(row, column + 1), point(row + 1, column)];
    const upper = s + t <= 1;
    const corner = upper ? point(row, column) : point(row + 1, column + 1);
    const [p, q] = upper ? [s, t] : [1 - t, 1 - s];
    const along = (axis: 0 | 1) => corner[axis] + p * (a[axis] - corner[axis]) + q * (c[axis] - corner[axis]);
    return [along(0), along(1)];
  });
}
