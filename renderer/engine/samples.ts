import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type BrowseFilter, type BrowseScope, type Sample, scopeKey } from '../../app/contract/browse.ts';
import { request, subscribe } from './client.ts';
import { type PagedList, usePages } from './use-pages.ts';

/** Windows of the engine's samples, and their thumbnails. */

export interface SampleWindow extends Pick<PagedList<Sample, unknown>, 'error' | 'at' | 'want'> {
  /** Null until the engine has answered once. */
  readonly matching: number | null;
}

export function useSamples(scope: BrowseScope, filter: BrowseFilter, revision: number): SampleWindow {
  const { head, error, at, want } = usePages({
    key: JSON.stringify([scopeKey(scope), filter, revision]),
    pageSize: 200,
    mostPages: 24,
    async ask(window) {
      const { samples, matching } = await request('browse.samples', { scope, filter, ...window });
      return { entries: samples, head: matching };
    },
  });
  return useMemo(() => ({ matching: head, error, at, want }), [head, error, at, want]);
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
