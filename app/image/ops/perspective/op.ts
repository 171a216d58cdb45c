import { z } from 'zod';
import type { RandomStream } from '../../../random/stream.ts';
import { cornersOf, perspective as perspectiveMap, type Size } from '../../geometry/mapping.ts';
import { boundsOf, mapPolygon, outlineOf } from '../../geometry/polygon.ts';
import { type Quad, quadToQuad } from '../../geometry/quad.ts';
import type { Operation } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { wholeRect } from '../../raster.ts';
import { drawnSampling, sampledValues, samplingOf } from '../sampled.ts';
import { type PerspectiveParameters, perspectiveMeta } from './meta.ts';

/** Corners are moved by at most this share of a side, so that they never meet. */
const LARGEST_SHIFT = 0.32;

const corner = z.tuple([z.number(), z.number()]);

const drawn = z.object({
  source_quad_tl_tr_br_bl: z.tuple([corner, corner, corner, corner]),
  /** Where its corners go; the corners of the result where it is not given. */
  target_quad_tl_tr_br_bl: z.tuple([corner, corner, corner, corner]).optional(),
  /** Size of the result; that of the picture where it is not given. */
  output_width: drawnValues.side().optional(),
  output_height: drawnValues.side().optional(),
  ...drawnSampling,
});

type Drawn = z.output<typeof drawn>;
type Corners = Drawn['source_quad_tl_tr_br_bl'];

export const perspective: Operation<PerspectiveParameters, Drawn> = {
  meta: perspectiveMeta,
  drawn,
  draw(parameters, view, random) {
    const quad = drawQuad(view, random.between(...parameters.scale), random);
    const size = parameters.keep_size ? view : sizeOf(quad);
    return {
      source_quad_tl_tr_br_bl: quad,
      ...(parameters.fit_output ? fitted(quad, view, parameters.keep_size) : resultOf(size)),
      ...sampledValues(parameters),
    };
  },
  effects(values, frame) {
    const size = { width: values.output_width ?? frame.width, height: values.output_height ?? frame.height };
    const to = values.target_quad_tl_tr_br_bl ?? cornersOf(size);
    const mapping = perspectiveMap(values.source_quad_tl_tr_br_bl, to, size);
    return [{ kind: 'warp', mapping, sampling: samplingOf(values) }];
  },
};

/** Each corner inwards by |normal(0, scale)| of the sides. */
function drawQuad({ width, height }: Size, scale: number, random: RandomStream): Corners {
  const shift = (side: number) => (Math.abs(random.normal() * scale) % LARGEST_SHIFT) * side;
  const topLeft: [number, number] = [shift(width), shift(height)];
  const topRight: [number, number] = [width - shift(width), shift(height)];
  const bottomRight: [number, number] = [width - shift(width), height - shift(height)];
  return [topLeft, topRight, bottomRight, [shift(width), height - shift(height)]];
}

/** The longer of opposite sides each way: the size at which the quadrilateral is not shrunk. */
function sizeOf([topLeft, topRight, bottomRight, bottomLeft]: Quad): Size {
  const length = (a: readonly [number, number], b: readonly [number, number]) => Math.hypot(a[0] - b[0], a[1] - b[1]);
  return {
    width: Math.max(2, Math.floor(Math.max(length(topRight, topLeft), length(bottomRight, bottomLeft)))),
    height: Math.max(2, Math.floor(Math.max(length(bottomRight, topRight), length(bottomLeft, topLeft)))),
  };
}

function resultOf({ width, height }: Size) {
  return { output_width: width, output_height: height };
}

/** Shows the whole picture as the quadrilateral's view bends it: grown to hold it, or brought to the size it had. */
function fitted(quad: Corners, view: Size, keepSize: boolean) {
  const bent = mapPolygon(quadToQuad(quad, cornersOf(view)), outlineOf(wholeRect(view)));
  const { x1, y1, x2, y2 } = boundsOf(bent);
  const size = keepSize ? view : { width: Math.max(1, Math.round(x2 - x1)), height: Math.max(1, Math.round(y2 - y1)) };
  const place = ([x, y]: readonly [number, number]): [number, number] => [
    ((x - x1) * size.width) / (x2 - x1),
    ((y - y1) * size.height) / (y2 - y1),
  ];
  const [a, b, c, d] = cornersOf(view);
  const target: Corners = [place(a), place(b), place(c), place(d)];
  return { target_quad_tl_tr_br_bl: target, ...resultOf(size) };
}
