import type { TargetCandidate } from '../../tabular/profile/target.ts';
import type { ReadColumn } from './finish-column.ts';
import type { ReadColumns, ReadOptions } from './read-options.ts';

/** What is known of each column for choosing a target, the recipe's word on kinds included; ignored ones are left out. */
export function targetCandidates(read: ReadColumns, options: ReadOptions): TargetCandidate[] {
  return read.columns
    .filter((column) => column.kind !== 'ignored')
    .map((column) => candidateOf(column, read.rowCount, options));
}

export function candidateOf(column: ReadColumn, rowCount: number, { columns = {} }: ReadOptions): TargetCandidate {
  const { name, index, missingCount } = column;
  const texts = () => column.texts?.() ?? null;
  return {
    name,
    index,
    rowCount,
    missingCount,
    // Asked for only of the few columns that come into question: making the texts of all takes time.
    get levels() {
      return texts()?.levels ?? null;
    },
    get counts() {
      return texts()?.counts ?? new Uint32Array(0);
    },
    get numbers() {
      return texts()?.numbers ?? null;
    },
    isNumeric: column.numbers !== null,
    declaredCategorical: Object.hasOwn(columns, name) && columns[name] === 'categorical',
  };
}
