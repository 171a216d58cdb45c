import { useCallback, useEffect, useRef, useState } from 'react';
import type { RequestInput, RequestName, RequestOutput } from '../../app/contract/bridge.ts';
import { request } from './client.ts';

/** A window of the engine's data: asked for when mounted and whenever `revision` changes. */

export type Query<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly error: unknown };

export function useQuery<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
  revision: unknown,
): { readonly query: Query<RequestOutput<Name>>; readonly retry: () => void } {
  const [query, setQuery] = useState<Query<RequestOutput<Name>>>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(input);
  latest.current = input;
  const key = JSON.stringify([name, input, revision, attempt]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the name, the input and the revision
  useEffect(() => {
    let stale = false;
    request(name, latest.current).then(
      (value) => {
        if (!stale) setQuery({ state: 'ready', value });
      },
      (error: unknown) => {
        if (!stale) setQuery({ state: 'failed', error });
      },
    );
    return () => {
      stale = true;
    };
  }, [key]);

  return { query, retry: useCallback(() => setAttempt((n) => n + 1), []) };
}
