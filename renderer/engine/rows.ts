import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type BrowseFilter, type BrowseScope, scopeKey } from '../../app/contract/browse.ts';
import type { CommandOutput } from '../../app/contract/commands.ts';
import { request } from './client.ts';

/** Windows of the engine's table rows: only pages near what is seen are held. */

type RowsPage = CommandOutput<'browse.rows'>;
export type TableRow = RowsPage['rows'][number];
export interface RowSort {
  readonly column: number;
  readonly descending: boolean;
}

export interface RowWindow {
  /** Null until the engine has answered once. */
  readonly matching: number | null;
  readonly columns: RowsPage['columns'];
  readonly target: number | null;
  readonly error: unknown;
  readonly at: (index: number) => TableRow | undefined;
  readonly want: (first: number, last: number) => void;
}

interface Held {
  readonly key: string;
  readonly head: Pick<RowsPage, 'matching' | 'columns' | 'target'> | null;
  readonly error: unknown;
  readonly pages: ReadonlyMap<number, readonly TableRow[]>;
}

const pageSize = 100;
const mostPages = 30;
const settleMs = 30;

export function useRows(
  question: { readonly scope: BrowseScope; readonly filter: BrowseFilter; readonly sort: RowSort | null },
  revision: number,
): RowWindow {
  const key = JSON.stringify([scopeKey(question.scope), question.filter, question.sort, revision]);
  const [held, setHeld] = useState<Held>({ key, head: null, error: null, pages: new Map() });
  const current = held.key === key ? held : null;
  const live = useRef({ key, asked: new Set<number>() });
  if (live.current.key !== key) live.current = { key, asked: new Set() };
  const latest = useRef(question);
  latest.current = question;

  const load = useCallback(async (page: number) => {
    const { key: askedFor, asked } = live.current;
    if (asked.has(page)) return;
    asked.add(page);
    try {
      const { rows, ...head } = await request('browse.rows', {
        ...latest.current,
        first: page * pageSize,
        count: pageSize,
      });
      if (live.current.key !== askedFor) return;
      setHeld((before) => {
        const pages = new Map(before.key === askedFor ? before.pages : []);
        pages.set(page, rows);
        for (const old of [...pages.keys()].slice(0, -mostPages)) {
          pages.delete(old);
          asked.delete(old);
        }
        return { key: askedFor, head, error: null, pages };
      });
    } catch (error) {
      asked.delete(page);
      if (live.current.key === askedFor) setHeld({ key: askedFor, head: null, error, pages: new Map() });
    }
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the question
  useEffect(() => void load(0), [key, load]);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const want = useCallback(
    (first: number, last: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) void load(page);
      }, settleMs);
    },
    [load],
  );
  useEffect(() => () => clearTimeout(timer.current), []);

  // The columns of the last answer stay while the next is awaited: the head of the table does not flicker.
  const head = held.head;
  return useMemo(
    () => ({
      matching: current?.head?.matching ?? null,
      columns: head?.columns ?? [],
      target: head?.target ?? null,
      error: current?.error ?? null,
      at: (index) => current?.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
      want,
    }),
    [current, head, want],
  );
}
