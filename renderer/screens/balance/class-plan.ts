/** How many rows each class gets, as a `sampling_strategy` says it and as a person sets it. */

export interface ClassSize {
  readonly name: string;
  readonly count: number;
}

/** `counts` by class: rows there are, and rows there shall be. */
export type FinalCounts = Readonly<Record<string, number>>;

/** A way to say how many, with its number where it has one. */
export type PlanRule =
  | { readonly kind: 'equal' | 'smallest' | 'custom' }
  | { readonly kind: 'at-least' | 'ratio' | 'multiply' | 'add'; readonly n: number }
  /** A word or number of the library's that has no control here. */
  | { readonly kind: 'other'; readonly strategy: unknown };

export type RuleKind = PlanRule['kind'];

/** Whether the step that the plan is for makes rows or takes them away. */
export type PlanDirection = 'more' | 'fewer';

/** The rules that a person may choose from; `other` is only ever found. */
export function rulesFor(direction: PlanDirection): readonly Exclude<RuleKind, 'other'>[] {
  return direction === 'more'
    ? ['equal', 'at-least', 'ratio', 'multiply', 'add', 'custom']
    : ['smallest', 'ratio', 'custom'];
}

/** A strategy as a rule. Counts that follow from several rules are read as `hint`, the rule that was chosen last. */
export function ruleOf(
  strategy: unknown,
  classes: readonly ClassSize[],
  { direction, hint }: { readonly direction: PlanDirection; readonly hint: RuleKind | null },
): PlanRule {
  if (strategy === 'auto' || (direction === 'more' && strategy === 'not majority')) {
    return { kind: direction === 'more' ? 'equal' : 'smallest' };
  }
  if (typeof strategy !== 'object' || strategy === null || Array.isArray(strategy)) return { kind: 'other', strategy };
  const entries = Object.entries(strategy as FinalCounts);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && !classes.some(({ name }) => name === only[0])) {
    if (only[0] === 'multiply' || only[0] === 'add') return { kind: only[0], n: only[1] };
  }
  const counts = strategy as FinalCounts;
  const candidates: PlanRule[] = [
    ...(direction === 'more' ? [atLeastRule(counts, classes)] : []),
    ratioRule(counts, classes, direction),
    { kind: 'custom' as const },
  ].filter((rule) => rule !== null);
  return candidates.find(({ kind }) => kind === hint) ?? candidates[0] ?? { kind: 'custom' };
}

function atLeastRule(counts: FinalCounts, classes: readonly ClassSize[]): PlanRule | null {
  const n = Math.max(0, ...Object.values(counts));
  return n > 0 && isSame(counts, atLeast(n, classes)) ? { kind: 'at-least', n } : null;
}

function ratioRule(counts: FinalCounts, classes: readonly ClassSize[], direction: PlanDirection): PlanRule | null {
  const largest = largestOf(classes);
  const values = Object.values(counts);
  const bound = direction === 'more' ? Math.max(1, ...values) : Math.max(1, ...values);
  const n = Math.round((direction === 'more' ? largest / bound : bound / smallestOf(classes)) * 100) / 100;
  if (values.length === 0 || n < 1) return null;
  return isSame(counts, ratio(n, classes, direction)) ? { kind: 'ratio', n } : null;
}

/** What a rule writes into the recipe. `planned` is what there is now, where a person goes on by hand. */
export function strategyFor(
  rule: PlanRule,
  classes: readonly ClassSize[],
  { direction, planned }: { readonly direction: PlanDirection; readonly planned: FinalCounts },
): unknown {
  switch (rule.kind) {
    case 'equal':
    case 'smallest':
      return 'auto';
    case 'at-least':
      return atLeast(rule.n, classes);
    case 'ratio':
      return ratio(rule.n, classes, direction);
    case 'multiply':
      return { multiply: rule.n };
    case 'add':
      return { add: rule.n };
    case 'custom':
      return changedOnly(planned, classes);
    case 'other':
      return rule.strategy;
  }
}

/** The number that a rule begins with when it is chosen. */
export function freshRule(kind: Exclude<RuleKind, 'other'>, classes: readonly ClassSize[]): PlanRule {
  switch (kind) {
    case 'equal':
    case 'smallest':
    case 'custom':
      return { kind };
    case 'at-least':
      return { kind, n: Math.max(1, Math.round(largestOf(classes) / 2)) };
    case 'ratio':
    case 'multiply':
      return { kind, n: 2 };
    case 'add':
      return { kind, n: 100 };
  }
}

/** The plan with one class at another final count: within what the step can do. */
export function withCount(
  planned: FinalCounts,
  classes: readonly ClassSize[],
  change: { readonly name: string; readonly count: number; readonly direction: PlanDirection },
): FinalCounts {
  const have = classes.find(({ name }) => name === change.name)?.count ?? 0;
  const wanted = Math.round(change.count);
  const count = change.direction === 'more' ? Math.max(have, wanted) : Math.min(have, Math.max(1, wanted));
  return changedOnly({ ...planned, [change.name]: count }, classes);
}

function atLeast(n: number, classes: readonly ClassSize[]): FinalCounts {
  const wanted = Math.round(n);
  return Object.fromEntries(classes.filter(({ count }) => count < wanted).map(({ name }) => [name, wanted]));
}

/** No class smaller than a share of the largest; for fewer rows, none larger than so many times the smallest. */
function ratio(n: number, classes: readonly ClassSize[], direction: PlanDirection): FinalCounts {
  if (direction === 'more') return atLeast(Math.ceil(largestOf(classes) / n), classes);
  const most = Math.round(smallestOf(classes) * n);
  return Object.fromEntries(classes.filter(({ count }) => count > most).map(({ name }) => [name, most]));
}

function changedOnly(planned: FinalCounts, classes: readonly ClassSize[]): FinalCounts {
  return Object.fromEntries(
    classes.flatMap(({ name, count }) => {
      const wanted = planned[name];
      return wanted === undefined || wanted === count ? [] : [[name, wanted]];
    }),
  );
}

function isSame(a: FinalCounts, b: FinalCounts): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

export function largestOf(classes: readonly ClassSize[]): number {
  return Math.max(1, ...classes.map(({ count }) => count));
}

function smallestOf(classes: readonly ClassSize[]): number {
  return Math.max(1, Math.min(...classes.filter(({ count }) => count > 0).map(({ count }) => count)));
}

/** Rows of the largest class for each of the smallest; null where there are not two classes with rows. */
export function imbalance(counts: readonly number[]): number | null {
  const present = counts.filter((count) => count > 0);
  return present.length < 2 ? null : Math.max(...present) / Math.min(...present);
}
