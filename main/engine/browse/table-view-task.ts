import type { z } from 'zod';
import type { BrowseFilter, browseCommands, Overview } from '../../../app/contract/browse.ts';

/** A table as the thread that looks at it is told of it. */
export interface ViewedTable {
  readonly filePath: string;
  readonly byteLength: number;
  /** Changes with the file. */
  readonly version: string;
  /** Column of the classes; null without one. */
  readonly target: string | null;
  /** Of the run that wrote the table; null for a dataset. */
  readonly lineagePath: string | null;
}

export type RowsPage = z.output<(typeof browseCommands)['browse.rows']['output']>;
export type RowsRequest = Omit<z.output<(typeof browseCommands)['browse.rows']['input']>, 'scope' | 'filter'> & {
  readonly filter: BrowseFilter;
};

export type TableViewTask =
  | { readonly kind: 'overview'; readonly table: ViewedTable; readonly classOrder: readonly string[] }
  | { readonly kind: 'rows'; readonly table: ViewedTable; readonly request: RowsRequest }
  | { readonly kind: 'lineage'; readonly table: ViewedTable; readonly row: number };

export type TableViewAnswer =
  | { readonly kind: 'overview'; readonly overview: Overview }
  | { readonly kind: 'rows'; readonly page: RowsPage }
  | { readonly kind: 'lineage'; readonly lineage: Readonly<Record<string, string>> | null };
