import type { RoundRule } from '../model/recipe.ts';
import type { MadeRows } from './made-rows.ts';
import type { NumericColumn } from './table.ts';

/** Above this a double has no digits after the point left to round. */
const LARGEST_EXACT = 2 ** 53;

/** Powers of ten up to here are exact doubles, so that a rounded value is the double nearest to its decimal text. */
const MOST_DECIMALS = 22;

/**
 * Rounds new rows in place, as `round` of a recipe says. It happens at the end of every step and not of the recipe, so
 * that a parent in a chain is the row that is written and its children can be checked against the output.
 *
 * @param whole positions of columns that hold whole numbers whatever the rule says
 */
export function roundMade(
  made: MadeRows,
  columns: readonly NumericColumn[],
  { rule, whole }: { readonly rule: RoundRule; readonly whole: ReadonlySet<number> },
): void {
  for (const column of columns) {
    const decimals = whole.has(column.index) ? 0 : decimalsOf(column, rule);
    const values = made.numeric.get(column.index);
    if (decimals === undefined || values === undefined) continue;
    const unit = 10 ** decimals;
    for (let i = 0; i < values.length; i++) values[i] = roundHalfEven(values[i] as number, unit);
  }
}

/** Undefined where every digit is kept. */
function decimalsOf(column: NumericColumn, rule: RoundRule): number | undefined {
  switch (rule) {
    case 'none':
      return undefined;
    case 'kind':
      return column.whole ? 0 : undefined;
    case 'decimals':
      return column.decimals <= MOST_DECIMALS ? column.decimals : undefined;
  }
}

/** The multiple of 1 / unit nearest to the value, the even one of two; NaN and infinities stay what they are. */
export function roundHalfEven(value: number, unit: number): number {
  const scaled = value * unit;
  if (!(Math.abs(scaled) < LARGEST_EXACT)) return value;
  const up = Math.round(scaled);
  const even = up - scaled === 0.5 && up % 2 !== 0 ? up - 1 : up;
  // Adding 0 turns −0 into 0.
  return even / unit + 0;
}
