import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** Windows of a long list that the engine holds: only pages near what is seen are kept. */

/** One answer: the entries of a page, and what is told with every page. */
export interface Page<Entry, Head> {
  readonly entries: readonly Entry[];
  readonly head: Head;
}

export interface PagedList<Entry, Head> {
  /** Null until the engine has answered once. */
  readonly head: Head | null;
  /** The head of the question before, while the answer to this one is awaited. */
  readonly lastHead: Head | null;
  readonly error: unknown;
  readonly at: (index: number) => Entry | undefined;
  /** Says which indexes are wanted now. */
  readonly want: (first: number, last: number) => void;
}

interface PagedQuestion<Entry, Head> {
  /** Stands for the question: with another key everything is asked anew. */
  readonly key: string;
  readonly pageSize: number;
  readonly mostPages: number;
  readonly ask: (window: { readonly first: number; readonly count: number }) => Promise<Page<Entry, Head>>;
}

interface Held<Entry, Head> {
  readonly key: string;
  readonly head: Head | null;
  readonly error: unknown;
  readonly pages: ReadonlyMap<number, readonly Entry[]>;
}

/** Scrolling past faster than this asks for nothing on the way. */
const settleMs = 30;

export function usePages<Entry, Head>(question: PagedQuestion<Entry, Head>): PagedList<Entry, Head> {
  const { key, pageSize } = question;
  const [held, setHeld] = useState<Held<Entry, Head>>({ key, head: null, error: null, pages: new Map() });
  const current = held.key === key ? held : null;
  const live = useRef({ key, asked: new Set<number>() });
  if (live.current.key !== key) live.current = { key, asked: new Set() };
  const latest = useRef(question);
  latest.current = question;

  const load = useCallback(async (page: number) => {
    const { key: askedFor, asked } = live.current;
    const { ask, pageSize: count, mostPages } = latest.current;
    if (asked.has(page)) return;
    asked.add(page);
    try {
      const { entries, head } = await ask({ first: page * count, count });
      if (live.current.key !== askedFor) return;
      setHeld((before) => {
        const pages = new Map(before.key === askedFor ? before.pages : []);
        pages.set(page, entries);
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
    [load, pageSize],
  );
  useEffect(() => () => clearTimeout(timer.current), []);

  const lastHead = held.head;
  return useMemo(
    () => ({
      head: current?.head ?? null,
      lastHead,
      error: current?.error ?? null,
      at: (index) => current?.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
      want,
    }),
    [current, lastHead, pageSize, want],
  );
}
