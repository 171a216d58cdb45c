import { AppError } from '../../errors.ts';
import type { Constraint } from '../../model/recipe.ts';
import type { Table } from '../table.ts';
import { bindConstraints } from './bind.ts';
import { type Rule, valuesOfTable } from './rules.ts';

/** Rows that a complaint names at most. */
const MOST_NAMED = 5;

/**
 * Binds constraints and refuses those that rows of the table break: they say something of the data that is not so, and
 * new rows are made from such rows. Rows with a missing value among the columns are not looked at.
 *
 * @throws AppError `constraint.broken-by-data`, or what `bindConstraints` throws.
 */
export function requireLawfulTable(table: Table, constraints: readonly Constraint[]): readonly Rule[] {
  const rules = bindConstraints(table, constraints);
  for (const rule of rules) {
    const values = valuesOfTable(table);
    const holds = rule.holdsIn(values);
    const broken: number[] = [];
    for (let row = 0; row < table.rowCount; row++) if (!holds(row)) broken.push(row);
    const [first] = broken;
    if (first === undefined) continue;
    const others = broken.slice(1, MOST_NAMED);
    const more = broken.length > MOST_NAMED ? ` and ${broken.length - MOST_NAMED} more` : '';
    const further = others.length === 0 ? '' : ` So do rows ${others.join(', ')}${more}.`;
    throw new AppError(
      'constraint.broken-by-data',
      `${broken.length} of ${table.rowCount} rows of the data break the constraint that ${rule.text}: in data row ${first}, ${rule.found(values, first)}.${further} Correct these rows, leave them out, or loosen "${rule.field}".`,
      { field: rule.field, row: first, column: rule.column },
    );
  }
  return rules;
}
