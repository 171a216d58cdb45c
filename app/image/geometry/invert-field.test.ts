import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf } from './displacement-field.ts';
import { inverseOf } from './invert-field.ts';

describe('the inverse of a displacement field', () => {
  it('finds the place that shows a point, for any smooth field that does not fold', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: 5, max: 14, noNaN: true }),
        fc.double({ min: 4, max: 35, noNaN: true }),
        fc.double({ min: 4, max: 25, noNaN: true }),
        (amplitude, period, qx, qy) => {
          const source = (x: number, y: number): [number, number] => [
            x + (amplitude * Math.sin(y / period)) / 2,
            y + (amplitude * Math.cos(x / period)) / 2,
          ];
          const field = fieldOf({ width: 40, height: 30 }, source);

          const place = inverseOf(field)(...source(qx, qy));

          expect(place.found).toBe(true);
          expect(Math.hypot(place.x - qx, place.y - qy)).toBeLessThan(0.15); // between pixels the field is bilinear
        },
      ),
    );
  });

  it('finds places across kinks, where Newton’s method alone gets stuck', () => {
    const steps = fieldOf({ width: 40, height: 20 }, (x, y) => [Math.floor(x / 10) * 10 + (x % 10) * (10 / 9), y]);

    for (let u = 0.5; u < 39; u += 0.7) {
      const place = inverseOf(steps)(u, 7);

      expect(place.found).toBe(true);
      const cell = Math.min(3, Math.floor((u - 1e-9) / 10));
      expect(place.x).toBeGreaterThanOrEqual(cell * 10 - 1.01);
      expect(place.x).toBeLessThanOrEqual(cell * 10 + 10.01);
    }
  });

  it('says that a point beyond the rim is not shown, and where it would be', () => {
    const shifted = fieldOf({ width: 10, height: 10 }, (x, y) => [x + 4, y]);

    const place = inverseOf(shifted)(2, 5);

    expect(place).toEqual({ x: expect.closeTo(-2, 3), y: expect.closeTo(5, 3), found: false });
  });
});
