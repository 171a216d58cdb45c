import { AppError } from '../../errors.ts';
import type { TabularStep } from '../../model/recipe.ts';
import { RandomStream } from '../../random/stream.ts';
import { type RowsRecipe, runTabularRecipe, type TabularContext } from '../../tabular/run-recipe.ts';
import type { SyntheticRows } from '../../tabular/run-result.ts';
import { selectRows } from '../../tabular/select-rows.ts';
import type { Table } from '../../tabular/table.ts';
import { encodeTables } from '../encode-tables.ts';
import { type Points, rowRange } from '../points.ts';
import { amountCurve, type CurvePoint } from './amount-curve.ts';
import { growsClasses } from './growing-steps.ts';
import { GUARD_K } from './real-rows.ts';
import { amountsUpTo, stopByVariety, verdictSentence } from './verdict.ts';

/** What the guard found about one class. Amounts are multiples of the class's real rows. */
export interface ClassVerdict {
  /** The recommended amount at most; null when it could not be judged. */
  readonly verdict: number | null;
  readonly stopByVariety: number | null;
  readonly sentence: string;
  readonly curve: readonly CurvePoint[];
  /** Rows that were looked at, per half: a cap keeps this within a moment on large tables. */
  readonly rows: { readonly real: number; readonly train: number; readonly holdout: number; readonly other: number };
  readonly k: number;
  readonly halves: number;
  readonly seed: number;
  /** Why there is no curve; absent when there is one. */
  readonly reason?: string;
}

/** How much was asked for of a class. */
export interface AskedAmount {
  readonly label: string;
  readonly real: number;
  readonly synthetic: number;
}

/** Random halves whose figures are averaged. */
const HALVES = 3;
/**
 * At most this many rows a set. Synthetic rows cost their square, so about this many a half; a large amount takes
 * fewer real rows, but not below what three halves need to tell a half of the variety from a third.
 */
const MAX_ROWS = 250;
const FEWEST_ROWS = 40;
const MAX_SYNTHETIC = 1_000;
const MAX_OTHER = 1_000;
/** The key part that keeps the guard's draws apart from a run's: no recipe has so many steps. */
const GUARD_STEP = 0xffff;

/**
 * Measures, class by class, how far variety and near copies carry: the class is split into halves, the recipe's
 * over-sampling is run on one of them with the training rows of the other classes, and the new rows are held against
 * the other half, which took no part. Classes without synthetic rows are left out.
 */
export async function judgeAmounts(
  table: Table,
  recipe: RowsRecipe,
  { asked, context }: { asked: readonly AskedAmount[]; context: TabularContext },
): Promise<Readonly<Record<string, ClassVerdict>>> {
  const steps = recipe.steps.filter(growsClasses);
  const verdicts: [string, ClassVerdict][] = [];
  for (const { label, real, synthetic } of asked) {
    if (synthetic === 0 || steps.length === 0) continue;
    const amounts = amountsUpTo(synthetic / real);
    const halves: HalfCurve[] = [];
    let reason: string | undefined;
    for (let half = 0; half < HALVES && reason === undefined; half++) {
      await context.gate();
      const rows = splitClass(table, label, { amount: amounts.at(-1) ?? 1, half, seed: recipe.seed });
      const curve = await curveOfHalf(
        table,
        { ...recipe, steps: steps.slice(0, 1) },
        { label, rows, amounts, context },
      );
      if ('reason' in curve) reason = curve.reason;
      else halves.push(curve);
    }
    verdicts.push([label, verdictOf(label, halves, { real, seed: recipe.seed, reason })]);
  }
  return Object.fromEntries(verdicts);
}

interface HalfRows {
  readonly train: Int32Array;
  readonly holdout: Int32Array;
  readonly other: Int32Array;
}

interface HalfCurve {
  readonly curve: readonly CurvePoint[];
  readonly rows: HalfRows;
}

/** Random rows: one half of the class to synthesize from, the other held out, and rows of the other classes. */
function splitClass(
  table: Table,
  label: string,
  { amount, half, seed }: { amount: number; half: number; seed: number },
): HalfRows {
  const { codes, labels } = table.target;
  const code = labels.indexOf(label);
  const ownCount = codes.reduce((count, other) => count + (other === code ? 1 : 0), 0);
  const own = new Int32Array(ownCount);
  const others = new Int32Array(codes.length - ownCount);
  for (let row = 0, o = 0, t = 0; row < codes.length; row++) {
    if (codes[row] === code) own[o++] = row;
    else others[t++] = row;
  }
  const random = new RandomStream({ seed, item: code, copy: half, step: GUARD_STEP });
  const most = Math.min(MAX_ROWS, Math.max(FEWEST_ROWS, Math.floor(MAX_SYNTHETIC / amount)));
  const each = Math.min(most, Math.ceil(own.length / 2));
  const drawn = random.sample(own.length, each + most);
  const pick = (from: Int32Array, positions: Uint32Array) =>
    Int32Array.from(positions, (at) => from[at] as number).sort();
  return {
    train: pick(own, drawn.subarray(0, each)),
    holdout: pick(own, drawn.subarray(each)),
    other: pick(others, random.sample(others.length, Math.min(MAX_OTHER, Math.ceil(others.length / 2)))),
  };
}

async function curveOfHalf(
  table: Table,
  recipe: RowsRecipe,
  {
    label,
    rows,
    amounts,
    context,
  }: { label: string; rows: HalfRows; amounts: readonly number[]; context: TabularContext },
): Promise<HalfCurve | { readonly reason: string }> {
  const training = selectRows(table, Int32Array.of(...rows.train, ...rows.other));
  const wanted = rows.train.length + Math.round((amounts.at(-1) ?? 0) * rows.train.length);
  const steps = recipe.steps.map((step) => withCount(step, label, wanted));
  try {
    const quiet = { ...context, progress: () => undefined };
    const { synthetic, removed } = await runTabularRecipe(training, { ...recipe, steps, round: 'none' }, quiet);
    const real = {
      name: 'the table',
      table: selectRows(table, Int32Array.of(...rows.train, ...rows.holdout, ...rows.other)),
    };
    // A method that makes rows and cleans takes some of them back.
    const gone = new Set(removed.map(({ row }) => row - training.rowCount));
    const kept = Int32Array.from({ length: synthetic.count }, (_, s) => s).filter((s) => !gone.has(s));
    const made = { name: 'the synthetic rows', table: selectRows(syntheticTable(training, synthetic), kept) };
    const [all, stream] = encodeTables([real, made], table.target.name).sets as [Points, Points];
    const trainEnd = rows.train.length;
    const holdoutEnd = trainEnd + rows.holdout.length;
    const curve = await amountCurve(
      {
        train: rowRange(all, 0, trainEnd),
        holdout: rowRange(all, trainEnd, holdoutEnd),
        other: rowRange(all, holdoutEnd, all.count),
        stream,
      },
      amounts,
      { search: context.search, control: quiet },
    );
    return { curve, rows };
  } catch (error) {
    // Half a class can be too small where the whole is not: then there is nothing to judge by, and no fault to report.
    if (error instanceof AppError) return { reason: error.message };
    throw error;
  }
}

function withCount(step: TabularStep, label: string, count: number): TabularStep {
  return { ...step, parameters: { ...step.parameters, sampling_strategy: { [label]: count } } };
}

/** The synthetic rows as a table of their own, so that they are encoded like real ones. */
function syntheticTable(like: Table, synthetic: SyntheticRows): Table {
  const columns = like.columns.map((column) => {
    const values = synthetic.numeric.get(column.index);
    const codes = synthetic.categorical.get(column.index);
    if (column.kind === 'numeric' && values !== undefined) return { ...column, values };
    if (column.kind === 'categorical' && codes !== undefined) return { ...column, codes };
    return column;
  });
  return { rowCount: synthetic.count, columns, target: { ...like.target, codes: synthetic.classCodes } };
}

function verdictOf(
  label: string,
  halves: readonly HalfCurve[],
  { real, seed, reason }: { real: number; seed: number; reason: string | undefined },
): ClassVerdict {
  const first = halves[0];
  const curve = reason === undefined && first !== undefined ? averageCurve(halves.map((half) => half.curve)) : [];
  const stop = stopByVariety(curve);
  const rows = {
    real,
    train: first?.rows.train.length ?? 0,
    holdout: first?.rows.holdout.length ?? 0,
    other: first?.rows.other.length ?? 0,
  };
  const verdict = {
    verdict: stop,
    stopByVariety: stop,
    sentence: verdictSentence(label, curve, stop),
    curve,
    rows,
    k: GUARD_K,
    halves: halves.length,
    seed,
  };
  return reason === undefined ? verdict : { ...verdict, reason };
}

/** The mean over halves at every amount; null where any half has none. */
function averageCurve(curves: readonly (readonly CurvePoint[])[]): readonly CurvePoint[] {
  const shortest = curves.reduce((least, curve) => (curve.length < least.length ? curve : least));
  return shortest.map((point, at) => {
    const points = curves.map((curve) => curve[at]).filter((other) => other !== undefined);
    const mean = (of: (p: CurvePoint) => number | null) => {
      const values = points.map(of).filter((value) => value !== null);
      return values.length < points.length ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    return { ...point, varietyKept: mean((p) => p.varietyKept), nearCopies: mean((p) => p.nearCopies) };
  });
}
