import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSelected, nothingSelected, rangeBetween, selectedCount, toggled } from './selection.ts';

test('toggling selects and unselects as a set of indexes would', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), fc.array(fc.nat(40), { maxLength: 40 }), (a, b, clicks) => {
      const set = new Set<number>();
      for (let i = Math.min(a, b); i <= Math.max(a, b); i++) set.add(i);
      let selection = rangeBetween(a, b);
      for (const index of clicks) {
        selection = toggled(selection, index);
        if (!set.delete(index)) set.add(index);
      }

      expect(selectedCount(selection)).toBe(set.size);
      for (let i = 0; i <= 41; i++) expect(isSelected(selection, i)).toBe(set.has(i));
    }),
  );
});

test('a hundred thousand are one range, and one of them taken out leaves two', () => {
  const all = rangeBetween(0, 99_999);

  expect(selectedCount(all)).toBe(100_000);
  expect(toggled(all, 500)).toHaveLength(2);
  expect(selectedCount(nothingSelected)).toBe(0);
});
