import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { bilinearCell } from '../../geometry/bilinear-cell.ts';
import type { DisplacementField } from '../../geometry/displacement-field.ts';
import type { Size } from '../../geometry/mapping.ts';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { distortionEffect } from '../distortion.ts';
import { drawnSampling } from '../sampled.ts';
import { type GridElasticDeformParameters, gridElasticDeformMeta } from './meta.ts';

const drawn = z.object({
  num_grid_xy: z.tuple([z.int().min(1), z.int().min(1)]),
  /** How far each inner corner of the grid moves, x and y in pixels, row by row. */
  displacements: z.array(z.tuple([z.number(), z.number()])),
  ...drawnSampling,
  border: drawnValues.border('replicate'),
});

type Drawn = z.output<typeof drawn>;
type Corner = readonly [number, number];

/**
 * The rim of the picture stays. Inside a cell the map is bilinear in its four corners, so neighbors meet along their
 * edge; a map by perspective, as in Albumentations, leaves a step there.
 */
export const gridElasticDeform: Operation<GridElasticDeformParameters, Drawn> = {
  meta: gridElasticDeformMeta,
  drawn,
  draw({ num_grid_xy, magnitude, interpolation, mask_interpolation }, _view, random) {
    const shift = () => random.below(2 * magnitude + 1) - magnitude;
    const corners = (num_grid_xy[0] - 1) * (num_grid_xy[1] - 1);
    const displacements = Array.from({ length: corners }, (): [number, number] => [shift(), shift()]);
    const sampling = { border: 'replicate', mask_border: 'replicate', fill: 0, fill_mask: 0 } as const;
    return { num_grid_xy, displacements, interpolation, mask_interpolation, ...sampling };
  },
  effects: (values, frame) => [distortionEffect(cellField(values, frame), values)],
};

function cellField({ num_grid_xy: [columns, rows], displacements }: Drawn, size: Size): DisplacementField {
  const { width, height } = size;
  if (columns > width || rows > height || displacements.length !== (columns - 1) * (rows - 1)) {
    throw new AppError(
      'op.invalid-value',
      `GridElasticDeform has ${columns} × ${rows} cells and ${displacements.length} shifts for ${width} × ${height} ` +
        'pixels; expected a pixel for each cell and a shift for each inner corner. Choose fewer cells.',
    );
  }
  const dx = new Float32Array(width * height);
  const dy = new Float32Array(width * height);
  const grid = (row: number, column: number): Corner => [
    Math.floor((column * width) / columns) - 0.5,
    Math.floor((row * height) / rows) - 0.5,
  ];
  const moved = (row: number, column: number): Corner => {
    const [x, y] = grid(row, column);
    const inner = row > 0 && row < rows && column > 0 && column < columns;
    const [shiftX, shiftY] = inner ? (displacements[(row - 1) * (columns - 1) + column - 1] as Corner) : [0, 0];
    return [x + shiftX, y + shiftY];
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const quad = [moved(row, column), moved(row, column + 1), moved(row + 1, column + 1), moved(row + 1, column)];
      const [[x1, y1], [x2, y2]] = [grid(row, column), grid(row + 1, column + 1)];
      bilinearCell(quad as [Corner, Corner, Corner, Corner], size, (x, y, s, t) => {
        dx[y * width + x] = x1 + s * (x2 - x1) - x;
        dy[y * width + x] = y1 + t * (y2 - y1) - y;
      });
    }
  }
  return { width, height, dx, dy };
}
