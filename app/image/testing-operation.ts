import { describe, expect, it } from 'vitest';
import type { ImageStep } from '../model/recipe.ts';
import { augment } from './augment.ts';
import { boundsOf, clipPolygon, polygonArea } from './geometry/polygon.ts';
import { rasterize } from './geometry/rasterize.ts';
import { decodeRuns, encodeRuns } from './geometry/run-lengths.ts';
import type { Box, Labels } from './labels.ts';
import type { AppliedOperation, Field, Sample } from './op.ts';
import { blankLike, type Channels, type Raster } from './raster.ts';
import { replay } from './replay.ts';
import { parseImageSteps } from './steps.ts';
import { KINDS, rectangleMask, smoothPicture, withLabels } from './testing.ts';

interface Expectation {
  readonly op: string;
  /** Parameters it cannot do without. */
  readonly required?: Readonly<Record<string, unknown>>;
  /** For each parameter, settings that give different results (pixels, mask or boxes). */
  readonly changes: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** Parameters that have only one value so far, so that nothing can change with them. */
  readonly fixed?: readonly string[];
  /** Leave lineage's copies to `augment.test.ts` where drawing one needs a larger picture. */
  readonly size?: readonly [width: number, height: number];
  /** How many channels come out of so many, where that is not as many as went in. */
  readonly channels?: (given: Channels) => Channels;
}

/** What holds for every operation: see `ops/README.md`. */
export function describeOperation({
  op,
  required = {},
  changes,
  fixed = [],
  size = [40, 32],
  channels,
}: Expectation): void {
  const step = (parameters: object): readonly ImageStep[] =>
    parseImageSteps([{ op, p: 1, ...required, ...parameters }], 'steps');
  const key = { seed: 11, item: 3, copy: 1 };

  describe(`${op}, as any operation`, () => {
    it('says of every parameter what changes with it', () => {
      const [first] = step({});

      expect([...Object.keys(changes), ...fixed].sort()).toEqual(
        first?.kind === 'op' ? Object.keys(first.parameters).sort() : [],
      );
    });

    it.each(Object.entries(changes))('%s changes the result', (_name, settings) => {
      const results = settings.map((setting) => fingerprint(augment(labelled(size), step(setting), key).sample));

      expect(settings.length).toBeGreaterThan(1);
      expect(new Set(results).size).toBe(settings.length);
    });

    it.each(KINDS)('passes $channels channels of $bits bits, and lineage gives the same bytes', (kind) => {
      const sample = withLabels(smoothPicture(...size, kind));

      const made = augment(sample, step({}), key);
      const again = replay([sample], JSON.parse(JSON.stringify(made.operations)), { resampling: 'fused' });

      expect([made.sample.raster.channels, made.sample.raster.data.BYTES_PER_ELEMENT]).toEqual([
        channels === undefined ? kind.channels : channels(kind.channels),
        kind.bits / 8,
      ]);
      expect(again.sample).toEqual(made.sample);
    });
  });
}

/** What `apply` makes of a picture with one operation. */
export function replayed(op: string, params: object, raster: Raster, fields: readonly Field[] = []): Raster {
  const entry = { op, params: params as AppliedOperation['params'], fields };
  return replay([withLabels(raster)], [entry], { resampling: 'fused' }).sample.raster;
}

/** A picture of the given samples, one row unless `width` says otherwise. */
export function picture(channels: Channels, samples: readonly number[], { bits = 8, width = 0 } = {}): Raster {
  const data = bits === 16 ? Uint16Array.from(samples) : Uint8Array.from(samples);
  const pixels = samples.length / channels;
  return { width: width || pixels, height: width === 0 ? 1 : pixels / width, channels, data };
}

function labelled(size: readonly [number, number]): Sample {
  const raster = smoothPicture(...size);
  const data = Uint8Array.from(
    { length: size[0] * size[1] },
    (_, i) => ((i % size[0]) * 7 + Math.floor(i / size[0]) * 3) % 200,
  );
  return withLabels(raster, {
    boxes: [{ id: 0, x1: 5, y1: 6, x2: 27, y2: 20 }],
    mask: { width: size[0], height: size[1], channels: 1, data },
  });
}

function fingerprint({ raster, labels }: Sample): string {
  return JSON.stringify([raster.width, raster.height, [...raster.data], labels.boxes, [...(labels.mask?.data ?? [])]]);
}

interface MovedLabels {
  readonly op: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** How many copies are drawn. */
  readonly copies?: number;
  /** Corners of an outline need not stay together: it is cut and its pieces are moved apart. */
  readonly cutsOutlines?: boolean;
}

/**
 * The oracle of geometry: the mask, which goes the way of the pixels, agrees with the polygon it was drawn from, within
 * a pixel of edge; and the box holds what of the polygon is inside the picture.
 */
export function describeLabelsMove({ op, parameters = {}, copies = 12, cutsOutlines = false }: MovedLabels): void {
  const width = 60;
  const height = 50;
  const outline = [12, 10, 44, 10, 44, 36, 12, 36];
  const hole = [24, 18, 34, 18, 34, 28, 24, 28];
  const turned = [26, 4, 50, 16, 42, 32, 18, 20];
  const size = { width, height };
  const sample = withLabels(smoothPicture(width, height), {
    boxes: [{ id: 0, x1: 12, y1: 10, x2: 44, y2: 36 }],
    mask: rectangleMask(width, height, [12, 10, 44, 36]),
    polygons: [
      { id: 0, points: outline, clipped: outline },
      { id: 0, role: 'hole', points: hole, clipped: hole },
      { id: 1, role: 'oriented-box', points: turned, clipped: turned },
    ],
    instances: [
      { id: 0, runs: encodeRuns(rasterize([outline, hole], size)) },
      { id: 1, runs: encodeRuns(rasterize([turned], size)) },
    ],
    keypoints: [
      { id: 'left', partner: 'right', x: 12, y: 10, angle: 0, scale: 1, visible: true },
      { id: 'right', partner: 'left', x: 43, y: 10, angle: 0, scale: 1, visible: true },
    ],
  });

  describe(`${op} with ${JSON.stringify(parameters)}`, () => {
    it('moves labels with the pixels', () => {
      const steps = parseImageSteps([{ op, p: 1, ...parameters }], 'steps');
      for (let copy = 1; copy <= copies; copy++) {
        const { labels } = augment(sample, steps, { seed: 21, item: 5, copy }).sample;
        const [part, cutOut, oriented] = labels.polygons.map((polygon) => polygon.clipped);

        expect(farFromOutline(labels.mask as Raster, part ?? [])).toEqual([]);
        expectAround(labels.boxes[0], part ?? []);
        expect(farFromOutline(instance(labels, 0), part ?? [], cutOut)).toEqual([]);
        expect(farFromOutline(instance(labels, 1), oriented ?? [])).toEqual([]);
        if (!cutsOutlines) expectAtCorner(labels);
      }
    });
  });
}

function instance({ instances, mask }: Labels, id: number): Raster {
  const found = instances.find((one) => one.id === id);
  return found === undefined ? blankLike(mask as Raster, mask?.width ?? 0, mask?.height ?? 0) : decodeRuns(found.runs);
}

/** The key points that were at the upper corners of the part are there still, by their own name or their partner's. */
function expectAtCorner({ keypoints, polygons }: Labels): void {
  const corners = polygons[0]?.points ?? [];
  for (const { x, y, visible } of keypoints) {
    if (!visible) continue;
    const distances = [0, 2, 4, 6].map((i) => Math.hypot((corners[i] ?? 0) - x, (corners[i + 1] ?? 0) - y));
    expect(Math.min(...distances)).toBeLessThan(4.5);
  }
}

/** Pixels on which mask and polygon disagree although no edge is within a pixel and a quarter. */
function farFromOutline(
  mask: Raster,
  points: readonly number[],
  hole: readonly number[] = [],
): readonly (readonly [number, number])[] {
  const wrong: [number, number][] = [];
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < mask.width; x++) {
      const near = { x1: x - 0.75, y1: y - 0.75, x2: x + 1.75, y2: y + 1.75 };
      const rim = near.x1 < 0 || near.y1 < 0 || near.x2 > mask.width || near.y2 > mask.height;
      const share = (polygonArea(clipPolygon(points, near)) - polygonArea(clipPolygon(hole, near))) / 6.25;
      const value = mask.data[y * mask.width + x];
      if ((share < 1e-6 && value !== 0) || (share > 0.999 && value !== 1 && !rim)) wrong.push([x, y]);
    }
  }
  return wrong;
}

function expectAround(box: Box | undefined, points: readonly number[]): void {
  if (points.length === 0) return;
  const bounds = boundsOf(points);
  expect(box).toBeDefined();
  if (box === undefined) return;
  expect(Math.max(box.x1 - bounds.x1, box.y1 - bounds.y1)).toBeLessThan(1.5);
  expect(Math.max(bounds.x2 - box.x2, bounds.y2 - box.y2)).toBeLessThan(1.5);
}
