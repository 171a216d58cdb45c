import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Raster } from '../raster.ts';
import { decodeRuns, encodeRuns, runArea, runBounds } from './run-lengths.ts';

const masks = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([width, height]) =>
    fc
      .array(fc.constantFrom(0, 1), { minLength: width * height, maxLength: width * height })
      .map((bits): Raster => ({ width, height, channels: 1, data: Uint8Array.from(bits) })),
  );

describe('runs of a mask', () => {
  it('go down the columns and begin with zeros', () => {
    const data = Uint8Array.from([1, 0, 0, 0, 1, 1]);

    expect(encodeRuns({ width: 3, height: 2, channels: 1, data }).counts).toEqual([0, 1, 2, 1, 1, 1]);
  });

  it('decode to the mask they were made of, whatever it is', () => {
    fc.assert(
      fc.property(masks, (mask) => {
        expect(decodeRuns(encodeRuns(mask))).toEqual(mask);
      }),
    );
  });

  it('tell area and bounds as the pixels do', () => {
    fc.assert(
      fc.property(masks, (mask) => {
        const inside = [...mask.data].flatMap((value, i) => (value === 0 ? [] : [i]));
        const xs = inside.map((i) => i % mask.width);
        const ys = inside.map((i) => Math.floor(i / mask.width));
        const bounds = { x1: Math.min(...xs), y1: Math.min(...ys), x2: Math.max(...xs) + 1, y2: Math.max(...ys) + 1 };

        expect(runArea(encodeRuns(mask))).toBe(inside.length);
        expect(runBounds(encodeRuns(mask))).toEqual(inside.length === 0 ? null : bounds);
      }),
    );
  });
});
