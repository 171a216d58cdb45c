import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type BrowseFilter, type BrowseScope, type Sample, scopeKey } from '../../app/contract/browse.ts';
import { request, subscribe } from './client.ts';

/** Windows of the engine's samples: only pages near what is seen are held. */

const pageSize = 200;
const mostPages = 24;
/** Scrolling past faster than this asks for nothing on the way. */
const settleMs = 30;

export interface SampleWindow {
  /** Null until the engine has answered once. */
  readonly matching: number | null;
  readonly error: unknown;
  readonly at: (index: number) => Sample | undefined;
  /** Says which indexes are wanted now. */
  readonly want: (first: number, last: number) => void;
}

interface Pages {
  readonly key: string;
  readonly matching: number | null;
  readonly error: unknown;
  readonly pages: ReadonlyMap<number, readonly Sample[]>;
}

export function useSamples(scope: BrowseScope, filter: BrowseFilter, revision: number): SampleWindow {
  const key = JSON.stringify([scopeKey(scope), filter, revision]);
  const [held, setHeld] = useState<Pages>({ key, matching: null, error: null, pages: new Map() });
  const current = held.key === key ? held : null;
  const live = useRef({ key, asked: new Set<number>() });
  if (live.current.key !== key) live.current = { key, asked: new Set() };
  const question = useRef({ scope, filter });
  question.current = { scope, filter };

  const load = useCallback(async (page: number) => {
    const { key: askedFor, asked } = live.current;
    if (asked.has(page)) return;
    asked.add(page);
    try {
      const answer = await request('browse.samples', { ...question.current, first: page * pageSize, count: pageSize });
      if (live.current.key !== askedFor) return;
      setHeld((before) => {
        const pages = new Map(before.key === askedFor ? before.pages : []);
        pages.set(page, answer.samples);
        for (const old of [...pages.keys()].slice(0, -mostPages)) {
          pages.delete(old);
          asked.delete(old);
        }
        return { key: askedFor, matching: answer.matching, error: null, pages };
      });
    } catch (error) {
      asked.delete(page);
      if (live.current.key === askedFor) setHeld({ key: askedFor, matching: null, error, pages: new Map() });
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

  return useMemo(
    () => ({
      matching: current?.matching ?? null,
      error: current?.error ?? null,
      at: (index) => current?.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
      want,
    }),
    [current, want],
  );
}

/** Cache ids of thumbnails by position; null where there can be none. */
export type ThumbnailIds = ReadonlyMap<number, string | null>;

export function useThumbnails(scope: BrowseScope): {
  readonly ids: ThumbnailIds;
  readonly want: (positions: readonly number[]) => void;
} {
  const key = scopeKey(scope);
  const [held, setHeld] = useState<{ readonly key: string; readonly ids: ThumbnailIds }>({ key, ids: new Map() });
  const asked = useRef(scope);
  asked.current = scope;

  const add = useCallback(
    (made: readonly { readonly position: number; readonly id: string | null }[]) => {
      if (made.length === 0) return;
      setHeld((before) => {
        const ids = new Map(before.key === key ? before.ids : []);
        for (const { position, id } of made) ids.set(position, id);
        return { key, ids };
      });
    },
    [key],
  );

  useEffect(() => {
    // Those that come together are shown together: one render for all of a moment.
    let collected: { readonly position: number; readonly id: string | null }[] = [];
    let frame = 0;
    const end = subscribe('browse.thumbnail', ({ scope: of, thumbnail }) => {
      if (of !== key) return;
      collected.push(thumbnail);
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        add(collected);
        collected = [];
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      end();
    };
  }, [key, add]);

  const want = useCallback(
    (positions: readonly number[]) => {
      request('browse.thumbnails', { scope: asked.current, positions: positions.slice(0, 500) }).then(
        ({ known }) => add(known),
        // The grid's own query tells what is wrong; placeholders stay.
        (error: unknown) => console.warn(error),
      );
    },
    [add],
  );
  const ids = held.key === key ? held.ids : noIds;
  return useMemo(() => ({ ids, want }), [ids, want]);
}

const noIds: ThumbnailIds = new Map();
