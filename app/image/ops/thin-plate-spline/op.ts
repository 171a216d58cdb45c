import { z } from 'zod';
import { type DisplacementField, smoothFieldOf } from '../../geometry/displacement-field.ts';
import type { Size } from '../../geometry/mapping.ts';
import { type PulledPoint, thinPlate } from '../../geometry/thin-plate.ts';
import type { Operation } from '../../op.ts';
import { distortionEffect } from '../distortion.ts';
import { drawnSampling, sampledValues } from '../sampled.ts';
import { type ThinPlateSplineParameters, thinPlateSplineMeta } from './meta.ts';

const drawn = z.object({
  num_control_points: z.int().min(2).max(16),
  /** How far each control point is pulled, x and y in parts of the sides, row by row. */
  displacements: z.array(z.tuple([z.number(), z.number()])),
  ...drawnSampling,
});

type Drawn = z.output<typeof drawn>;

export const thinPlateSpline: Operation<ThinPlateSplineParameters, Drawn> = {
  meta: thinPlateSplineMeta,
  drawn,
  draw(parameters, _view, random) {
    const { num_control_points } = parameters;
    const scale = random.between(...parameters.scale_range) / 10;
    const displacements = controlPoints(num_control_points).map((): [number, number] => [
      scale * random.normal(),
      scale * random.normal(),
    ]);
    return { num_control_points, displacements, ...sampledValues(parameters) };
  },
  effects: (values, frame) => [distortionEffect(plateField(values, frame), values)],
};

/** A grid over the picture from corner to corner; two a side are its corners and its center. */
function controlPoints(side: number): readonly (readonly [number, number])[] {
  const corners = Array.from({ length: side * side }, (_, i): readonly [number, number] => [
    (i % side) / (side - 1),
    Math.floor(i / side) / (side - 1),
  ]);
  return side === 2 ? [...corners, [0.5, 0.5]] : corners;
}

function plateField({ num_control_points, displacements }: Drawn, { width, height }: Size): DisplacementField {
  const points = controlPoints(num_control_points).map(([x, y], i): PulledPoint => {
    const [dx, dy] = displacements[i] ?? [0, 0];
    return { x, y, toX: x + dx, toY: y + dy };
  });
  const map = thinPlate(points);
  return smoothFieldOf({ width, height }, (x, y) => {
    const [u, v] = map(x / width, y / height);
    return [u * width, v * height];
  });
}
