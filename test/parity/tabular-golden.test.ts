import { describe, expect, it } from 'vitest';
import { populationOf } from '../../app/tabular/population.ts';
import { type OverSamplingStrategy, overSamplingQuotas } from '../../app/tabular/sampling-strategy.ts';
import { rowsOnSegments } from '../../app/tabular/segments.ts';
import { parseTabularSteps } from '../../app/tabular/steps.ts';
import type { Table } from '../../app/tabular/table.ts';
import { close, expectNeighbours, type NeighbourBlock } from './references/golden-checks.ts';
import { goldenIsHere, goldenTable, readGolden } from './references/golden-table.ts';
import { explain, run } from './references/table-run.ts';

interface GoldenCase {
  readonly class_counts?: Readonly<Record<string, number>>;
  readonly sampling_strategy?: readonly {
    readonly strategy: string;
    readonly value: OverSamplingStrategy;
    readonly n_generate?: Readonly<Record<string, number>>;
    readonly error?: string;
  }[];
  readonly knn_same_class?: Readonly<Record<string, NeighbourBlock>>;
  readonly interpolation_examples?: readonly {
    readonly base: number;
    readonly neighbour: number;
    readonly u: number;
    readonly row: readonly number[];
  }[];
  readonly ros_smoothed?: {
    readonly h: number;
    readonly std_ddof0: Readonly<Record<string, readonly number[]>>;
    readonly noise_std_shrinkage_1: Readonly<Record<string, readonly number[]>>;
  };
}

if (!goldenIsHere) console.info('Golden tables are not here: their tests are skipped.');
const cases = goldenIsHere ? readGolden<{ cases: string[] }>('index.json').cases : [];

function quotas(table: Table, strategy: OverSamplingStrategy): Record<string, number> {
  parseTabularSteps([{ method: 'SMOTE', sampling_strategy: strategy }], 'steps');
  const { labels, codes } = table.target;
  const counts = labels.map((_, code) => codes.filter((other) => other === code).length);
  return Object.fromEntries(
    overSamplingQuotas(strategy, { labels, counts }).map(({ code, add }) => [labels[code]!, add]),
  );
}

describe.skipIf(!goldenIsHere)('golden tables', () => {
  for (const name of cases) {
    const golden = readGolden<GoldenCase>(`${name}.json`);

    for (const { value, n_generate, error } of golden.sampling_strategy ?? []) {
      it(`${name}: sampling_strategy ${JSON.stringify(value)} adds the rows listed`, () => {
        const table = goldenTable(`${name}.csv`);

        if (error === undefined) expect(quotas(table, value)).toEqual(n_generate);
        else expect(() => quotas(table, value)).toThrow(/sampling_strategy/);
      });
    }

    if (golden.knn_same_class !== undefined) {
      it(`${name}: explain of SMOTE lists the neighbors within each class`, async () => {
        const { classes } = await explain(goldenTable(`${name}.csv`), { method: 'SMOTE' });

        for (const [label, block] of Object.entries(golden.knn_same_class!)) {
          expectNeighbours(classes[label] as unknown as NeighbourBlock, block);
        }
      });

      it(`${name}: every row of SMOTE lies on the segment between a row and a listed neighbor`, async () => {
        const table = goldenTable(`${name}.csv`);

        const { synthetic } = await run(table, { method: 'SMOTE' });

        for (let i = 0; i < synthetic.count; i++) {
          const block = golden.knn_same_class![table.target.labels[synthetic.classCodes[i]!]!]!;
          const position = block.rows.indexOf(synthetic.base[i]!);
          const allowed = [...block.neighbours[position]!, ...(block.cut_ties[String(position)] ?? [])];
          expect(allowed).toContain(synthetic.neighbour[i]!);
          expect(synthetic.gap[i]!).toBeGreaterThanOrEqual(0);
          expect(synthetic.gap[i]!).toBeLessThan(1);
          for (const column of table.columns) {
            if (column.kind !== 'numeric' || column.index === table.target.index) continue;
            const base = column.values[synthetic.base[i]!]!;
            const neighbour = column.values[synthetic.neighbour[i]!]!;
            const expected = base + synthetic.gap[i]! * (neighbour - base);
            close(synthetic.numeric.get(column.index)![i]!, expected);
          }
        }
      });
    }

    if (golden.interpolation_examples !== undefined) {
      it(`${name}: a row at u between two rows is the one listed`, () => {
        const population = populationOf(goldenTable(`${name}.csv`));
        const examples = golden.interpolation_examples!;

        const made = rowsOnSegments(population, {
          classCodes: new Int32Array(examples.length),
          base: Int32Array.from(examples, ({ base }) => base),
          neighbour: Int32Array.from(examples, ({ neighbour }) => neighbour),
          gap: Float64Array.from(examples, ({ u }) => u),
        });

        for (const [i, { row }] of examples.entries()) {
          for (const [j, value] of row.entries()) close(made.numeric.get(j)![i]!, value);
        }
      });
    }

    if (golden.ros_smoothed !== undefined) {
      it(`${name}: explain of RandomOverSampler gives the bandwidth and the noise`, async () => {
        const { classes } = await explain(goldenTable(`${name}.csv`), { method: 'RandomOverSampler', shrinkage: 1 });

        for (const [label, deviations] of Object.entries(golden.ros_smoothed!.std_ddof0)) {
          const found = classes[label] as { h: number; std_ddof0: number[]; noise_std_shrinkage_1: number[] };
          close(found.h, golden.ros_smoothed!.h);
          for (const [j, deviation] of deviations.entries()) {
            close(found.std_ddof0[j]!, deviation);
            close(found.noise_std_shrinkage_1[j]!, golden.ros_smoothed!.noise_std_shrinkage_1[label]![j]!);
          }
        }
      });
    }
  }
});
