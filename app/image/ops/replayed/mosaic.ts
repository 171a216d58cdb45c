import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import type { CombineContext, Combined, Interpolation } from '../../effect.ts';
import { mapLabels, matrixLabels } from '../../geometry/map-labels.ts';
import { crop, type Mapping, resize } from '../../geometry/mapping.ts';
import { inverse } from '../../geometry/matrix.ts';
import { mapInstances } from '../../geometry/run-lengths.ts';
import { fillValues } from '../../kernels/fill-values.ts';
import { resizeRaster } from '../../kernels/resize.ts';
import { warp } from '../../kernels/warp.ts';
import { type CutLabel, type DroppedLabel, type Labels, NO_LABELS } from '../../labels.ts';
import type { ReplayedOperation, Sample } from '../../op.ts';
import { drawnValues } from '../../parameters.ts';
import { blankLike, maxValue, type Raster, type Rect, wholeRect } from '../../raster.ts';
import { paste, sameKind } from '../mixing.ts';

const drawn = z
  .object({
    /** `stretch`: each picture fills its cell. `place`: it keeps its size and touches the split point. */
    layout: z.enum(['stretch', 'place']),
    /** Width and height of the result. */
    size: z.tuple([drawnValues.side(), drawnValues.side()]),
    split_xy: z.tuple([z.int(), z.int()]),
    interpolation: drawnValues.interpolation('bilinear'),
    antialias: drawnValues.flag(false),
    fill: drawnValues.fill(),
  })
  .refine(({ size: [width, height], split_xy: [x, y] }) => x > 0 && x < width && y > 0 && y < height, {
    error: 'expected a point inside the result',
    path: ['split_xy'],
  });

type Drawn = z.output<typeof drawn>;

/** Four pictures in one: top left, top right, bottom left, bottom right (Bochkovskiy et al., YOLOv4, 2020). */
export const mosaic: ReplayedOperation<Drawn> = {
  name: 'Mosaic',
  drawn,
  effects: (values) => [{ kind: 'combine', apply: (samples, context) => combine(samples, values, context) }],
};

function combine(samples: readonly Sample[], values: Drawn, context: CombineContext): Combined {
  const [first] = samples;
  if (first === undefined || samples.length < 4 || !samples.every((sample) => sameKind(sample.raster, first.raster))) {
    throw new AppError(
      'op.invalid-value',
      `Mosaic needs four pictures with the same channels and depth; found ${samples.length} inputs. Give the others too.`,
    );
  }
  const [width, height] = values.size;
  const raster = blankLike(first.raster, width, height);
  fillAll(raster, fillValues(values.fill, raster.channels, maxValue(raster)));
  const mask = first.labels.mask === null ? null : blankLike(first.labels.mask, width, height);
  const parts: Labels[] = [];
  const dropped: DroppedLabel[] = [];
  const cuts: CutLabel[] = [];
  samples.slice(0, 4).forEach((sample, i) => {
    const cell = cellOf(values, i);
    const part = inCell(sample, values, cell, context);
    parts.push(part.labels);
    dropped.push(...part.dropped);
    cuts.push(...part.cut);
    const place = { ...cell, dx: cell.x1, dy: cell.y1 };
    paste(raster, part.raster, place);
    if (mask !== null && part.labels.mask !== null) paste(mask, part.labels.mask, place);
  });
  return { raster, labels: { ...joined(parts), mask }, dropped, cut: cuts };
}

function fillAll({ data, channels }: Raster, color: readonly number[]): void {
  for (let i = 0; i < data.length; i += channels) data.set(color, i);
}

function cellOf({ size: [width, height], split_xy: [x, y] }: Drawn, i: number): Rect {
  const left = i % 2 === 0;
  const top = i < 2;
  return { x1: left ? 0 : x, y1: top ? 0 : y, x2: left ? x : width, y2: top ? y : height };
}

/** One picture as its cell shows it, with labels in coordinates of the whole. */
function inCell(sample: Sample, values: Drawn, cell: Rect, { rules, op }: CombineContext) {
  const size = { width: cell.x2 - cell.x1, height: cell.y2 - cell.y1 };
  const mapping =
    values.layout === 'stretch' ? resize(sample.raster, size) : crop(placedWindow(sample.raster, values, cell));
  const cut = mapLabels(sample.labels, matrixLabels(mapping), rules, op);
  const moved = mapLabels(cut.labels, matrixLabels(shift(cell, values)), rules, op);
  const showMask = (raster: Raster) => shown(raster, mapping, { ...values, interpolation: 'nearest', fill: 0 });
  const mask = sample.labels.mask === null ? null : showMask(sample.labels.mask);
  const instances = mapInstances(sample.labels.instances, (one) => placedIn(values.size, showMask(one), cell));
  return {
    raster: shown(sample.raster, mapping, values),
    labels: { ...moved.labels, instances, mask },
    dropped: [...cut.dropped, ...moved.dropped],
    cut: cut.cut,
  };
}

function placedIn([width, height]: Drawn['size'], part: Raster, cell: Rect): Raster {
  const whole = blankLike(part, width, height);
  paste(whole, part, { ...cell, dx: cell.x1, dy: cell.y1 });
  return whole;
}

/** From the cell to the whole: nothing is cut by it. */
function shift({ x1, y1 }: Rect, { size: [width, height] }: Drawn): Mapping {
  return crop({ x1: -x1, y1: -y1, x2: width - x1, y2: height - y1 });
}

/** What the cell shows of a picture whose inner corner touches the split point, in the picture's coordinates. */
function placedWindow({ width, height }: Raster, { split_xy: [x, y] }: Drawn, cell: Rect): Rect {
  const left = cell.x2 === x && cell.x1 === 0 ? x - width : x;
  const top = cell.y2 === y && cell.y1 === 0 ? y - height : y;
  return { x1: cell.x1 - left, y1: cell.y1 - top, x2: cell.x2 - left, y2: cell.y2 - top };
}

interface Showing {
  readonly layout: Drawn['layout'];
  readonly interpolation: Interpolation;
  readonly antialias: boolean;
  readonly fill: Drawn['fill'];
}

function shown(source: Raster, mapping: Mapping, { layout, interpolation, antialias, fill }: Showing): Raster {
  if (layout === 'stretch' && interpolation !== 'nearest') {
    return resizeRaster(source, mapping, { interpolation, antialias, premultipliedAlpha: false });
  }
  const { width, height } = mapping;
  return warp(source, {
    width,
    height,
    inverse: inverse(mapping.nearest),
    interpolation: 'nearest',
    border: layout === 'stretch' ? 'replicate' : 'constant',
    fill,
    window: wholeRect(source),
  });
}

/** Every picture has a quarter of the classes: the cells of a mosaic are meant as equals, whatever their size. */
function joined(parts: readonly Labels[]): Labels {
  const classes: Record<string, number> = {};
  for (const part of parts) {
    for (const [name, share] of Object.entries(part.classes))
      classes[name] = (classes[name] ?? 0) + share / parts.length;
  }
  return {
    ...NO_LABELS,
    classes,
    boxes: parts.flatMap((part) => part.boxes),
    keypoints: parts.flatMap((part) => part.keypoints),
    polygons: parts.flatMap((part) => part.polygons),
    instances: parts.flatMap((part) => part.instances),
  };
}
