import { useMemo } from 'react';
import { type BrowseFilter, type BrowseScope, scopeKey } from '../../app/contract/browse.ts';
import type { CommandOutput } from '../../app/contract/commands.ts';
import { request } from './client.ts';
import { type PagedList, usePages } from './use-pages.ts';

/** Windows of the engine's table rows. */

type RowsPage = CommandOutput<'browse.rows'>;
export type TableRow = RowsPage['rows'][number];
export interface RowSort {
  readonly column: number;
  readonly descending: boolean;
}

export interface RowWindow extends Pick<PagedList<TableRow, unknown>, 'error' | 'at' | 'want'> {
  /** Null until the engine has answered once. */
  readonly matching: number | null;
  readonly columns: RowsPage['columns'];
  readonly target: number | null;
}

export function useRows(
  question: { readonly scope: BrowseScope; readonly filter: BrowseFilter; readonly sort: RowSort | null },
  revision: number,
): RowWindow {
  const { head, lastHead, error, at, want } = usePages({
    key: JSON.stringify([scopeKey(question.scope), question.filter, question.sort, revision]),
    pageSize: 100,
    mostPages: 30,
    async ask(window) {
      const { rows, ...told } = await request('browse.rows', { ...question, ...window });
      return { entries: rows, head: told };
    },
  });
  // The columns of the last answer stay while the next is awaited: the head of the table does not flicker.
  return useMemo(
    () => ({
      matching: head?.matching ?? null,
      columns: lastHead?.columns ?? [],
      target: lastHead?.target ?? null,
      ...{ error, at, want },
    }),
    [head, lastHead, error, at, want],
  );
}
