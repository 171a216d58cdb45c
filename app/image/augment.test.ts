import { describe, expect, it } from 'vitest';
import { RandomStream } from '../random/stream.ts';
import { augment, type CopyKey } from './augment.ts';
import { clipPolygon } from './geometry/polygon.ts';
import { replay } from './replay.ts';
import { parseImageSteps } from './steps.ts';
import { KINDS, rectangleMask, smoothPicture, withLabels } from './testing.ts';

const MIXED = parseImageSteps(
  [
    { op: 'HorizontalFlip' },
    { op: 'RandomBrightnessContrast', brightness_by_max: false, p: 0.6 },
    { op: 'Rotate', limit: 30, border_mode: 'reflect_101', p: 0.8 },
    { oneOf: [{ op: 'GaussianBlur' }, { op: 'HueSaturationValue' }, { op: 'VerticalFlip', p: 1 }], p: 0.8 },
    { op: 'RandomBrightnessContrast', ensure_safe_range: true, p: 0.5 },
    { op: 'RandomResizedCrop', size: [24, 30], scale: [0.3, 1], p: 0.7 },
    { op: 'Rotate', limit: [10, 50], fill: 90, rotate_method: 'ellipse', crop_border: true, p: 0.4 },
    { op: 'RandomCrop', height: 20, width: 20, pad_if_needed: true, p: 0.5 },
  ],
  'steps',
);

const key = (copy: number): CopyKey => ({ seed: 5, item: 77, copy });

const labelled = withLabels(smoothPicture(48, 40), {
  boxes: [{ id: 'a', x1: 8, y1: 6, x2: 30, y2: 22 }],
  keypoints: [{ id: 'k', x: 20, y: 12, angle: 30, scale: 1, visible: true }],
  polygons: [{ id: 'p', points: [8, 6, 30, 6, 20, 30], clipped: [8, 6, 30, 6, 20, 30] }],
  mask: rectangleMask(48, 40, [8, 6, 30, 22]),
});

describe('augment', () => {
  it.each(['fused', 'stepwise'] as const)(
    '100 copies are made again from their lineage, %s: the same bytes',
    (resampling) => {
      for (let copy = 1; copy <= 100; copy++) {
        const made = augment(labelled, MIXED, key(copy), { resampling });
        const line = JSON.parse(JSON.stringify(made.operations));

        const again = replay([labelled], line, { resampling });

        expect(again.sample).toEqual(made.sample);
        expect(again.dropped).toEqual(made.dropped);
      }
    },
  );

  it('tells a timer each applied operation once, with all of the time but that before the first', () => {
    for (let copy = 1; copy <= 20; copy++) {
      let clock = 0;
      const told: { step: number; op: string; seconds: number }[] = [];
      const timer = {
        now: () => clock++,
        add: (step: number, op: string, seconds: number) => void told.push({ step, op, seconds }),
      };

      const { operations } = augment(labelled, MIXED, key(copy), { resampling: 'fused', timer });

      expect(told.map(({ op }) => op)).toEqual(operations.map(({ op }) => op));
      expect(told.every(({ seconds }) => seconds === 1)).toBe(true);
      expect(told.map(({ step }) => step)).toEqual(told.map(({ step }) => step).toSorted((a, b) => a - b));
    }
  });

  it.each(KINDS)('works on $channels channels of $bits bits and leaves the source as it was', (kind) => {
    const source = withLabels(smoothPicture(48, 40, kind));
    const before = source.raster.data.slice();

    for (let copy = 1; copy <= 12; copy++) {
      const { raster } = augment(source, MIXED, key(copy)).sample;

      expect(raster.channels).toBe(kind.channels);
      expect(raster.data.BYTES_PER_ELEMENT).toBe(kind.bits / 8);
      expect(raster.data.length).toBe(raster.width * raster.height * kind.channels);
    }

    expect(source.raster.data).toEqual(before);
  });

  it('gives the same bytes for the same key, and others for another copy, item or seed', () => {
    const pixels = (of: CopyKey) => augment(labelled, MIXED, of).sample.raster.data;

    expect(pixels(key(3))).toEqual(pixels(key(3)));
    for (const other of [key(4), { ...key(3), item: 78 }, { ...key(3), seed: 6 }]) {
      expect(pixels(other)).not.toEqual(pixels(key(3)));
    }
  });

  it('draws equal steps independently of each other', () => {
    const flips = parseImageSteps([{ op: 'HorizontalFlip' }, { op: 'VerticalFlip' }], 'steps');
    const counts = new Map<string, number>();
    for (let copy = 1; copy <= 800; copy++) {
      const names = augment(labelled, flips, key(copy))
        .operations.map((o) => o.op)
        .join();
      counts.set(names, (counts.get(names) ?? 0) + 1);
    }

    expect([...counts.values()].every((count) => count > 140 && count < 260)).toBe(true);
    expect(counts.size).toBe(4);
  });

  it('oneOf picks by p / Σp and runs its choice for certain', () => {
    const steps = parseImageSteps(
      [
        {
          oneOf: [
            { op: 'HorizontalFlip', p: 0.1 },
            { op: 'VerticalFlip', p: 0.3 },
          ],
          p: 1,
        },
      ],
      'steps',
    );
    const names = Array.from({ length: 800 }, (_, i) =>
      augment(labelled, steps, key(i))
        .operations.map((o) => o.op)
        .join(),
    );

    const horizontal = names.filter((name) => name === 'HorizontalFlip').length;

    expect(names.every((name) => name !== '')).toBe(true);
    expect(horizontal).toBeGreaterThan(150);
    expect(horizontal).toBeLessThan(250);
  });

  it('adding a step at the end does not change what the others draw', () => {
    const more = [...MIXED, ...parseImageSteps([{ op: 'Resize', height: 9, width: 9 }], 'steps')];

    for (let copy = 1; copy <= 20; copy++) {
      const base = augment(labelled, MIXED, key(copy)).operations;
      expect(augment(labelled, more, key(copy)).operations.slice(0, base.length)).toEqual(base);
    }
  });

  it('fused and stepwise agree but for the softness of a second resampling', () => {
    const steps = parseImageSteps(
      [
        { op: 'HorizontalFlip', p: 1 },
        { op: 'Rotate', limit: 20, border_mode: 'reflect_101', p: 1 },
        { op: 'RandomBrightnessContrast', p: 1 },
        { op: 'RandomResizedCrop', size: [40, 40], scale: [0.5, 1] },
      ],
      'steps',
    );
    const source = withLabels(smoothPicture(96, 80));
    for (let copy = 1; copy <= 20; copy++) {
      const fused = augment(source, steps, key(copy), { resampling: 'fused' });
      const stepwise = augment(source, steps, key(copy), { resampling: 'stepwise' });
      const difference = Array.from(fused.sample.raster.data, (v, i) => Math.abs(v - stepwise.sample.raster.data[i]!));

      expect(fused.operations).toEqual(stepwise.operations);
      expect(difference.reduce((a, b) => a + b, 0) / difference.length).toBeLessThan(2);
    }
  });

  it('labels move with the pixels: the mask agrees with the polygon it was drawn from, within a pixel of edge', () => {
    const width = 60;
    const height = 50;
    const rect = [12, 10, 44, 36] as const;
    const outline = [12, 10, 44, 10, 44, 36, 12, 36];
    const sample = withLabels(smoothPicture(width, height), {
      mask: rectangleMask(width, height, rect),
      polygons: [{ id: 0, points: outline, clipped: outline }],
    });
    const steps = parseImageSteps(
      [
        { op: 'HorizontalFlip' },
        { op: 'VerticalFlip' },
        { op: 'Rotate', limit: 60, p: 0.9 },
        { op: 'RandomResizedCrop', size: [47, 53], scale: [0.4, 1], p: 0.7 },
      ],
      'steps',
    );
    for (let copy = 1; copy <= 40; copy++) {
      const { raster, labels } = augment(sample, steps, key(copy)).sample;
      const points = labels.polygons[0]!.points;
      for (let y = 0; y < raster.height; y++) {
        for (let x = 0; x < raster.width; x++) {
          const near = clipPolygon(points, { x1: x - 0.75, y1: y - 0.75, x2: x + 1.75, y2: y + 1.75 });
          const covered = near.length === 0 ? 0 : coveredShare(near);
          const label = labels.mask!.data[y * raster.width + x];
          if (covered === 0) expect(label).toBe(0);
          if (covered > 0.999) expect(label).toBe(1);
        }
      }
    }
  });
});

/** Share of the 2.5-pixel square that its clipped polygon covers. */
function coveredShare(points: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    const j = (i + 2) % points.length;
    sum += points[i]! * points[j + 1]! - points[j]! * points[i + 1]!;
  }
  return Math.abs(sum) / 2 / 6.25;
}

describe('the stream of a step', () => {
  it('is its number, counted depth first with groups', () => {
    const steps = parseImageSteps(
      [
        { oneOf: [{ op: 'VerticalFlip' }], p: 1 },
        { op: 'Rotate', p: 1 },
      ],
      'steps',
    );
    const stream = new RandomStream({ seed: 5, item: 77, copy: 1, step: 2 });

    const { operations } = augment(labelled, steps, key(1));

    expect(operations[1]?.params.rotate_degrees_counter_clockwise).toBe(stream.between(-90, 90));
  });
});
