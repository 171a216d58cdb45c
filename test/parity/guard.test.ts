import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FIGURE_NAMES, guardFigures } from '../../app/quality/guard/figures.ts';
import type { Points } from '../../app/quality/points.ts';

const golden = new URL('../../../shared/golden/guard/', import.meta.url);
const here = existsSync(golden);

function points(folder: string, file: string): Points {
  const lines = readFileSync(new URL(`${folder}/${file}`, golden), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const rows = lines.map((line) => line.split(',').map(Number));
  return { count: rows.length, columns: rows[0]!.length, values: Float64Array.from(rows.flat()) };
}

describe.skipIf(!here)('guard figures against the golden sets', () => {
  const index = here ? JSON.parse(readFileSync(new URL('index.json', golden), 'utf8')) : { cases: [] };
  const cases: string[] = Array.isArray(index) ? index : index.cases;

  it.each(cases)('%s: every figure within 1e-9', async (name) => {
    const expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, golden), 'utf8'));

    const result = await guardFigures({
      train: points(name, 'train.csv'),
      holdout: points(name, 'holdout.csv'),
      other: points(name, 'other.csv'),
      synthetic: points(name, 'synthetic.csv'),
    });

    expect(result.rows).toEqual(expected.rows);
    for (const figure of FIGURE_NAMES) {
      const difference = Math.abs(result.figures[figure]! - expected.figures[figure]);
      expect(difference, figure).toBeLessThanOrEqual(1e-9 * Math.max(1e-9, Math.abs(expected.figures[figure])));
    }
  });
});
