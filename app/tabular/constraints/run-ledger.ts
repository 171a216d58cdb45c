/** Counts what constraints and filters did in a run, for its report. */
import type { TabularStep } from '../../model/recipe.ts';
import { FILTER_STEP } from '../filters/parse.ts';
import type { RemovedRow, RulesReport, SyntheticRows } from '../run-result.ts';
import type { Table } from '../table.ts';
import type { RuleLedger } from './lawful-rows.ts';
import type { Rule } from './rules.ts';

export const SILENT_LEDGER: RuleLedger = { rejected: () => undefined, classDone: () => undefined };

type ClassTally = RulesReport['classes'][string];

interface Outcome {
  readonly table: Table;
  readonly synthetic: SyntheticRows;
  readonly removed: readonly RemovedRow[];
  readonly steps: readonly TabularStep[];
}

export class RunLedger implements RuleLedger {
  readonly #rejected: Map<Rule, number>;
  readonly #classes = new Map<string, ClassTally>();

  constructor(rules: readonly Rule[]) {
    this.#rejected = new Map(rules.map((rule) => [rule, 0]));
  }

  rejected(rule: Rule, draws: number): void {
    this.#rejected.set(rule, (this.#rejected.get(rule) ?? 0) + draws);
  }

  /** A class may be grown by several steps. */
  classDone({ label, asked, made, draws }: ClassTally & { readonly label: string }): void {
    const before = this.#classes.get(label) ?? { asked: 0, made: 0, draws: 0 };
    this.#classes.set(label, {
      asked: before.asked + asked,
      made: before.made + made,
      draws: before.draws + draws,
    });
  }

  report(outcome: Outcome): RulesReport | null {
    const filters = outcome.steps.flatMap((step, position) => filterCounts(outcome, step, position));
    if (filters.length === 0 && this.#rejected.size === 0) return null;
    return {
      constraints: [...this.#rejected].map(([{ text, field }, rejected]) => ({ rule: text, field, rejected })),
      classes: Object.fromEntries(this.#classes),
      filters,
    };
  }
}

function filterCounts({ table, synthetic, removed }: Outcome, { method, parameters }: TabularStep, step: number) {
  if (method !== FILTER_STEP) return [];
  return (parameters.filters as readonly string[]).map((filter) => {
    const classes: Record<string, number> = {};
    const own = removed.filter((removal) => removal.step === step && removal.method === filter);
    for (const { row } of own) {
      const label = table.target.labels[synthetic.classCodes[row - table.rowCount] ?? 0] ?? '';
      classes[label] = (classes[label] ?? 0) + 1;
    }
    return { step, filter, removed: own.length, classes };
  });
}
