import type { z } from 'zod';
import type { Warning } from '../errors.ts';
import type { RuleLedger } from './constraints/lawful-rows.ts';
import type { Rules } from './constraints/rules.ts';
import type { DistanceSpace } from './distance-space.ts';
import type { MadeRows } from './made-rows.ts';
import type { NeighbourSearch } from './neighbours/search.ts';
import type { Population } from './population.ts';

import type { StepControl } from './step-control.ts';

/**
 * What a method of the tables is. One folder under `methods/` holds one method: `meta.ts` (name, parameters, texts: no
 * kernels, so the window may import it), `method.ts` and its tests. `methods/README.md` shows how to add one.
 */
export interface MethodMeta<Parameters = MethodParameters> {
  /** imbalanced-learn's name where it has the method. */
  readonly name: string;
  /** The name in words. */
  readonly title: string;
  readonly kind: MethodKind;
  /** One plain sentence on what it does. */
  readonly summary: string;
  readonly useWhen: string;
  readonly avoidWhen: string;
  /** Paper, or the library and version whose behavior is matched. */
  readonly source: string;
  /** A strict object schema with imbalanced-learn's parameter names and defaults. */
  readonly parameters: z.ZodType<Parameters>;
  /** What the method asks of a table; may depend on its parameters. */
  needs(parameters: Parameters): MethodNeeds;
}

export type MethodParameters = Readonly<Record<string, unknown>>;

export type MethodKind = 'oversampling' | 'cleaning' | 'undersampling' | 'combined' | 'generative' | 'regression';

export interface MethodNeeds {
  /** Whether there must be a numeric column, there may be some, or there must be none. */
  readonly numeric: ColumnNeed;
  /** The same for columns of text. */
  readonly categorical: ColumnNeed;
  /** Copies missing values as they are, since it computes nothing with them. */
  readonly acceptsMissing: boolean;
  readonly target: 'classes' | 'numbers';
}

export type ColumnNeed = 'required' | 'accepted' | 'refused';

/**
 * A method: three functions of what a step sees. `check` and `explain` draw nothing. All of them are deterministic:
 * the same input gives the same output for any number of workers.
 */
export interface Method<Parameters = MethodParameters> {
  readonly meta: MethodMeta<Parameters>;
  /** Throws the `AppError` that running would end in, as far as counting rows can tell. */
  check(input: StepInput<Parameters>): void;
  /** What the method sees before anything is drawn, class by class, by the field names of `explain` in the contract. */
  explain(input: StepInput<Parameters>): Promise<Explanation>;
  run(input: StepInput<Parameters>): Promise<StepOutput>;
}

/** What one step works on. */
export interface StepInput<Parameters> {
  readonly parameters: Parameters;
  readonly population: Population;
  /** Builds the matrices that distances are taken on, scaled as the recipe says. */
  readonly space: DistanceSpace;
  readonly search: NeighbourSearch;
  /** The run's seed, and the position of the step in the recipe: two parts of every random stream's key. */
  readonly seed: number;
  readonly step: number;
  /** In place of `step` in the key of a new row's stream: it also tells the attempts at one row apart. */
  readonly drawStep: number;
  /** What new rows must keep to: see `lawfulRows`. */
  readonly rules: Rules;
  readonly ledger: RuleLedger;
  readonly control: StepControl;
  warn(warning: Warning): void;
  /** Rounds new rows in place, as they will be written. */
  round(made: MadeRows): void;
  /** What is seen once rows were made in this step, rounded as they will be written: for methods that make and remove. */
  after(made: MadeRows): Pick<StepInput<unknown>, 'population' | 'space'>;
}

/** What it takes to search neighbors among the rows a step sees. */
export type NeighbourView = Pick<StepInput<unknown>, 'population' | 'space' | 'search' | 'control'>;

/** By class label; `step` holds what belongs to no class, such as Tomek links. */
export interface Explanation {
  readonly classes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly step?: Readonly<Record<string, unknown>>;
}

/** Over-samplers fill `made`, cleaning methods fill `removed`, combined ones both (rows just made may be removed). */
export interface StepOutput {
  readonly made: MadeRows | null;
  readonly removed: readonly Removal[];
}

export interface Removal {
  /** Identity of the row; rows made in the same step follow those of the population. */
  readonly row: number;
  /** A few plain words: `Tomek link with`, where `others` complete it to `Tomek link with row 12`. */
  readonly reason: string;
  /** Identities of the rows that the reason ends with. */
  readonly others?: readonly number[];
  /** Which filter of the step it was; the step's own name where left out. */
  readonly by?: string;
}
