import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SplitRule } from '../model/recipe.ts';
import { assignParts } from './assign-parts.ts';
import { JoinedSets } from './joined-sets.ts';

const rule: SplitRule = { train: 0.8, val: 0.1, test: 0.1, stratify: true, group_by: null };

function countsOf(parts: Uint8Array, chosen: (sample: number) => boolean = () => true): number[] {
  const counts = [0, 0, 0];
  parts.forEach((part, sample) => {
    if (chosen(sample)) counts[part]!++;
  });
  return counts;
}

describe('assignParts', () => {
  it('gives every class its shares exactly when they come out whole', () => {
    const classes = Int32Array.from({ length: 300 }, (_, i) => (i < 200 ? 0 : 1));

    const parts = assignParts({ classes, groups: null, rule, seed: 7 });

    expect(countsOf(parts, (i) => classes[i] === 0)).toEqual([160, 20, 20]);
    expect(countsOf(parts, (i) => classes[i] === 1)).toEqual([80, 10, 10]);
  });

  it('gives the whole its shares when every class is too small for them', () => {
    const classes = Int32Array.from({ length: 400 }, (_, i) => Math.floor(i / 4));

    const parts = assignParts({ classes, groups: null, rule, seed: 1 });

    expect(countsOf(parts)).toEqual([320, 40, 40]);
  });

  it('keeps a group in one part', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.nat(12)), { minLength: 1, maxLength: 120 }),
        fc.nat(),
        (rows, seed) => {
          const classes = Int32Array.from(rows, ([label]) => label);
          const groups = Int32Array.from(rows, ([, group]) => group);

          const parts = assignParts({ classes, groups, rule, seed });

          const partOf = new Map<number, number>();
          groups.forEach((group, i) => {
            expect(partOf.get(group) ?? parts[i]).toBe(parts[i]);
            partOf.set(group, parts[i]!);
          });
        },
      ),
    );
  });

  it('spreads groups so that the parts come near their shares', () => {
    const groups = Int32Array.from({ length: 1000 }, (_, i) => Math.floor(i / 5));
    const classes = Int32Array.from(groups, (group) => group % 3);

    const counts = countsOf(assignParts({ classes, groups, rule, seed: 3 }));

    expect(Math.abs(counts[0]! - 800)).toBeLessThanOrEqual(15);
    expect(Math.abs(counts[1]! - 100)).toBeLessThanOrEqual(15);
  });

  it('repeats itself for the same seed and changes with another', () => {
    const classes = new Int32Array(100);

    const first = assignParts({ classes, groups: null, rule, seed: 5 });

    expect(assignParts({ classes, groups: null, rule, seed: 5 })).toEqual(first);
    expect(assignParts({ classes, groups: null, rule, seed: 6 })).not.toEqual(first);
  });

  it('uses no part without a share and leaves every class something to train on', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 60 }), fc.nat(), (labels, seed) => {
        const classes = Int32Array.from(labels);
        const tight: SplitRule = { ...rule, train: 0.1, val: 0.9, test: 0 };

        const parts = assignParts({ classes, groups: null, rule: tight, seed });

        expect(countsOf(parts)[2]).toBe(0);
        for (const label of new Set(labels)) {
          expect(countsOf(parts, (i) => classes[i] === label)[0]).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('JoinedSets', () => {
  it('numbers groups by their first member, whatever the order of the joins', () => {
    const forward = new JoinedSets(6);
    const backward = new JoinedSets(6);

    forward.join(1, 3);
    forward.join(3, 5);
    backward.join(5, 3);
    backward.join(3, 1);

    expect([...forward.codes()]).toEqual([0, 1, 2, 1, 4, 1]);
    expect(backward.codes()).toEqual(forward.codes());
  });
});
