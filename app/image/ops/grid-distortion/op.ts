import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import type { DisplacementField } from '../../geometry/displacement-field.ts';
import type { Size } from '../../geometry/mapping.ts';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { distortionEffect } from '../distortion.ts';
import { drawnSampling, sampledValues } from '../sampled.ts';
import { type GridDistortionParameters, gridDistortionMeta } from './meta.ts';

const drawn = z.object({
  num_steps: z.int().min(1),
  /** How much longer each step is in the source than in the result; one more than cells, for what is left over. */
  steps_x: z.array(z.number()),
  steps_y: z.array(z.number()),
  normalized: drawnValues.flag(true),
  ...drawnSampling,
});

type Drawn = z.output<typeof drawn>;

export const gridDistortion: Operation<GridDistortionParameters, Drawn> = {
  meta: gridDistortionMeta,
  drawn,
  draw(parameters, _view, random) {
    const { num_steps, normalized } = parameters;
    const steps = () => Array.from({ length: num_steps + 1 }, () => 1 + random.between(...parameters.distort_limit));
    return { num_steps, steps_x: steps(), steps_y: steps(), normalized, ...sampledValues(parameters) };
  },
  effects: (values, frame) => [distortionEffect(gridField(values, frame), values)],
};

function gridField(values: Drawn, { width, height }: Size): DisplacementField {
  const columns = axisMap(width, values.steps_x, values);
  const rows = axisMap(height, values.steps_y, values);
  const dx = new Float32Array(width * height);
  const dy = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const shift = (rows[y] as number) - y;
    for (let x = 0; x < width; x++) dx[y * width + x] = (columns[x] as number) - x;
    dy.fill(shift, y * width, (y + 1) * width);
  }
  return { width, height, dx, dy };
}

/**
 * Source positions along one axis. A cell of `floor(side / cells)` pixels runs from the sum of the steps before it to
 * the sum with its own, both ends included, as in Albumentations.
 */
function axisMap(side: number, given: readonly number[], { num_steps: cells, normalized }: Drawn): Float64Array {
  const cell = Math.floor(side / cells);
  if (cell < 1 || given.length !== cells + 1) {
    throw new AppError(
      'op.invalid-value',
      `GridDistortion has ${cells} cells and ${given.length} steps for ${side} pixels; expected at least a pixel for ` +
        'each cell and one step more than cells. Choose a smaller "num_steps".',
    );
  }
  const steps = normalized ? normalizedSteps(side, given, cells) : given;
  const map = new Float64Array(side);
  let previous = 0;
  for (let i = 0, start = 0; start < side; i++, start += cell) {
    const end = Math.min(side, start + cell);
    // Beyond the steps, where the rest is wider than a cell, the picture goes on unchanged.
    const next = start + cell > side ? side : previous + cell * (steps[i] ?? 1);
    for (let x = start; x < end; x++) {
      map[x] = previous + ((next - previous) * (x - start)) / Math.max(1, end - start - 1);
    }
    previous = next;
  }
  return map;
}

/** Steps scaled so that the map ends where the picture does; the last one is as short as what is left over. */
function normalizedSteps(side: number, given: readonly number[], cells: number): readonly number[] {
  const cell = Math.floor(side / cells);
  const rest = Math.min(side, (cells + 1) * cell) - cells * cell;
  const steps = given.map((step, i) => (i === cells ? (step * rest) / cell : step));
  const sum = steps.reduce((a, b) => a + b, 0);
  return steps.map((step) => (step * side) / cell / sum);
}
