import { describe, expect, it } from 'vitest';
import { RandomStream } from '../random/stream.ts';
import { PARENTS_UNKNOWN, qualityByClass } from './by-class.ts';
import type { Points } from './points.ts';

function normalRows(count: number, shift: number, item: number): Points {
  const random = new RandomStream({ seed: 1, item, copy: 0, step: 0 });
  return { count, columns: 2, values: Float64Array.from({ length: count * 2 }, () => shift + random.normal()) };
}

const empty: Points = { count: 0, columns: 2, values: new Float64Array() };
const classes = [
  { label: 'common', real: normalRows(200, 5, 1), synthetic: empty },
  { label: 'rare', real: normalRows(80, 0, 2), synthetic: normalRows(120, 0, 3) },
];

describe('qualityByClass', () => {
  it('judges the classes that have synthetic rows, and no others', async () => {
    expect([...(await qualityByClass(classes, 0)).keys()]).toEqual(['rare']);
  });

  it('gives every figure as a mean within its range over halves', async () => {
    const rare = (await qualityByClass(classes, 0)).get('rare')!;

    for (const figure of Object.values(rare.figures)) {
      expect(figure!.low).toBeLessThanOrEqual(figure!.mean);
      expect(figure!.high).toBeGreaterThanOrEqual(figure!.mean);
    }
    expect(rare.rows).toMatchObject({ train: 40, holdout: 40, synthetic: 120, other: 100 });
  });

  it('says that it cannot know the parents', async () => {
    expect((await qualityByClass(classes, 0)).get('rare')!.notes).toEqual([PARENTS_UNKNOWN]);
  });

  it('says so when fewer than 30 rows can be held out', async () => {
    const few = [classes[0]!, { ...classes[1]!, real: normalRows(20, 0, 2) }];

    expect((await qualityByClass(few, 0)).get('rare')!.notes[1]).toMatch(/^Too few rows to judge: 10 held-out rows/);
  });

  it('counts exact duplicates once', async () => {
    const real = normalRows(80, 0, 2);
    const doubled = { count: 160, columns: 2, values: Float64Array.from([...real.values, ...real.values]) };

    const rare = (await qualityByClass([classes[0]!, { ...classes[1]!, real: doubled }], 0)).get('rare')!;

    expect(rare.rows).toMatchObject({ train: 40, holdout: 40, duplicates: 80 });
  });

  it('gives the same answer for the same seed and another for another', async () => {
    expect(await qualityByClass(classes, 7)).toEqual(await qualityByClass(classes, 7));
    expect(await qualityByClass(classes, 7)).not.toEqual(await qualityByClass(classes, 8));
  });
});
