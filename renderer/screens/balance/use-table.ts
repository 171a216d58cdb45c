import { useEffect, useRef, useState } from 'react';
import type { CommandOutput } from '../../../app/contract/commands.ts';
import type { Where } from '../../../app/errors.ts';
import { describeError, RequestFailed, request } from '../../engine/client.ts';

/** What the engine says of a table under a recipe: asked anew when the recipe changes, the old answer shown meanwhile. */

export type TableDescription = CommandOutput<'table.describe'>;
export type TablePoints = CommandOutput<'table.points'>;
export type TablePreview = CommandOutput<'table.preview'>;
export type Plane = { readonly x: string; readonly y: string } | null;
type Recipe = Readonly<Record<string, unknown>>;

export interface Trouble {
  readonly error: unknown;
  readonly code: string;
  readonly where: Where | undefined;
}

export interface Answer<Value> {
  readonly value: Value | null;
  /** Why there is none for the present recipe. */
  readonly trouble: Trouble | null;
  readonly busy: boolean;
}

/** The slot of this screen's previews. */
export const slot = 'balance';

/** While something is dragged, at most one question in so many milliseconds. */
const betweenMs = 60;

interface Question<Value> {
  /** Asked anew when it changes; null asks nothing. */
  readonly key: string | null;
  readonly ask: () => Promise<Value>;
  /** Milliseconds to wait for a further change. */
  readonly settleMs?: number;
}

/** The newest answer; an older one never takes the place of a newer one, and stays until the newer one is there. */
export function useAnswer<Value>({ key, ask, settleMs = 0 }: Question<Value>): Answer<Value> {
  const [answer, setAnswer] = useState<Answer<Value>>({ value: null, trouble: null, busy: false });
  const latest = useRef(ask);
  latest.current = ask;
  const asked = useRef(0);
  const lastSent = useRef(0);
  useEffect(() => {
    if (key === null) return;
    const turn = ++asked.current;
    setAnswer((known) => ({ ...known, busy: true }));
    const send = (): void => {
      lastSent.current = performance.now();
      latest.current().then(
        (value) => {
          if (asked.current === turn) setAnswer({ value, trouble: null, busy: false });
        },
        (error: unknown) => {
          if (asked.current !== turn) return;
          // Given up: what was known before is still what is known.
          if (error instanceof RequestFailed && error.code === 'cancelled') {
            setAnswer((known) => ({ ...known, busy: false }));
          } else setAnswer({ value: null, trouble: troubleOf(error), busy: false });
        },
      );
    };
    const pause = Math.max(0, betweenMs - (performance.now() - lastSent.current));
    const timer = setTimeout(send, Math.max(settleMs, pause));
    return () => clearTimeout(timer);
  }, [key, settleMs]);
  return answer;
}

function troubleOf(error: unknown): Trouble {
  return { error, code: describeError(error).code, where: error instanceof RequestFailed ? error.where : undefined };
}

/** The parts of a recipe that decide how a table is read. */
function reading({ steps: _steps, seed: _seed, guard: _guard, round: _round, ...rest }: Recipe): Recipe {
  return { ...rest, steps: [] };
}

export function useDescription(datasetId: string, recipe: Recipe): Answer<TableDescription> {
  const asked = reading(recipe);
  return useAnswer({
    key: JSON.stringify([datasetId, asked]),
    ask: () => request('table.describe', { datasetId, recipe: asked }),
  });
}

export function usePoints(datasetId: string, recipe: Recipe, plane: Plane): Answer<TablePoints> {
  const asked = reading(recipe);
  return useAnswer({
    key: JSON.stringify([datasetId, asked, plane]),
    ask: () => request('table.points', { datasetId, recipe: asked, plane }),
  });
}

export function useTablePreview(datasetId: string, recipe: Recipe, plane: Plane): Answer<TablePreview> {
  // The guard changes no row that is made, only how many are kept.
  const { guard: _guard, ...asked } = recipe;
  return useAnswer({
    key: JSON.stringify([datasetId, asked, plane]),
    ask: () => request('table.preview', { datasetId, recipe: asked, slot, plane }),
  });
}
