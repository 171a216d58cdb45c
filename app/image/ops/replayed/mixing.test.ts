import { describe, expect, it } from 'vitest';
import type { Labels } from '../../labels.ts';
import { replay } from '../../replay.ts';
import { KINDS, rectangleMask, smoothPicture, withLabels } from '../../testing.ts';

const box = (id: string, x1: number, y1: number, x2: number, y2: number) => ({ id, x1, y1, x2, y2 });
const labelled = (name: string, labels: Partial<Labels> = {}) =>
  withLabels(smoothPicture(20, 16), {
    classes: { [name]: 1 },
    boxes: [box(name, 2, 2, 10, 8)],
    mask: rectangleMask(20, 16, [2, 2, 10, 8]),
    ...labels,
  });
const options = { resampling: 'fused' } as const;

describe('MixUp', () => {
  it.each(KINDS)('mixes samples and shares of classes, $channels channels of $bits bits', (kind) => {
    const a = withLabels(smoothPicture(6, 5, kind), { classes: { cat: 1 } });
    const b = withLabels({ ...a.raster, data: a.raster.data.slice().reverse() }, { classes: { dog: 1 } });

    const { sample } = replay([a, b], [{ op: 'MixUp', params: { lambda: 0.25 } }], options);

    expect(sample.labels.classes).toEqual({ cat: 0.25, dog: 0.75 });
    expect([...sample.raster.data]).toEqual(
      Array.from(a.raster.data, (v, i) => Math.floor(0.25 * v + 0.75 * b.raster.data[i]! + 0.5)),
    );
  });

  it('refuses a single picture and pictures of two sizes', () => {
    const mix = [{ op: 'MixUp', params: { lambda: 0.5 } }];

    expect(() => replay([labelled('a')], mix, options)).toThrow('Give a second input');
    expect(() => replay([labelled('a'), withLabels(smoothPicture(9, 9))], mix, options)).toThrow('of one size');
  });
});

describe('CutMix', () => {
  it('keeps of each picture the labels that it still shows', () => {
    const cut = [{ op: 'CutMix', params: { box_xyxy: [0, 0, 6, 16] } }];

    const { sample } = replay([labelled('a'), labelled('b')], cut, options);

    expect(sample.labels.boxes).toEqual([box('a', 6, 2, 10, 8), box('b', 2, 2, 6, 8)]);
    expect(sample.labels.classes).toEqual({ a: 0.7, b: expect.closeTo(0.3, 12) });
  });
});

describe('Mosaic', () => {
  const four = [labelled('a'), labelled('b'), labelled('c'), labelled('d')] as const;

  it('stretches each picture to its cell, labels too', () => {
    const params = { layout: 'stretch', size: [40, 32], split_xy: [10, 16] };

    const { raster, labels } = replay(four, [{ op: 'Mosaic', params }], options).sample;

    expect([raster.width, raster.height]).toEqual([40, 32]);
    expect(labels.boxes).toEqual([
      box('a', 1, 2, 5, 8),
      box('b', 13, 2, 25, 8),
      box('c', 1, 18, 5, 24),
      box('d', 13, 18, 25, 24),
    ]);
    expect(labels.classes).toEqual({ a: 0.25, b: 0.25, c: 0.25, d: 0.25 });
    expect(labels.mask?.data.filter((value) => value === 1).length).toBe(24 + 72 + 24 + 72);
  });

  it('places pictures at the split point and says what was cut away', () => {
    const params = { layout: 'place', size: [20, 20], split_xy: [8, 10], fill: 7 };

    const made = replay(four, [{ op: 'Mosaic', params }], options);

    expect(made.dropped).toEqual([
      { kind: 'box', id: 'a', op: 'Mosaic', reason: 'it lies outside the picture' },
      { kind: 'box', id: 'c', op: 'Mosaic', reason: 'it lies outside the picture' },
    ]);
    expect(made.sample.labels.boxes).toEqual([box('b', 10, 0, 18, 2), box('d', 10, 12, 18, 18)]);
  });

  it('refuses fewer than four pictures', () => {
    const params = { layout: 'stretch', size: [40, 32], split_xy: [10, 16] };

    expect(() => replay([four[0], four[1]], [{ op: 'Mosaic', params }], options)).toThrow('needs four pictures');
  });
});
