import { describe, expect, it } from 'vitest';
import { AppError } from '../../app/errors.ts';
import type { Table } from '../../app/tabular/table.ts';
import { goldenIsHere, goldenTable, readGolden } from './references/golden-table.ts';
import { run } from './references/table-run.ts';

interface Refusal {
  readonly case: string;
  readonly dataset: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly peer: string;
  readonly rows_out?: number;
}

/** The methods that stand; entries of the others wait for them. */
const standing = ['SMOTE', 'RandomOverSampler', 'SMOTENC', 'BorderlineSMOTE', 'ADASYN', 'KMeansSMOTE', 'SVMSMOTE'];

/** Code and a part of the message for each refusal that says more than "expected … at least". */
const told: Readonly<Record<string, readonly [code: string, ...parts: string[]]>> = {
  'small class, k=5': [
    'class.too-small',
    '"1"',
    '4 rows',
    '6 rows are needed',
    '"k_neighbors": 3',
    'RandomOverSampler',
  ],
  'small class, k=4': ['class.too-small', '"1"', '4 rows', '5 rows are needed'],
  'ADASYN, small class': ['class.too-small', '"1"', '4 rows', '6 rows are needed', '"n_neighbors": 3'],
  'small class': ['class.too-small', '"1"', '4 rows', '6 rows are needed', '"k_neighbors": 3'],
  'separated classes': ['class.nothing-to-make', '"1"', 'SMOTE', 'n_neighbors'],
  'all g round to 0': ['class.nothing-to-make', '"1"', '6 rows', 'rounds to 0'],
  'all columns categorical': ['method.not-applicable', 'at least one numeric column', 'SMOTEN'],
  'categorical index out of range': ['table.unknown-column', '"column 9"', 'categorical_features'],
  'missing value': ['table.missing-value', '"f1" (1)', 'data row 3'],
  'infinite value': ['table.infinite-value', '"f0"', 'data row 0'],
  'one class': ['target.one-class', 'two classes'],
  'continuous target': ['target.continuous', 'quantity'],
  'ratio above 1': ['recipe.invalid-value', '1.5'],
  'ratio 0': ['recipe.invalid-value', 'above 0'],
  'ratio below present': ['strategy.invalid', '"1"', '4 rows', '50'],
  'ratio with 3 classes': ['strategy.invalid', 'two classes', '3'],
  'dict below present': ['strategy.invalid', '"1"', '3 rows', '4'],
  'dict negative': ['strategy.invalid', '"1"', '-1'],
  'dict unknown class': ['strategy.invalid', '"9"', 'classes are 0, 1'],
  majority: ['recipe.invalid-value', 'remove rows'],
  'k=0': ['recipe.invalid-value', 'at least 1'],
  'shrinkage negative': ['recipe.invalid-value', 'at least 0'],
  'shrinkage dict misses a class': ['recipe.invalid-value', '"1"', 'shrinkage'],
  'shrinkage with text': ['method.not-applicable', 'text'],
};

function tableFor({ case: name, dataset }: Refusal): Table {
  const file = dataset.split(',')[0] ?? '';
  return goldenTable(file, (rows) => {
    const target = rows[0]!.length - 1;
    if (name === 'missing value') rows[3]![1] = '';
    if (name === 'infinite value') rows[0]![0] = 'inf';
    if (name === 'one class') for (const row of rows) row[target] = '0';
  });
}

/** Positions of columns as names; one that is not there gets a name that no column has. */
function columnNames({ dataset }: Refusal, positions: unknown): string[] {
  const names = goldenTable(dataset.split(',')[0] ?? '').columns.map(({ name }) => name);
  return (positions as number[]).map((position) => names[position] ?? `column ${position}`);
}

function stepFor(entry: Refusal): Record<string, unknown> {
  const { method, params } = entry;
  const k = method === 'ADASYN' ? 'n_neighbors' : 'k_neighbors';
  const names: Readonly<Record<string, string>> = {
    k,
    strategy: 'sampling_strategy',
    categorical: 'categorical_features',
  };
  return Object.fromEntries([
    ['method', method],
    ...Object.entries(params).map(([key, value]) => [
      names[key] ?? key,
      key === 'categorical' ? columnNames(entry, value) : value,
    ]),
  ]);
}

async function refusalOf(entry: Refusal): Promise<AppError> {
  try {
    await run(tableFor(entry), stepFor(entry));
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe.skipIf(!goldenIsHere)('golden refusals', () => {
  const entries = goldenIsHere ? readGolden<Refusal[]>('errors.json') : [];

  for (const entry of entries.filter(({ method }) => standing.includes(method))) {
    // The peer refuses these two by mistake: golden says that they must be accepted.
    const accepted = entry.peer === 'no error' || ['minority', 'no column categorical'].includes(entry.case);
    const title = `${entry.method}, ${entry.case} (${JSON.stringify(entry.params)})`;

    if (accepted) {
      it(`${title}: works`, async () => {
        const table = tableFor(entry);

        const { synthetic } = await run(table, stepFor(entry));

        if (entry.rows_out === undefined) expect(synthetic.count).toBeGreaterThan(0);
        else expect(table.rowCount + synthetic.count).toBe(entry.rows_out);
      });
    } else {
      it(`${title}: is refused, with what was found and what to do`, async () => {
        const [code, ...parts] = told[`${entry.method}, ${entry.case}`] ?? told[entry.case] ?? [];

        const error = await refusalOf(entry);

        expect(error.kind).toBe('unusable');
        expect(error.code).toBe(code);
        for (const part of parts) expect(error.message).toContain(part);
      });
    }
  }
});
