/** What a reader of tables is asked for, and what it gives. */
import { AppError } from '../../errors.ts';
import type { ColumnRole } from '../../model/recipe.ts';
import { nearestName } from '../../nearest.ts';
import type { ReadHooks } from '../delimited/blocks.ts';
import type { DialectOverrides } from '../delimited/sniff.ts';
import type { Problem } from '../problem.ts';
import type { ReadColumn } from './finish-column.ts';
import type { RowIndex } from './growing.ts';
import type { Layout } from './layout.ts';

export interface ReadOptions extends ReadHooks {
  /** What the recipe says of columns, by name; `auto` for the others. */
  readonly columns?: Readonly<Record<string, ColumnRole>> | undefined;
  /** What the columns are that `columns` does not name; `auto` unless given. */
  readonly otherColumns?: ColumnRole | undefined;
  /** The class column, when it is known: its texts are kept whatever they are. */
  readonly target?: string | undefined;
  readonly dialect?: DialectOverrides | undefined;
  /** Bytes scanned at a time; for tests. */
  readonly blockBytes?: number | undefined;
}

export interface ReadColumns {
  readonly rowCount: number;
  readonly columns: readonly ReadColumn[];
  /** Places of rows in the file; without places where rows have none (Parquet). */
  readonly rows: RowIndex;
  readonly layout: Layout;
  readonly problems: readonly Problem[];
}

/** The role of a column: what the recipe says, else what holds for all others. */
export function roleOf(name: string, { columns, otherColumns }: ReadOptions): ColumnRole {
  const said = columns !== undefined && Object.hasOwn(columns, name) ? columns[name] : undefined;
  return said ?? otherColumns ?? 'auto';
}

/** @throws AppError `table.unknown-column` */
export function refuseUnknownColumns(names: readonly string[], { columns = {} }: ReadOptions, file: string): void {
  for (const name of Object.keys(columns)) {
    if (names.includes(name)) continue;
    const nearest = nearestName(name, names);
    const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
    const message = `The recipe's "columns" names "${name}", which ${file} does not have.${hint} It has: ${listNames(names)}.`;
    throw new AppError('table.unknown-column', message, { file, column: name, field: `columns.${name}` });
  }
}

const MOST_NAMES_LISTED = 20;

/** Names for a message, cut where they become too many. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES_LISTED).join(', ');
  return names.length > MOST_NAMES_LISTED ? `${shown}, … (${names.length} in all)` : shown;
}
