import type { ColumnConstraint } from '../../model/recipe.ts';
import type { CategoricalColumn, NumericColumn } from '../table.ts';
import type { Rule } from './rules.ts';

/** What the values of one column may be. */
export function columnRule(
  column: NumericColumn | CategoricalColumn,
  constraint: ColumnConstraint,
  field: string,
): Rule {
  const rule = { text: inWords(constraint), field, column: column.name };
  return column.kind === 'numeric'
    ? { ...rule, ...ofNumbers(column, constraint), wholeColumn: constraint.whole === true ? column.index : undefined }
    : { ...rule, ...ofTexts(column, constraint.allowed ?? []) };
}

function inWords({ column, min, max, allowed, whole }: ColumnConstraint): string {
  const parts = [
    ...(min !== undefined ? [`at least ${min}`] : []),
    ...(max !== undefined ? [`at most ${max}`] : []),
    ...(allowed !== undefined ? [`one of ${allowed.slice(0, 8).join(', ')}${allowed.length > 8 ? ', …' : ''}`] : []),
    ...(whole === true ? ['whole'] : []),
  ];
  return `"${column}" is ${parts.join(' and ')}`;
}

function ofNumbers(
  { name, index }: NumericColumn,
  constraint: ColumnConstraint,
): Pick<Rule, 'holdsIn' | 'found' | 'mend'> {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, whole = false } = constraint;
  const allowed = constraint.allowed === undefined ? null : constraint.allowed.map(Number);
  const listed = allowed === null ? null : new Set(allowed);
  return {
    holdsIn: ({ numeric }) => {
      const values = numeric.get(index);
      return (row) => {
        const value = values?.[row] ?? Number.NaN;
        if (Number.isNaN(value)) return true;
        return value >= min && value <= max && (!whole || Number.isInteger(value)) && (listed?.has(value) ?? true);
      };
    },
    found: ({ numeric }, row) => `"${name}" is ${numeric.get(index)?.[row]}`,
    ...(allowed === null
      ? {}
      : {
          mend: ({ numeric }, row) => {
            const values = numeric.get(index);
            const value = values?.[row] ?? Number.NaN;
            if (values !== undefined && !Number.isNaN(value)) values[row] = nearest(allowed, value);
          },
        }),
  };
}

function nearest(allowed: readonly number[], value: number): number {
  return allowed.reduce((best, candidate) => (Math.abs(candidate - value) < Math.abs(best - value) ? candidate : best));
}

function ofTexts(
  { name, index, levels }: CategoricalColumn,
  allowed: readonly (string | number)[],
): Pick<Rule, 'holdsIn' | 'found'> {
  const texts = new Set(allowed.map(String));
  const permitted = levels.map((level) => texts.has(level));
  return {
    holdsIn: ({ categorical }) => {
      const codes = categorical.get(index);
      return (row) => {
        const code = codes?.[row] ?? -1;
        return code < 0 || permitted[code] === true;
      };
    },
    found: ({ categorical }, row) => `"${name}" is "${levels[categorical.get(index)?.[row] ?? -1] ?? ''}"`,
  };
}
