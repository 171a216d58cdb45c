/**
 * The recipe: what to do with a dataset, as plain data. These are the types of a *checked* recipe with every default
 * written out, as `recipe.json` of a run records it; `app/recipe/parse.ts` makes one from what a person wrote.
 */

/** The version of the recipe format this program writes and the newest it reads. */
export const RECIPE_VERSION = 1;

export type Recipe = TabularRecipe | ImageRecipe;

/** `"auto"` keeps the kind that was inferred from the values. */
export type ColumnRole = 'auto' | 'numeric' | 'categorical' | 'ignore';

export type GuardMode = 'off' | 'warn' | 'cap';

export type RoundRule = 'kind' | 'decimals' | 'none';
export type ScaleRule = 'none' | 'standard' | 'minmax' | 'robust';
export type MissingRule = 'refuse' | 'median' | 'knn' | 'drop';

/** Shares of a dataset per part, each from 0 to 1, together 1. */
export interface SplitRule {
  readonly train: number;
  readonly val: number;
  readonly test: number;
  /** Keep the class shares of the whole in every part. */
  readonly stratify: boolean;
  /** Column (tables) or `"folder"` (pictures) whose equal values stay in one part. */
  readonly group_by: string | null;
}

/** What every new row of a table must keep to. Rows with a missing value among the columns of one are not held to it. */
export type Constraint = ColumnConstraint | CheckConstraint | FixedConstraint | SumConstraint;

/** What a value of one column may be; at least one of the four says so. */
export interface ColumnConstraint {
  readonly column: string;
  readonly min?: number;
  readonly max?: number;
  readonly allowed?: readonly (string | number)[];
  readonly whole?: boolean;
}

/** A comparison of sums of numeric columns, such as `start + delay <= end`. */
export interface CheckConstraint {
  readonly check: string;
}

/** Columns of which only the combinations that real rows have may occur. */
export interface FixedConstraint {
  readonly fixed: readonly string[];
}

export interface SumConstraint {
  readonly sum: readonly string[];
  /** A numeric column, or a number. */
  readonly equals: string | number;
  /** How far the two may differ; what rounding of doubles needs is always granted. */
  readonly tolerance: number;
}

export interface TabularStep {
  readonly method: string;
  /** Every parameter of the method with its value, `sampling_strategy` among them. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface TabularRecipe {
  readonly twelvefold: typeof RECIPE_VERSION;
  readonly kind: 'tabular';
  /** Null until a target was given or proposed. */
  readonly target: string | null;
  readonly seed: number;
  readonly columns: Readonly<Record<string, ColumnRole>>;
  readonly steps: readonly TabularStep[];
  readonly constraints: readonly Constraint[];
  readonly guard: { readonly mode: GuardMode };
  readonly round: RoundRule;
  readonly scale: ScaleRule;
  readonly missing: MissingRule;
  readonly split: SplitRule | null;
  /** Append a column `is_synthetic` (0 or 1) to the output. */
  readonly is_synthetic: boolean;
  /** Append a column `group` that joins synthetic rows with their parents. */
  readonly group: boolean;
}

/** A step that applies one operation, or a group of steps. `p` is the probability that it happens. */
export type ImageStep = OperationStep | GroupStep;

export interface OperationStep {
  readonly kind: 'op';
  readonly op: string;
  readonly p: number;
  /** Every parameter of the operation with its value. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface GroupStep {
  /** `oneOf` draws one child with weights p / Σp and runs it for certain. */
  readonly kind: 'oneOf';
  readonly p: number;
  readonly steps: readonly ImageStep[];
}

export type OutputFormat = 'same' | 'jpeg' | 'png' | 'webp' | 'tiff' | 'avif';

export interface BoxParams {
  readonly min_area: number;
  readonly min_visibility: number;
  readonly min_width: number;
  readonly min_height: number;
  readonly clip: boolean;
}

/** Augmented pictures per source: one number for all, or per class with a default of 0 for classes not named. */
export type Copies = number | { readonly class: Readonly<Record<string, number>> };

export interface ImageRecipe {
  readonly twelvefold: typeof RECIPE_VERSION;
  readonly kind: 'image';
  readonly seed: number;
  readonly copies: Copies;
  readonly keep_original: boolean;
  readonly steps: readonly ImageStep[];
  /** Other steps for some classes, in place of `steps`. */
  readonly per_class: Readonly<Record<string, readonly ImageStep[]>>;
  readonly balance: 'none' | 'equalize';
  readonly output: { readonly format: OutputFormat; readonly quality: number };
  readonly bbox_params: BoxParams;
  readonly split: SplitRule | null;
  readonly resampling: 'fused' | 'stepwise';
  readonly guard: { readonly mode: GuardMode };
}
