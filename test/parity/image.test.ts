import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAnnotations, type TargetBox, type Targets, writeTargets } from '../../app/image/annotations-json.ts';
import { KEEP_ALL_BOXES } from '../../app/image/geometry/box-rules.ts';
import { NO_LABELS } from '../../app/image/labels.ts';
import type { Field, Sample } from '../../app/image/op.ts';
import { replayedNames } from '../../app/image/ops/catalog.ts';
import type { Raster } from '../../app/image/raster.ts';
import { replay } from '../../app/image/replay.ts';
import { decodePicture } from '../../app/image/vips.ts';
import { readNumberField } from '../../main/cli/number-field.ts';

const golden = new URL('../../../shared/golden/image/', import.meta.url);
const here = existsSync(golden);

interface Tolerance {
  mean_abs: number;
  max_abs: number;
  psnr_db: number | null;
}

interface GoldenTargets extends Omit<Targets, 'polygons'> {
  polygons?: Targets['polygons'];
  input: string;
  mask: string;
  bboxes_filtered: ({ pascal_voc: TargetBox[] } & Record<string, number>)[];
  tolerance: { box_px: number; keypoint_px: number; polygon_px: number };
  /** Distortions: the labels where the map itself puts them. */
  keypoints_exact?: { id: number; x: number; y: number; inside: boolean }[];
  polygons_exact?: { id: number; points: number[]; reliable: boolean }[];
}

interface Case {
  id: string;
  op: string;
  params: Record<string, unknown>;
  input: string[];
  output: string;
  label_weights?: number[];
  bboxes_pascal_voc?: (TargetBox & { image: string })[];
  tolerance: Tolerance;
  fields?: string[];
  mask_agreement_min?: number;
  targets?: GoldenTargets;
}

const document = here
  ? JSON.parse(readFileSync(new URL('cases.json', golden), 'utf8'))
  : { cases: [], annotations: {}, inputs: {} };
const replayedPixelOperations = [
  'RandomBrightnessContrast',
  'HueSaturationValue',
  'GaussianBlur',
  'RGBShift',
  'RandomGamma',
  'Posterize',
  'Solarize',
  'InvertImg',
  'ChannelShuffle',
  'ToSepia',
  'ToGray',
  'Equalize',
  'ColorJitter',
  'CLAHE',
  'AutoContrast',
  'MedianBlur',
  'MotionBlur',
  'Sharpen',
  'Emboss',
  'UnsharpMask',
  'GaussNoise',
  'ImageCompression',
  'Downscale',
];
const known = new Set(replayedNames());
const cases: Case[] = document.cases.filter((entry: Case) => known.has(entry.op));

async function load(path: string): Promise<Raster> {
  return (await decodePicture(readFileSync(new URL(path, golden)), path)).raster;
}

function loadFields({ fields = [] }: Case): Promise<Field[]> {
  return Promise.all(fields.map((field) => readNumberField(fileURLToPath(new URL(field, golden)))));
}

type Samples = readonly [Sample, ...Sample[]];

interface Applied {
  readonly resampling: 'fused' | 'stepwise';
  readonly rules?: object;
  readonly fields: readonly Field[];
}

function apply(samples: Samples, entry: Case, { resampling, rules = {}, fields }: Applied): Sample {
  const options = { resampling, boxRules: { ...KEEP_ALL_BOXES, ...rules } };
  return replay(samples, [{ op: entry.op, params: entry.params, fields }], options).sample;
}

async function bareSamples(entry: Case): Promise<Samples> {
  const rasters = await Promise.all(entry.input.map(load));
  return rasters.map((raster) => ({ raster, labels: NO_LABELS })) as unknown as Samples;
}

/** Mean, share above the largest allowed and PSNR of the differences, as the golden README defines a pass. */
function differences(actual: Raster, expected: Raster, maxAbs: number) {
  expect([actual.width, actual.height, actual.channels]).toEqual([expected.width, expected.height, expected.channels]);
  expect(actual.data.constructor.name.replace('Buffer', 'Uint8Array')).toBe(
    expected.data.constructor.name.replace('Buffer', 'Uint8Array'),
  );
  let sum = 0;
  let squares = 0;
  let above = 0;
  for (let i = 0; i < expected.data.length; i++) {
    const difference = Math.abs(actual.data[i]! - expected.data[i]!);
    sum += difference;
    squares += difference ** 2;
    if (difference > maxAbs) above++;
  }
  const n = expected.data.length;
  const peak = expected.data instanceof Uint16Array ? 65_535 : 255;
  return { mean: sum / n, aboveShare: above / n, psnr: 10 * Math.log10(peak ** 2 / (squares / n)) };
}

function expectBoxes(actual: readonly TargetBox[], expected: readonly TargetBox[], tolerance: number) {
  expect(actual.map((box) => box.id)).toEqual(expected.map((box) => box.id));
  actual.forEach((box, i) => {
    box.box.forEach((value, k) => {
      expect(Math.abs(value - expected[i]!.box[k]!), `box ${box.id}[${k}]`).toBeLessThanOrEqual(tolerance);
    });
  });
}

function expectKeypoints(actual: Targets['keypoints_all'], expected: Targets['keypoints_all'], tolerance: number) {
  expect(actual.map((point) => point.id)).toEqual(expected.map((point) => point.id));
  actual.forEach((point, i) => {
    const wanted = expected[i]!;
    expect(Math.hypot(point.x - wanted.x, point.y - wanted.y), `point ${point.id}`).toBeLessThanOrEqual(2 * tolerance);
    const turn = Math.abs(point.angle - wanted.angle) % 360;
    expect(Math.min(turn, 360 - turn), `angle of ${point.id}`).toBeLessThanOrEqual(0.02);
    expect(Math.abs(point.scale - wanted.scale), `scale of ${point.id}`).toBeLessThanOrEqual(1e-3);
  });
}

function expectPolygons(actual: Targets['polygons'], expected: Targets['polygons'], tolerance: number) {
  expect(actual.map((polygon) => polygon.id)).toEqual(expected.map((polygon) => polygon.id));
  actual.forEach((polygon, i) => {
    const wanted = expected[i]!;
    polygon.unclipped.forEach((value, k) => {
      expect(Math.abs(value - wanted.unclipped[k]!)).toBeLessThanOrEqual(tolerance);
    });
    const perimeter = 4 * Math.max(...wanted.unclipped.map(Math.abs));
    expect(Math.abs(polygon.clipped_area - wanted.clipped_area)).toBeLessThanOrEqual(tolerance * perimeter);
  });
}

/** Distortions: where the map puts them, not the peer's whole-pixel approximations. */
const EXACT_PX = 0.5;

function expectExact(actual: Targets, { keypoints_exact: points = [], polygons_exact: polygons = [] }: GoldenTargets) {
  for (const wanted of points.filter((point) => point.inside)) {
    const point = actual.keypoints_visible.find(({ id }) => id === wanted.id);
    expect(point, `point ${wanted.id}`).toBeDefined();
    expect(Math.hypot(point!.x - wanted.x, point!.y - wanted.y)).toBeLessThanOrEqual(EXACT_PX);
  }
  for (const wanted of polygons.filter((polygon) => polygon.reliable)) {
    const polygon = actual.polygons.find(({ id }) => id === wanted.id)!;
    const distances = wanted.points.map((value, i) => Math.abs(polygon.unclipped[i]! - value));
    expect(Math.max(...distances), `polygon ${wanted.id}`).toBeLessThanOrEqual(EXACT_PX);
  }
}

describe.skipIf(!here).each(['stepwise', 'fused'] as const)('golden pictures, %s', (resampling) => {
  it.each(replayedPixelOperations)('has cases of %s', (op) => {
    expect(cases.map((entry) => entry.op)).toContain(op);
  });

  it.each(cases.map((entry) => [entry.id, entry] as const))('%s is within its tolerance', async (_id, entry) => {
    const samples = await bareSamples(entry);
    const expected = await load(entry.output);
    const fields = await loadFields(entry);

    const { raster } = apply(samples, entry, { resampling, fields });

    const result = differences(raster, expected, entry.tolerance.max_abs);
    expect(result.mean).toBeLessThanOrEqual(entry.tolerance.mean_abs);
    expect(result.psnr).toBeGreaterThanOrEqual(entry.tolerance.psnr_db ?? 0);
    expect(result.aboveShare).toBeLessThanOrEqual(entry.tolerance.max_abs === 0 ? 0 : 0.001);
  });

  const labelled = cases.filter((entry) => entry.targets !== undefined);
  it.each(labelled.map((entry) => [entry.id, entry] as const))('%s moves every label', async (_id, entry) => {
    const targets = entry.targets!;
    const annotations = document.annotations[targets.input];
    const raster = await load(document.inputs[targets.input]);
    const mask = await load(annotations.mask);
    const sample = { raster, labels: readAnnotations(annotations, raster, mask) };
    const fields = await loadFields(entry);

    const result = apply([sample], entry, { resampling, fields });

    const actual = writeTargets(result.labels, result.raster);
    const { box_px: boxPx, keypoint_px: keypointPx, polygon_px: polygonPx } = targets.tolerance;
    for (const form of ['pascal_voc', 'coco'] as const) {
      expectBoxes(actual.bboxes[form], targets.bboxes[form], form === 'coco' ? 2 * boxPx : boxPx);
    }
    expectBoxes(
      actual.bboxes.yolo,
      targets.bboxes.yolo,
      (2 * boxPx) / Math.min(result.raster.width, result.raster.height),
    );
    if (targets.keypoints_exact !== undefined) expectExact(actual, targets);
    else {
      expectKeypoints(actual.keypoints_all, targets.keypoints_all, keypointPx);
      expectKeypoints(actual.keypoints_visible, targets.keypoints_visible, keypointPx);
    }
    if (targets.polygons !== undefined) expectPolygons(actual.polygons, targets.polygons, polygonPx);
    for (const { pascal_voc: kept, ...rules } of targets.bboxes_filtered) {
      const filtered = writeTargets(apply([sample], entry, { resampling, rules, fields }).labels, result.raster);
      expectBoxes(filtered.bboxes.pascal_voc, kept, boxPx);
    }
    const expectedMask = await load(targets.mask);
    const equal = Array.from(expectedMask.data).filter((value, i) => value === result.labels.mask!.data[i]).length;
    expect(equal / expectedMask.data.length).toBeGreaterThanOrEqual(entry.mask_agreement_min ?? 1);
  });

  it.each(cases.filter((entry) => entry.label_weights !== undefined))('$id shares the classes', async (entry) => {
    const [first, second] = await bareSamples(entry);
    const pure = (sample: Sample, name: string) => ({ ...sample, labels: { ...NO_LABELS, classes: { [name]: 1 } } });

    const { labels } = apply([pure(first, 'a'), pure(second!, 'b')], entry, { resampling, fields: [] });

    expect(labels.classes.a).toBeCloseTo(entry.label_weights![0]!, 5);
    expect(labels.classes.b).toBeCloseTo(entry.label_weights![1]!, 5);
  });

  it.each(cases.filter((entry) => entry.op === 'Mosaic'))('$id puts every box in its cell', async (entry) => {
    const named = entry.input.map((path) => path.replace(/^input\/|\.png$/g, ''));
    const samples = (await bareSamples(entry)).map((sample, i) => {
      const annotations = document.annotations[named[i]!];
      return annotations === undefined
        ? sample
        : { ...sample, labels: readAnnotations(annotations, sample.raster, null) };
    });

    const { labels, raster } = apply(samples as unknown as Samples, entry, { resampling, fields: [] });

    expectBoxes(writeTargets(labels, raster).bboxes.pascal_voc, entry.bboxes_pascal_voc!, 0.02);
  });
});
