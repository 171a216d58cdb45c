import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TargetBox, Targets } from '../../app/image/annotations-json.ts';
import { replayedNames } from '../../app/image/ops/catalog.ts';
import type { Raster } from '../../app/image/raster.ts';
import { decodePicture } from '../../app/image/vips.ts';
import { RandomStream } from '../../app/random/stream.ts';
import { runProgram } from '../../main/cli/program.ts';
import { twelvefold } from '../faults/command-line.ts';
import { drawnPicture, put, runRecipe } from './run-fixtures.ts';

const GOLDEN = resolve(import.meta.dirname, '../../../shared/golden/image');

interface GoldenCase {
  readonly id: string;
  readonly op: string;
  readonly params: object;
  readonly fields?: readonly string[];
  readonly input: readonly string[];
  readonly output: string;
  readonly tolerance: { readonly mean_abs: number; readonly max_abs: number; readonly psnr_db: number | null };
  readonly mask_agreement_min?: number;
  readonly targets?: Omit<Targets, 'polygons'> & {
    readonly input: string;
    readonly mask: string;
    readonly tolerance: { readonly box_px: number; readonly keypoint_px: number };
    /** Warps that are matrices have these, distortions the exact ones in their place. */
    readonly polygons?: Targets['polygons'];
    readonly keypoints_exact?: readonly {
      readonly id: number;
      readonly x: number;
      readonly y: number;
      readonly inside: boolean;
    }[];
    readonly polygons_exact?: readonly {
      readonly id: number;
      readonly points: readonly number[];
      readonly reliable: boolean;
    }[];
  };
}

const here = existsSync(GOLDEN);
const golden = here
  ? JSON.parse(readFileSync(join(GOLDEN, 'cases.json'), 'utf8'))
  : { cases: [], annotations: {}, inputs: {} };
const known = new Set(replayedNames());
const cases: readonly GoldenCase[] = golden.cases.filter((entry: GoldenCase) => known.has(entry.op));

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'apply-'));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(home, { recursive: true, force: true });
});

/** The arguments of `apply` for a case; the operation is written as a person would copy it from `cases.json`. */
function argumentsOf({ op, params, fields, input, targets }: GoldenCase): string[] {
  const entry = { op, params, ...(fields === undefined ? {} : { fields: fields.map((name) => join(GOLDEN, name)) }) };
  writeFileSync(join(home, 'OPS.json'), JSON.stringify([entry]));
  const args = ['apply', join(home, 'OPS.json'), '--input', ...input.map((name) => join(GOLDEN, name))];
  args.push('--output', join(home, 'out.png'), '--resampling', 'stepwise');
  if (targets === undefined) return args;
  const annotations = golden.annotations[targets.input];
  writeFileSync(join(home, 'labels.json'), JSON.stringify(annotations));
  args.push('--annotations', join(home, 'labels.json'), '--annotations-output', join(home, 'targets.json'));
  return [...args, '--mask', join(GOLDEN, annotations.mask), '--mask-output', join(home, 'mask.png')];
}

function bytesOf({ data }: Raster): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

async function pixels(path: string): Promise<Raster> {
  return (await decodePicture(readFileSync(path), basename(path))).raster;
}

function expectPixels(actual: Raster, expected: Raster, tolerance: GoldenCase['tolerance']): void {
  expect([actual.width, actual.height, actual.channels]).toEqual([expected.width, expected.height, expected.channels]);
  let sum = 0;
  let squares = 0;
  let above = 0;
  expected.data.forEach((value, i) => {
    const difference = Math.abs(actual.data[i]! - value);
    sum += difference;
    squares += difference ** 2;
    if (difference > tolerance.max_abs) above++;
  });
  const count = expected.data.length;
  const peak = expected.data instanceof Uint16Array ? 65_535 : 255;
  expect(sum / count).toBeLessThanOrEqual(tolerance.mean_abs);
  expect(10 * Math.log10(peak ** 2 / (squares / count))).toBeGreaterThanOrEqual(tolerance.psnr_db ?? 0);
  expect(above / count).toBeLessThanOrEqual(tolerance.max_abs === 0 ? 0 : 0.001);
}

function expectBoxes(actual: readonly TargetBox[], expected: readonly TargetBox[], tolerance: number): void {
  const byId = new Map(actual.map((box) => [box.id, box.box]));
  expect([...byId.keys()].sort()).toEqual(expected.map(({ id }) => id).sort());
  for (const { id, box } of expected) {
    box.forEach((value, k) => {
      expect(Math.abs(byId.get(id)![k]! - value), `box ${id}[${k}]`).toBeLessThanOrEqual(tolerance);
    });
  }
}

/** The golden README allows half a pixel where the exact place is known. */
function expectExact(actual: Targets, expected: NonNullable<GoldenCase['targets']>): void {
  for (const point of expected.keypoints_exact?.filter(({ inside }) => inside) ?? []) {
    const found = actual.keypoints_all.find(({ id }) => id === point.id)!;
    expect(Math.hypot(found.x - point.x, found.y - point.y), `point ${point.id}`).toBeLessThanOrEqual(0.5);
  }
  for (const polygon of expected.polygons_exact?.filter(({ reliable }) => reliable) ?? []) {
    const found = actual.polygons.find(({ id }) => id === polygon.id)!;
    polygon.points.forEach((value, k) => {
      expect(Math.abs(found.unclipped[k]! - value), `polygon ${polygon.id}`).toBeLessThanOrEqual(0.5);
    });
  }
}

async function expectTargets(expected: NonNullable<GoldenCase['targets']>, agreement: number): Promise<void> {
  const targets = JSON.parse(readFileSync(join(home, 'targets.json'), 'utf8')) as Targets;
  expectBoxes(targets.bboxes.pascal_voc, expected.bboxes.pascal_voc, expected.tolerance.box_px);
  expectBoxes(targets.bboxes.coco, expected.bboxes.coco, 2 * expected.tolerance.box_px);
  for (const point of expected.keypoints_all) {
    const found = targets.keypoints_all.find(({ id }) => id === point.id)!;
    expect(Math.hypot(found.x - point.x, found.y - point.y)).toBeLessThanOrEqual(2 * expected.tolerance.keypoint_px);
  }
  if (expected.polygons !== undefined) {
    expect(targets.polygons.map(({ id }) => id)).toEqual(expected.polygons.map(({ id }) => id));
  }
  expectExact(targets, expected);
  const mask = await pixels(join(home, 'mask.png'));
  const wanted = await pixels(join(GOLDEN, expected.mask));
  const equal = wanted.data.filter((value, i) => value === mask.data[i]).length;
  expect(equal / wanted.data.length).toBeGreaterThanOrEqual(agreement);
}

async function expectCase(entry: GoldenCase): Promise<void> {
  expectPixels(await pixels(join(home, 'out.png')), await pixels(join(GOLDEN, entry.output)), entry.tolerance);
  if (entry.targets !== undefined) await expectTargets(entry.targets, entry.mask_agreement_min ?? 1);
}

/** In this process, which is a hundred times faster than one of its own for each. */
async function inProcess(args: readonly string[]): Promise<{ status: number; error: string }> {
  let error = '';
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    error += String(text);
    return true;
  });
  return { status: await runProgram(args), error };
}

describe.skipIf(!here)('apply on golden pictures (skipped without ../shared)', () => {
  it.each(cases.map((entry) => [entry.id, entry] as const))('%s', async (_id, entry) => {
    const { status, error } = await inProcess(argumentsOf(entry));

    expect(status, error).toBe(0);
    await expectCase(entry);
  });

  const some = ['Rotate', 'Decode', 'HueSaturationValue'].map((op) => cases.find((entry) => entry.op === op)!);
  it.each(some.map((entry) => [entry?.id, entry] as const))('%s as a process of its own', async (_id, entry) => {
    const { status, stderr } = await twelvefold(argumentsOf(entry), { cwd: home });

    expect(status, stderr).toBe(0);
    await expectCase(entry);
  });
});

describe('apply on lineage', () => {
  it.each(['fused', 'stepwise'])(
    'makes a hundred random pictures of a %s run again, to the pixel',
    async (resampling) => {
      for (let i = 0; i < 10; i++) {
        const picture = await drawnPicture(i, { size: 40 + i, format: i % 2 === 0 ? 'png' : 'jpeg' });
        await put(join(home, 'in', i % 3 === 0 ? 'cat' : 'dog', `${i}.${i % 2 === 0 ? 'png' : 'jpg'}`), picture);
      }
      const recipe = {
        twelvefold: 1,
        kind: 'image',
        seed: 5,
        copies: 20,
        resampling,
        steps: [
          { op: 'HorizontalFlip', p: 0.5 },
          { op: 'Rotate', limit: [-40, 40], p: 0.8 },
          { op: 'RandomResizedCrop', size: [32, 32], p: 0.5 },
          { oneOf: [{ op: 'GaussianBlur' }, { op: 'HueSaturationValue' }, { op: 'RandomBrightnessContrast' }], p: 0.7 },
        ],
        output: { format: 'png' },
      };
      await runRecipe(recipe, join(home, 'in'), join(home, 'run'));
      const lines = parse(readFileSync(join(home, 'run/lineage.csv'), 'utf8'), { columns: true }) as Record<
        string,
        string
      >[];
      const picked = new RandomStream({ seed: 1, item: 0, copy: 0, step: 0 }).permutation(lines.length).slice(0, 100);
      mkdirSync(join(home, 'again'));

      for (const at of picked) {
        const { operations, source, output } = lines[at]!;
        writeFileSync(join(home, 'OPS.json'), operations!);
        const made = join(home, 'again', `${at}.png`);
        const args = ['apply', join(home, 'OPS.json'), '--input', join(home, 'in', source!), '--output', made];
        const { status, error } = await inProcess([...args, '--resampling', resampling]);

        expect(status, error).toBe(0);
        const [again, first] = [await pixels(made), await pixels(join(home, 'run', output!))];
        expect([again.width, again.height, again.channels]).toEqual([first.width, first.height, first.channels]);
        expect(bytesOf(again).equals(bytesOf(first)), operations).toBe(true);
      }
      expect(readdirSync(join(home, 'again'))).toHaveLength(100);
    },
  );
});
