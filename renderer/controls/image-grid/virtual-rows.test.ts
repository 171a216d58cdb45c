import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mountedRows, type RowSpace, scrollHeight, scrollTopOf, scrollToShow } from './virtual-rows.ts';

const spaces = fc.record({
  rowCount: fc.integer({ min: 1, max: 200_000 }),
  rowHeight: fc.integer({ min: 24, max: 400 }),
  viewHeight: fc.integer({ min: 400, max: 1600 }),
  columns: fc.integer({ min: 1, max: 12 }),
  mostCells: fc.constant(400),
});

const seenWhole = (space: RowSpace, row: number, scrollTop: number): boolean => {
  const { shift } = mountedRows(space, scrollTop);
  const top = row * space.rowHeight + shift - scrollTop;
  return top >= -1.5 && top + space.rowHeight <= space.viewHeight + 1.5;
};

test('no more cells are mounted than allowed, the focused row included, and all that is seen is mounted', () => {
  fc.assert(
    fc.property(spaces, fc.double({ min: 0, max: 1, noNaN: true }), (space, at) => {
      const scrollTop = at * Math.max(0, scrollHeight(space) - space.viewHeight);
      const { first, last, firstSeen, lastSeen } = mountedRows(space, scrollTop);

      const seen = (lastSeen - firstSeen + 1) * space.columns;
      expect((last - first + 2) * space.columns).toBeLessThanOrEqual(Math.max(space.mostCells, seen + space.columns));
      expect(first).toBeLessThanOrEqual(firstSeen);
      expect(last).toBeGreaterThanOrEqual(lastSeen);
    }),
  );
});

test('scrolling to show a row shows all of it, and does not move when it is shown already', () => {
  fc.assert(
    fc.property(spaces, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (space, n, at) => {
      const row = n % space.rowCount;
      const scrollTop = at * Math.max(0, scrollHeight(space) - space.viewHeight);

      const shown = scrollToShow(space, row, scrollTop);

      expect(seenWhole(space, row, shown)).toBe(true);
      expect(Math.abs(scrollToShow(space, row, shown) - shown)).toBeLessThan(1);
    }),
  );
});

test('the end of a list taller than Chromium can scroll is its last row', () => {
  const space = { rowCount: 100_000, rowHeight: 344, viewHeight: 700, columns: 1, mostCells: 400 };

  const { lastSeen } = mountedRows(space, scrollHeight(space) - space.viewHeight);

  expect(scrollHeight(space)).toBeLessThan(33_000_000);
  expect(lastSeen).toBe(99_999);
  expect(scrollTopOf(space, 0)).toBe(0);
});
