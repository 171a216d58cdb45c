import { AppError } from '../../errors.ts';
import type { CheckConstraint, ColumnConstraint, Constraint, SumConstraint } from '../../model/recipe.ts';
import { nearestName } from '../../nearest.ts';
import type { CategoricalColumn, NumericColumn, Table } from '../table.ts';
import { columnRule } from './column-rule.ts';
import { holds, isSame, type LinearForm, linearForm, splitComparison } from './comparison.ts';
import { fixedRule } from './fixed-rule.ts';
import type { RowValues, Rule } from './rules.ts';

/**
 * Finds the columns that constraints speak of.
 *
 * @throws AppError `table.unknown-column`, or `recipe.invalid-value` for a column of a kind that the constraint is not for.
 */
export function bindConstraints(
  table: Table,
  constraints: readonly Constraint[],
  path = 'constraints',
): readonly Rule[] {
  return constraints.map((constraint, i) => bindConstraint(new Columns(table, `${path}[${i}]`), constraint));
}

function bindConstraint(columns: Columns, constraint: Constraint): Rule {
  if ('check' in constraint) return checkRule(columns, constraint);
  if ('fixed' in constraint) return fixedRule(columns.table, columns.field, columns.forFixed(constraint.fixed));
  if ('sum' in constraint) return sumRule(columns, constraint);
  return ofColumn(columns, constraint);
}

/** The columns of a table by name, with complaints in the name of one constraint. */
class Columns {
  readonly table: Table;
  readonly field: string;

  constructor(table: Table, field: string) {
    this.table = table;
    this.field = field;
  }

  get numericNames(): ReadonlySet<string> {
    return new Set(this.#features().flatMap(({ kind, name }) => (kind === 'numeric' ? [name] : [])));
  }

  feature(name: string): NumericColumn | CategoricalColumn {
    const column = this.table.columns.find((candidate) => candidate.name === name);
    if (column === undefined) return this.#refuseName(name);
    if (column.index === this.table.target.index) {
      return this.refuse(
        name,
        `names "${name}", the target column. New rows keep the class of those they are made from.`,
      );
    }
    if (column.kind === 'ignored') {
      return this.refuse(
        name,
        `names "${name}", which takes no part: new rows leave it empty. Give it a kind under "columns".`,
      );
    }
    return column;
  }

  numeric(name: string): NumericColumn {
    const column = this.feature(name);
    if (column.kind === 'numeric') return column;
    return this.refuse(name, `names "${name}", which holds text; numbers are expected there.`);
  }

  /** The target may be among fixed combinations. */
  forFixed(names: readonly string[]): readonly { readonly name: string; readonly index: number }[] {
    return names.map((name) =>
      name === this.table.target.name ? { name, index: this.table.target.index } : this.feature(name),
    );
  }

  refuse(column: string, complaint: string): never {
    throw new AppError('recipe.invalid-value', `"${this.field}" ${complaint}`, { field: this.field, column });
  }

  #refuseName(name: string): never {
    const names = this.#features().map((column) => column.name);
    const nearest = nearestName(name, names);
    const hint =
      nearest === undefined ? `The columns are: ${names.slice(0, 20).join(', ')}.` : `Did you mean "${nearest}"?`;
    throw new AppError('table.unknown-column', `"${this.field}" names "${name}", which is no column. ${hint}`, {
      field: this.field,
      column: name,
    });
  }

  #features() {
    return this.table.columns.filter(({ index }) => index !== this.table.target.index);
  }

  form(side: string): LinearForm {
    const form = linearForm(side, this.numericNames);
    if (!('unknown' in form)) return form;
    // Says what is wrong with the name: that there is none, or that it is no number.
    this.numeric(form.unknown);
    return this.refuse(
      form.unknown,
      `cannot be read at "${form.unknown}"; columns and numbers with + and - are expected.`,
    );
  }
}

function ofColumn(columns: Columns, constraint: ColumnConstraint): Rule {
  const column = columns.feature(constraint.column);
  const { min, max, whole, allowed = [] } = constraint;
  if (column.kind === 'categorical') {
    if (min !== undefined || max !== undefined || whole === true) columns.numeric(constraint.column);
  } else if (allowed.some((value) => !Number.isFinite(Number(value)))) {
    columns.refuse(column.name, `lists texts for "${column.name}", which holds numbers.`);
  }
  return columnRule(column, constraint, columns.field);
}

function checkRule(columns: Columns, { check }: CheckConstraint): Rule {
  const comparison = splitComparison(check);
  if (comparison === null) throw new Error(`no comparison: ${check}`);
  const { relation } = comparison;
  const left = columns.form(comparison.left);
  const right = columns.form(comparison.right);
  const names = [...left.terms, ...right.terms].map(({ name }) => name);
  const [column] = names;
  if (column === undefined) return columns.refuse('', `compares no column: ${check}`);
  const named = namedColumns(columns, names);
  return {
    text: `"${check}"`,
    field: columns.field,
    column,
    holdsIn: (values) => {
      const a = evaluator(columns, left, values);
      const b = evaluator(columns, right, values);
      return (row) => {
        const [x, y] = [a(row), b(row)];
        return Number.isNaN(x) || Number.isNaN(y) || holds(relation, x, y);
      };
    },
    found: (values, row) => foundIn(named, values, row),
  };
}

function sumRule(columns: Columns, { sum, equals, tolerance }: SumConstraint): Rule {
  const parts: LinearForm = { terms: sum.map((name) => ({ name, factor: 1 })), constant: 0 };
  const total: LinearForm =
    typeof equals === 'number'
      ? { terms: [], constant: equals }
      : { terms: [{ name: equals, factor: 1 }], constant: 0 };
  const named = namedColumns(columns, [...sum, ...(typeof equals === 'number' ? [] : [equals])]);
  const totalColumn = typeof equals === 'number' ? undefined : columns.numeric(equals);
  return {
    text: `the sum of ${sum.map((name) => `"${name}"`).join(', ')} equals ${typeof equals === 'number' ? equals : `"${equals}"`}`,
    field: columns.field,
    column: sum[0] ?? '',
    holdsIn: (values) => {
      const a = evaluator(columns, parts, values);
      const b = evaluator(columns, total, values);
      return (row) => {
        const [x, y] = [a(row), b(row)];
        return Number.isNaN(x) || Number.isNaN(y) || isSame(x, y, tolerance);
      };
    },
    found: (values, row) => foundIn(named, values, row),
    ...(totalColumn === undefined
      ? {}
      : {
          mend: (values: RowValues, row: number) => {
            const made = values.numeric.get(totalColumn.index);
            const value = evaluator(columns, parts, values)(row);
            if (made !== undefined && !Number.isNaN(value)) made[row] = value;
          },
        }),
  };
}

function namedColumns(columns: Columns, names: readonly string[]): readonly NumericColumn[] {
  return [...new Set(names)].map((name) => columns.numeric(name));
}

/** The value of a form in a row; NaN where one of its columns has none. */
function evaluator(columns: Columns, { terms, constant }: LinearForm, values: RowValues): (row: number) => number {
  const parts = terms.map(({ name, factor }) => ({ of: values.numeric.get(columns.numeric(name).index), factor }));
  return (row) => {
    let sum = constant;
    for (const { of, factor } of parts) sum += factor * (of?.[row] ?? Number.NaN);
    return sum;
  };
}

function foundIn(named: readonly NumericColumn[], values: RowValues, row: number): string {
  return named.map(({ name, index }) => `"${name}" is ${values.numeric.get(index)?.[row]}`).join(', ');
}
