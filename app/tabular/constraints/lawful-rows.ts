/** Draws new rows until they keep to the recipe's constraints, for every method alike. */
import { AppError } from '../../errors.ts';
import type { MadeRows } from '../made-rows.ts';
import type { StepInput, StepOutput } from '../method.ts';
import { RememberedSearch } from '../neighbours/remembered-search.ts';
import { keepMade, replaceMade } from './made-slots.ts';
import type { Rule, Rules } from './rules.ts';

/** Draws of a row at most, the first among them. */
export const MOST_TRIES = 100;

/** Steps of a recipe are fewer: the number of the attempt stands above the step's in the key of a stream. */
const STEPS_IN_KEY = 0x10000;

type Input = StepInput<unknown>;

/** How often a constraint turned down a draw, and which rows were given up. */
export interface RuleLedger {
  rejected(rule: Rule, draws: number): void;
  classDone(done: {
    readonly label: string;
    readonly asked: number;
    readonly made: number;
    readonly draws: number;
  }): void;
}

/**
 * Runs a method that makes rows, and again for those rows that break a constraint: attempt a at row i is row i of a run
 * whose streams are keyed by a as well, so it depends on no other row. A row that is good keeps its lineage. What no
 * attempt gets right is left out, counted and warned of.
 *
 * Rows are tested as they are written, after rounding. Those that lie on no segment are set right first where a
 * constraint says how (a total is its parts' sum, a number the nearest allowed one).
 *
 * @param redraws false for methods that draw nothing, which would only repeat themselves
 * @throws AppError `constraint.not-met` where not one row of the step can be made
 */
export async function lawfulRows<Parameters>(
  input: StepInput<Parameters>,
  run: (input: StepInput<Parameters>) => Promise<StepOutput>,
  redraws = true,
): Promise<StepOutput> {
  const { rules } = input;
  if (rules.list.length === 0 || !rules.redraws) return run(input);
  const search = new RememberedSearch(input.search);
  const output = await run({ ...input, search });
  if (output.made === null || output.made.count === 0) return output;
  search.recorded();
  const drawn = new LawfulDraw(input, output.made);
  for (let attempt = 1; redraws && attempt < MOST_TRIES && drawn.pending.length > 0; attempt++) {
    await input.control.gate();
    const again = await run({
      ...input,
      search,
      drawStep: input.step + attempt * STEPS_IN_KEY,
      warn: () => undefined,
    });
    if (again.made !== null) drawn.take(again.made, attempt);
  }
  return { ...output, made: drawn.finish(redraws ? MOST_TRIES : 1) };
}

class LawfulDraw {
  pending: readonly number[];
  readonly #input: Input;
  readonly #made: MadeRows;
  readonly #attempts: Float64Array;
  readonly #draws: Float64Array;

  constructor(input: Input, made: MadeRows) {
    this.#input = input;
    this.#made = made;
    this.#attempts = new Float64Array(made.count);
    this.#draws = new Float64Array(input.population.labels.length);
    this.pending = this.#breaking(
      made,
      Array.from({ length: made.count }, (_, i) => i),
    );
  }

  /** Takes over the rows still wanted that are right this time. */
  take(again: MadeRows, attempt: number): void {
    if (again.count !== this.#made.count) throw new Error('An attempt made another number of rows.');
    const wanted = this.pending;
    const breaking = new Set(this.#breaking(again, wanted));
    for (const slot of wanted) {
      if (breaking.has(slot)) continue;
      replaceMade(this.#made, again, slot);
      this.#attempts[slot] = attempt;
    }
    this.pending = [...breaking];
  }

  /** The rows that were made, with the attempt of each in their lineage. */
  finish(tries: number): MadeRows {
    const { population, rules } = this.#input;
    const made: MadeRows = { ...this.#made, extra: new Map([...this.#made.extra, ['attempt', this.#attempts]]) };
    const given = new Set(this.pending);
    if (given.size === made.count) throw nothingMade(this.#input, made.count, tries);
    for (const [code, label] of population.labels.entries()) {
      const slots = [...made.classCodes.keys()].filter((slot) => made.classCodes[slot] === code);
      if (slots.length === 0) continue;
      const missing = slots.filter((slot) => given.has(slot)).length;
      const counts = { label, asked: slots.length, made: slots.length - missing, draws: this.#draws[code] ?? 0 };
      this.#input.ledger.classDone(counts);
      if (missing > 0) this.#input.warn(notMade(counts, rules, tries));
    }
    return given.size === 0 ? made : keepMade(made, (slot) => !given.has(slot));
  }

  /** Rounds the rows, sets right what can be, and returns those of the slots that break a constraint. */
  #breaking(made: MadeRows, slots: readonly number[]): number[] {
    const { rules, ledger } = this.#input;
    this.#input.round(made);
    const tests = rules.list.map((rule) => ({ rule, holds: rule.holdsIn(made) }));
    let mended = false;
    for (const { rule, holds } of tests) {
      if (rule.mend === undefined) continue;
      for (const slot of slots) {
        if (!Number.isNaN(made.gap[slot]) || holds(slot)) continue;
        rule.mend(made, slot);
        mended = true;
      }
    }
    if (mended) this.#input.round(made);
    for (const slot of slots) {
      const code = made.classCodes[slot] as number;
      this.#draws[code] = (this.#draws[code] ?? 0) + 1;
    }
    const breaking = new Set<number>();
    for (const { rule, holds } of tests) {
      const broken = slots.filter((slot) => !holds(slot));
      if (broken.length > 0) ledger.rejected(rule, broken.length);
      for (const slot of broken) breaking.add(slot);
    }
    return slots.filter((slot) => breaking.has(slot));
  }
}

function notMade(
  {
    label,
    asked,
    made,
    draws,
  }: { readonly label: string; readonly asked: number; readonly made: number; readonly draws: number },
  rules: Rules,
  tries: number,
) {
  return {
    code: 'constraint.not-met',
    message: `${made} of ${asked} new rows of class "${label}" were made; ${asked - made} were given up after ${inTries(tries)} each (${draws} draws in all) because a constraint was broken every time. ${advice(rules)}`,
    where: { class: label },
  };
}

function nothingMade({ rules, step }: Input, asked: number, tries: number): AppError {
  return new AppError(
    'constraint.not-met',
    `No new row keeps to the constraints: 0 of ${asked} were made in ${inTries(tries)} each. ${advice(rules)}`,
    { field: rules.list.length === 1 ? rules.list[0]?.field : `steps[${step}]` },
  );
}

function inTries(tries: number): string {
  return tries === 1 ? '1 try' : `${tries} tries`;
}

function advice({ list }: Rules): string {
  const named = list.slice(0, 5).map(({ text }) => text);
  const more = list.length > 5 ? ` and ${list.length - 5} more` : '';
  return `Constraints: ${named.join('; ')}${more}. Loosen them, make numbers that are names "categorical" under "columns", or use another method.`;
}
