import type { Warning } from '../errors.ts';

/**
 * What a tabular recipe made of a table. Rows have identities: an input row is its number, a synthetic row is
 * `rowCount + s` where `s` counts all synthetic rows in the order they were made, removed ones included.
 */
export interface TabularResult {
  readonly synthetic: SyntheticRows;
  /** Rows (by identity) that a step took away, in the order it happened. */
  readonly removed: readonly RemovedRow[];
  readonly classes: Readonly<Record<string, ClassCount>>;
  readonly warnings: readonly Warning[];
  /** What the constraints and filters of the recipe did; null where it has neither. */
  readonly rules: RulesReport | null;
  /** Seconds per step, by `0 SMOTE` and the like. */
  readonly stages: Readonly<Record<string, number>>;
}

/** Synthetic rows, column by column; `count` of them. */
export interface SyntheticRows {
  readonly count: number;
  /** Final values (scaled back and rounded) by column position in the input; absent for ignored columns and the target. */
  readonly numeric: ReadonlyMap<number, Float64Array>;
  readonly categorical: ReadonlyMap<number, Int32Array>;
  readonly classCodes: Int32Array;
  /** Position of the step that made the row, in the recipe. */
  readonly step: Uint16Array;
  /** Identity of the row it was made from; −1 where that does not apply. */
  readonly base: Int32Array;
  /** Identity of the neighbour it lies towards; −1 where that does not apply. */
  readonly neighbour: Int32Array;
  /** Position between base and neighbour; NaN where that does not apply. */
  readonly gap: Float64Array;
  /** Further lineage columns by name, one number a row; NaN where it does not apply (an empty field). */
  readonly extra: ReadonlyMap<string, Float64Array>;
}

export interface RemovedRow {
  readonly row: number;
  /** Position of the step in the recipe; −1 for rows dropped before the first step because a value is missing. */
  readonly step: number;
  /** Name of the method; `missing` before the first step. */
  readonly method: string;
  readonly reason: string;
  /** Identities of the rows that the reason ends with: see `removalReason`. */
  readonly others?: readonly number[];
}

/** Counts of what constraints turned down and filters took away. Every draw of a row is tested, the last one too. */
export interface RulesReport {
  readonly constraints: readonly {
    /** The constraint in words. */
    readonly rule: string;
    /** Its place in the recipe, such as `constraints[0]`. */
    readonly field: string;
    /** Draws that broke it. */
    readonly rejected: number;
  }[];
  /** New rows by class: asked for, made, and the draws that it took. */
  readonly classes: Readonly<Record<string, { readonly asked: number; readonly made: number; readonly draws: number }>>;
  readonly filters: readonly {
    /** Position of the step in the recipe. */
    readonly step: number;
    readonly filter: string;
    /** Synthetic rows taken away, in all and by class. */
    readonly removed: number;
    readonly classes: Readonly<Record<string, number>>;
  }[];
}

export interface ClassCount {
  readonly before: number;
  readonly added: number;
  readonly removed: number;
  readonly after: number;
}
