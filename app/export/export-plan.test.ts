import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JoinedSets } from '../split/joined-sets.ts';
import { countPlanned, type ExportColumns, everything, planExport, type SplitWish } from './export-plan.ts';

const rule = { train: 0.8, val: 0.1, test: 0.1, stratify: true, group_by: null };

/** Originals of two classes, each with so many copies behind it. */
function pictures(copiesOf: readonly number[]): ExportColumns {
  const classes: number[] = [];
  const parents: number[] = [];
  copiesOf.forEach((copies, original) => {
    const at = classes.length;
    for (let i = 0; i <= copies; i++) {
      classes.push(original % 2);
      parents.push(i === 0 ? -1 : at);
    }
  });
  const count = classes.length;
  const sets = new JoinedSets(count);
  parents.forEach((parent, at) => {
    if (parent >= 0) sets.join(parent, at);
  });
  return {
    count,
    labels: ['a', 'b'],
    classes: Int32Array.from(classes),
    synthetic: Uint8Array.from(parents, (parent) => Number(parent >= 0)),
    parts: new Int8Array(count).fill(-1),
    parents: [Int32Array.from(parents), new Int32Array(count).fill(-1)],
    families: sets.codes(),
    siblingsTell: true,
  };
}

const copies = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 40 });
const again = (families: 'together' | 'apart' | 'leave-out', seed: number): SplitWish => ({
  kind: 'again',
  rule,
  seed,
  families,
});

describe('planExport', () => {
  it('finds no leak where families stay together, whatever they are', () => {
    fc.assert(
      fc.property(copies, fc.nat(), (made, seed) => {
        const plan = planExport(pictures(made), everything, again('together', seed));

        expect(plan.leaks).toEqual([]);
      }),
    );
  });

  it('leaves no leak where torn samples are left out, and loses no original', () => {
    fc.assert(
      fc.property(copies, fc.nat(), (made, seed) => {
        const columns = pictures(made);

        const plan = planExport(columns, everything, again('leave-out', seed));

        expect(plan.leaks).toEqual([]);
        expect(plan.chosen.length + plan.leftOut).toBe(columns.count);
        expect([...plan.chosen].filter((sample) => columns.synthetic[sample] === 0)).toHaveLength(made.length);
      }),
    );
  });

  it('names every copy that lies in another part than its original', () => {
    const columns = pictures(Array.from({ length: 30 }, () => 4));

    const { chosen, parts, leaks } = planExport(columns, everything, again('apart', 1));

    const expected = [...chosen].filter((sample) => {
      const parent = columns.parents[0][sample] as number;
      return parent >= 0 && parts[sample] !== parts[parent];
    });
    expect(expected.length).toBeGreaterThan(10);
    expect(leaks.map(({ sample }) => sample)).toEqual(expected);
  });

  it('finds copies of one original in several parts when the original is not exported', () => {
    const columns = pictures(Array.from({ length: 30 }, () => 4));

    const plan = planExport(columns, { ...everything, origins: ['synthetic'] }, again('apart', 1));

    expect(plan.chosen).toHaveLength(120);
    expect(plan.leaks.length).toBeGreaterThan(10);
  });

  it('takes the classes that are asked for, and counts them', () => {
    const columns = pictures([1, 1, 1]);

    const plan = planExport(columns, { ...everything, classes: ['a'] }, { kind: 'none' });

    expect(countPlanned(columns, plan)).toEqual([{ label: 'a', synthetic: 2, all: 4, parts: [0, 0, 0] }]);
  });
});
