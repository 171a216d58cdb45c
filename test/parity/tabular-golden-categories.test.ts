import { describe, expect, it } from 'vitest';
import { measureBy } from '../../app/tabular/neighbours/measures.ts';
import { populationOf } from '../../app/tabular/population.ts';
import { valueDifferenceSpace } from '../../app/tabular/value-difference.ts';
import {
  allowedNeighbours,
  close,
  expectNeighbours,
  expectOnSegment,
  type NeighbourBlock,
} from './references/golden-checks.ts';
import { goldenIsHere, goldenTable, readGolden } from './references/golden-table.ts';
import { categoricalFeatures } from './references/plain-samplers.ts';
import { explain, explainSteps, run } from './references/table-run.ts';

/** The golden cases of the methods for tables with categories. */

type ByClass<T> = Readonly<Record<string, T>>;
type Levels = Readonly<Record<string, readonly string[]>>;

interface MixedLists extends Omit<NeighbourBlock, 'rows'> {
  readonly median_std?: number;
  readonly squared_penalty_per_mismatch: number;
  readonly vote_winners: readonly Levels[];
}

interface MixedBlock {
  readonly class_for_median_std: string | number;
  readonly std_ddof0: readonly number[];
  readonly median_std: number;
  readonly levels: Levels;
  readonly classes: ByClass<{
    readonly rows: readonly number[];
    readonly n_requested: number;
    readonly paper: MixedLists;
    readonly current?: MixedLists;
  }>;
}

interface NominalBlock {
  readonly classes_order: readonly (string | number)[];
  readonly levels: Levels;
  readonly p_class_given_level: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly vdm_all_pairs?: readonly (readonly number[])[];
  readonly classes: ByClass<{
    readonly k: number;
    readonly n_requested: number;
    readonly rows: readonly number[];
    readonly neighbours_self_first: readonly (readonly number[])[];
    readonly distances: readonly (readonly number[])[];
    readonly cut_ties: Readonly<Record<string, readonly number[]>>;
    readonly rows_with_a_twin_at_distance_0: readonly number[];
    readonly vote: readonly (readonly string[])[];
  }>;
}

interface GoldenCase {
  readonly smotenc?: MixedBlock;
  readonly smoten?: NominalBlock;
}

describe.skipIf(!goldenIsHere)('golden categories', () => {
  const cases = goldenIsHere ? readGolden<{ cases: string[] }>('index.json').cases : [];

  for (const name of cases) {
    const { smotenc, smoten } = readGolden<GoldenCase>(`${name}.json`);

    for (const [label, block] of Object.entries(smotenc?.classes ?? {})) {
      const lists = block.current ?? block.paper;
      const expected: NeighbourBlock = { ...lists, rows: block.rows };

      it(`${name}: explain of SMOTENC lists neighbors and votes of class ${label}`, async () => {
        const { classes } = await explain(goldenTable(`${name}.csv`), { method: 'SMOTENC' });

        const found = classes[label] as unknown as NeighbourBlock & MixedBlock & MixedLists & { n_generate: number };
        expectNeighbours(found, expected);
        expect(found.n_generate).toBe(block.n_requested);
        close(found.median_std ** 2, lists.squared_penalty_per_mismatch);
        if (lists.median_std !== undefined) close(found.median_std, lists.median_std);
        if (String(smotenc!.class_for_median_std) === label) {
          close(found.median_std, smotenc!.median_std);
          for (const [j, deviation] of smotenc!.std_ddof0.entries()) close(found.std_ddof0[j]!, deviation);
        }
        for (const [i, winners] of lists.vote_winners.entries()) {
          if (lists.cut_ties[String(i)] === undefined) expect(found.vote_winners[i]).toEqual(winners);
        }
      });

      it(`${name}: SMOTENC makes rows of class ${label} on segments, with levels that won the vote`, async () => {
        const table = goldenTable(`${name}.csv`);

        const result = await run(table, { method: 'SMOTENC' });

        const { synthetic } = result;
        expect(result.classes[label]!.added).toBe(block.n_requested);
        for (let i = 0; i < synthetic.count; i++) {
          if (table.target.labels[synthetic.classCodes[i]!] !== label) continue;
          const base = synthetic.base[i]!;
          expect(allowedNeighbours(expected, base)).toContain(synthetic.neighbour[i]!);
          expectOnSegment(table, result, i);
          const place = block.rows.indexOf(base);
          if (lists.cut_ties[String(place)] !== undefined) continue;
          for (const { index, levels } of categoricalFeatures(table)) {
            const level = levels[synthetic.categorical.get(index)![i]!];
            expect(lists.vote_winners[place]![String(index)]).toContain(level);
          }
        }
      });
    }

    if (smoten === undefined) continue;

    it(`${name}: explain of SMOTEN gives the classes of each level`, async () => {
      const { steps } = await explainSteps(goldenTable(`${name}.csv`), { method: 'SMOTEN', k_neighbors: 3 });

      const found = steps[0] as unknown as NominalBlock;
      expect(found.levels).toEqual(smoten.levels);
      for (const [column, levels] of Object.entries(smoten.p_class_given_level)) {
        for (const [level, shares] of levels.entries()) {
          for (const [code, share] of shares.entries()) {
            close(found.p_class_given_level[column]![level]![code]!, share, 1e-12);
          }
        }
      }
    });

    if (smoten.vdm_all_pairs !== undefined) {
      it(`${name}: value differences of all pairs are those listed`, () => {
        const population = populationOf(goldenTable(`${name}.csv`));
        const { measure, matrixOf } = valueDifferenceSpace(population);
        const points = matrixOf(population.rows);

        const distance = measureBy(measure, { points, queries: points });

        for (const [a, row] of smoten.vdm_all_pairs!.entries()) {
          for (const [b, expected] of row.entries()) expect(distance(a, b)).toBeCloseTo(expected, 12);
        }
      });
    }

    for (const [label, block] of Object.entries(smoten.classes)) {
      const step = { method: 'SMOTEN', k_neighbors: block.k };
      const isCertain = (place: number) =>
        block.cut_ties[String(place)] === undefined &&
        !block.rows_with_a_twin_at_distance_0.includes(block.rows[place]!);

      it(`${name}: explain of SMOTEN lists neighbors and votes of class ${label}`, async () => {
        const { classes } = await explain(goldenTable(`${name}.csv`), step);

        const found = classes[label] as unknown as typeof block & { n_generate: number };
        expect(found.rows).toEqual(block.rows);
        expect(found.n_generate).toBe(block.n_requested);
        for (const [place, row] of block.rows.entries()) {
          const list = found.neighbours_self_first[place]!;
          expect(list[0]).toBe(row);
          expect(new Set(list).size).toBe(block.k + 1);
          for (const [rank, distance] of block.distances[place]!.entries()) {
            expect(Math.abs(found.distances[place]![rank]! - distance)).toBeLessThan(1e-12);
          }
          const allowed = [...block.neighbours_self_first[place]!, ...(block.cut_ties[String(place)] ?? [])];
          if (!block.rows_with_a_twin_at_distance_0.includes(row))
            for (const near of list) expect(allowed).toContain(near);
          if (isCertain(place)) expect(found.vote[place]).toEqual(block.vote[place]);
        }
      });

      it(`${name}: SMOTEN gives rows of class ${label} the levels that won the vote`, async () => {
        const table = goldenTable(`${name}.csv`);

        const { synthetic, classes } = await run(table, step);

        expect(classes[label]!.added).toBe(block.n_requested);
        for (let i = 0; i < synthetic.count; i++) {
          if (table.target.labels[synthetic.classCodes[i]!] !== label) continue;
          const place = block.rows.indexOf(synthetic.base[i]!);
          expect(place).toBeGreaterThanOrEqual(0);
          const levels = categoricalFeatures(table).map(
            (column) => column.levels[synthetic.categorical.get(column.index)![i]!],
          );
          if (isCertain(place)) expect(levels).toEqual(block.vote[place]);
        }
      });
    }
  }
});
