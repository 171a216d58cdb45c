import { syntheticTexts } from '../../../app/formats/tables/synthetic-texts.ts';
import type { TabularRecipe } from '../../../app/model/recipe.ts';
import { inWholeTable, partOfTable } from '../../../app/split/table-part.ts';
import { inThreadSearch } from '../../../app/tabular/neighbours/in-thread.ts';
import { runTabularRecipe } from '../../../app/tabular/run-recipe.ts';
import type { TabularResult } from '../../../app/tabular/run-result.ts';
import type { Plane } from '../../../app/tabular/scatter-plane.ts';
import type { StepControl } from '../../../app/tabular/step-control.ts';
import { rowsOfPart, splitTable } from '../runs/table-parts.ts';
import { estimatedPlan, recipeForSample } from './estimated-plan.ts';
import { MOST_POINTS, type PreviewedTable } from './previewed-table.ts';
import { classCounts } from './stratified-sample.ts';
import type { AnswerOf } from './table-preview-task.ts';

/** What a recipe made of a previewed table, in the row numbers of the whole table. */
export interface MadePreview {
  readonly held: PreviewedTable;
  readonly recipe: TabularRecipe;
  readonly result: TabularResult;
  readonly plan: ReturnType<typeof estimatedPlan>;
  /** Synthetic rows that a later step removed again. */
  readonly gone: ReadonlySet<number>;
  readonly seconds: number;
}

type Preview = AnswerOf<'table.preview'>;
type RowsAnswer = AnswerOf<'table.rows'>;

/** Runs the recipe over what is held of the table: where that is all of it, this is what a run makes. @throws Cancelled */
export async function makePreview(
  held: PreviewedTable,
  recipe: TabularRecipe,
  control: StepControl,
): Promise<MadePreview> {
  const started = performance.now();
  const { table, rows } = held.worked;
  const counts = classCounts(table);
  const sampled = new Map(table.target.labels.map((name, code) => [name, counts[code] ?? 0]));
  const forRows = held.sample === null ? recipe : recipeForSample(recipe, held.classes, sampled);
  const context = { ...control, search: inThreadSearch, now: () => performance.now() / 1000 };
  const parts = recipe.split === null ? null : splitTable(table, recipe, 'the table');
  const part = parts === null ? null : rowsOfPart(parts, 0);
  const made = await runTabularRecipe(part === null ? table : partOfTable(table, part), forRows, context);
  const inTable = part === null ? made : inWholeTable(made, part, table);
  const result = held.sample === null ? inTable : inWholeTable(inTable, rows, { ...table, rowCount: held.rowCount });
  const plan =
    held.sample === null
      ? { classes: result.classes, exact: true }
      : estimatedPlan(held.classes, recipe.steps, inTable.classes);
  const gone = new Set(result.removed.map(({ row }) => row - held.rowCount).filter((row) => row >= 0));
  return { held, recipe, result, plan, gone, seconds: (performance.now() - started) / 1000 };
}

export function previewAnswer(preview: MadePreview, plane: Plane): Omit<Preview, 'seconds'> {
  const { held, result, plan, gone } = preview;
  const made = Object.values(plan.classes).reduce((sum, { added }) => sum + added, 0);
  return {
    sample: held.sample,
    classes: { ...plan.classes },
    exact: plan.exact,
    made,
    points: syntheticPoints(preview, plane),
    removed: Int32Array.from(
      result.removed.map(({ row }) => row).filter((row) => row >= 0 && row < held.rowCount && !gone.has(row)),
    ),
    warnings: result.warnings.map(({ code, message }) => ({ code, message })),
    cost: costOf(preview, made),
  };
}

function syntheticPoints({ held, result, gone }: MadePreview, plane: Plane): Preview['points'] {
  const { synthetic } = result;
  const placed = plane.place({
    count: synthetic.count,
    numbers: (index) => synthetic.numeric.get(index),
    codes: (index) =>
      index === held.worked.table.target.index ? synthetic.classCodes : synthetic.categorical.get(index),
  });
  const most = MOST_POINTS - held.shown.table.rowCount;
  const kept: number[] = [];
  for (let s = 0; s < synthetic.count && kept.length < most; s++) if (!gone.has(s)) kept.push(s);
  const chosen = Int32Array.from(kept);
  return {
    x: Float32Array.from(chosen, (s) => placed.x[s] ?? Number.NaN),
    y: Float32Array.from(chosen, (s) => placed.y[s] ?? Number.NaN),
    class: chosen.map((s) => synthetic.classCodes[s] ?? 0),
    row: chosen,
    base: chosen.map((s) => synthetic.base[s] ?? -1),
    neighbour: chosen.map((s) => synthetic.neighbour[s] ?? -1),
    gap: Float32Array.from(chosen, (s) => synthetic.gap[s] ?? Number.NaN),
  };
}

/**
 * A run reads its input twice, does the steps, and writes. Of a sample the steps' time is scaled by rows, and by their
 * logarithm for the search of neighbors. Memory as `docs/benchmarks.md` found it: eight bytes a value read or made, and
 * 108 MB for the program.
 */
function costOf({ held, seconds }: MadePreview, made: number): Preview['cost'] {
  const { rowCount, columnCount, sample, readSeconds } = held;
  const factor = sample === null ? 1 : (rowCount / sample.rows) * (Math.log2(rowCount) / Math.log2(sample.rows));
  const writeSeconds = (readSeconds / Math.max(1, rowCount)) * (rowCount + made);
  const values = (rowCount + made) * columnCount;
  return { seconds: readSeconds + seconds * factor + writeSeconds, bytes: 108e6 + values * 8 + (rowCount + made) * 24 };
}

/** Rows of a preview as the run writes them, with their parents. */
export function previewRows(
  preview: MadePreview,
  wanted: { readonly synthetic: readonly number[]; readonly real: readonly number[] },
): RowsAnswer {
  const { held, recipe, result } = preview;
  const { table } = held.worked;
  const { synthetic } = result;
  const { decimalMark } = held;
  const texts = syntheticTexts(table, synthetic, { round: recipe.round, decimalMark });
  const row = (identity: number): RowsAnswer['real'][number] | null => {
    if (identity < 0) return null;
    if (identity < held.rowCount) return held.realRows([identity])[0] ?? null;
    const s = identity - held.rowCount;
    return { row: identity, class: table.target.labels[synthetic.classCodes[s] ?? 0] ?? '', cells: texts(s) };
  };
  const syntheticRow = (s: number): RowsAnswer['synthetic'][number] => {
    const gap = synthetic.gap[s] ?? Number.NaN;
    return {
      row: s,
      class: table.target.labels[synthetic.classCodes[s] ?? 0] ?? '',
      cells: texts(s),
      method: recipe.steps[synthetic.step[s] ?? 0]?.method ?? '',
      base: row(synthetic.base[s] ?? -1),
      neighbour: row(synthetic.neighbour[s] ?? -1),
      gap: Number.isNaN(gap) ? null : gap,
    };
  };
  return {
    columns: table.columns.map(({ name }) => name),
    synthetic: wanted.synthetic.filter((s) => s < synthetic.count).map(syntheticRow),
    real: held.realRows(wanted.real.filter((at) => at < held.rowCount)),
  };
}
