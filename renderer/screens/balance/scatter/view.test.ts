import { expect, test } from 'vitest';
import { type Clouds, pointAt, pointsWithin, pointTowards, rangeOf, ticksOf, toX, toY, type View } from './view.ts';

const view: View = {
  box: { left: 10, top: 20, width: 100, height: 100 },
  x: { min: 0, max: 10 },
  y: { min: 0, max: 10 },
};
const clouds: Clouds = {
  real: { x: Float32Array.of(1, 5, 9), y: Float32Array.of(1, 5, 1) },
  synthetic: { x: Float32Array.of(5, Number.NaN), y: Float32Array.of(9, 3) },
};
const all = () => true;

test('data rise on the canvas as they do on paper', () => {
  expect([toX(view, 0), toX(view, 10)]).toEqual([10, 110]);
  expect([toY(view, 0), toY(view, 10)]).toEqual([120, 20]);
});

test('a range leaves room around its points and skips missing ones', () => {
  expect(rangeOf([Float32Array.of(0, 100, Number.NaN)])).toEqual({ min: -4, max: 104 });
  expect(rangeOf([])).toEqual({ min: -1, max: 1 });
});

test('ticks are round numbers within the range', () => {
  expect(ticksOf({ min: -0.3, max: 1.1 }, 6)).toEqual([0, 0.5, 1]);
  expect(ticksOf({ min: -4.2, max: 6.1 }, 5)).toEqual([0, 5]);
});

test('the nearest shown point within reach is meant', () => {
  expect(pointAt(view, clouds, { x: 62, y: 71, reach: 10, isShown: all })).toEqual({ cloud: 'real', at: 1 });
  expect(pointAt(view, clouds, { x: 85, y: 71, reach: 10, isShown: all })).toBeNull();
  expect(pointAt(view, clouds, { x: 62, y: 71, reach: 10, isShown: ({ cloud }) => cloud !== 'real' })).toBeNull();
});

test('arrows step to the nearest point in their quarter of the circle and stop at the edge', () => {
  const from = { cloud: 'real', at: 1 } as const;
  expect(pointTowards(view, clouds, { from, direction: 'ArrowUp', isShown: all })).toEqual({
    cloud: 'synthetic',
    at: 0,
  });
  expect(pointTowards(view, clouds, { from, direction: 'ArrowRight', isShown: all })).toEqual({ cloud: 'real', at: 2 });
  expect(
    pointTowards(view, clouds, { from: { cloud: 'real', at: 2 }, direction: 'ArrowRight', isShown: all }),
  ).toBeNull();
});

test('a line around points selects them and no other', () => {
  const line = [
    [0, 60],
    [70, 60],
    [70, 130],
    [0, 130],
  ] as const;
  expect(pointsWithin(view, clouds, { line, isShown: all })).toEqual([
    { cloud: 'real', at: 0 },
    { cloud: 'real', at: 1 },
  ]);
});
