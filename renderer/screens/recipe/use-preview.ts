import { useEffect, useRef, useState } from 'react';
import type { MeasuredCost, PreviewTile } from '../../../app/contract/commands.ts';
import { type DraftState, recipeOf } from '../../../app/contract/recipe-draft.ts';
import { describeError, RequestFailed, request, subscribe } from '../../engine/client.ts';

/** The pictures of the preview, asked anew whenever the recipe or the tiles change. */

export interface WantedTile {
  readonly item: string;
  readonly copy: number;
  /** Of a pinned tile, in place of the recipe's. */
  readonly seed?: number;
}

export interface ShownTile {
  readonly tile: PreviewTile;
  /** It is of the recipe before, until the new one is there. */
  readonly old: boolean;
}

export interface Preview {
  readonly tiles: readonly (ShownTile | undefined)[];
  readonly busy: boolean;
  readonly cost: MeasuredCost | null;
  readonly error: string | null;
}

interface PreviewWish {
  readonly datasetId: string;
  readonly state: DraftState | null;
  readonly tiles: readonly WantedTile[];
  /** While something is dragged: small pictures, at most one request in `betweenDraftsMs`. */
  readonly draft: boolean;
  readonly fullSize: number;
}

const draftSize = 128;
const betweenDraftsMs = 60;
let requests = 0;

export function usePreview({ datasetId, state, tiles, draft, fullSize }: PreviewWish): Preview {
  const [preview, setPreview] = useState<Preview>({ tiles: [], busy: false, cost: null, error: null });
  const asked = useRef('');
  const lastSent = useRef(0);
  const wish = JSON.stringify([datasetId, state === null ? null : recipeOf(state), tiles, draft, fullSize]);

  useEffect(
    () =>
      subscribe('preview.made', ({ request: id, index, tile }) => {
        if (id !== asked.current) return;
        setPreview((known) => ({ ...known, tiles: known.tiles.with(index, { tile, old: false }) }));
      }),
    [],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the wish stands for all that is asked
  useEffect(() => {
    if (state === null || tiles.length === 0) return;
    const send = (): void => {
      lastSent.current = performance.now();
      const id = `preview-${++requests}`;
      asked.current = id;
      setPreview((known) => ({ ...known, busy: true, tiles: tiles.map((_, index) => aged(known.tiles[index])) }));
      const size = draft ? draftSize : fullSize;
      const recipe = recipeOf(state);
      request('preview.render', {
        ...{ slot: 'recipe', request: id, datasetId, recipe, size, measure: !draft },
        tiles: [...tiles],
      }).then(
        ({ tiles: made, cost }) => {
          if (asked.current !== id) return;
          setPreview((known) => ({
            ...{ tiles: made.map((tile) => ({ tile, old: false })), busy: false, error: null },
            cost: cost ?? known.cost,
          }));
        },
        (error: unknown) => {
          // A newer request has taken the place of this one.
          if (asked.current !== id || (error instanceof RequestFailed && error.code === 'cancelled')) return;
          setPreview((known) => ({ ...known, busy: false, error: describeError(error).message }));
        },
      );
    };
    const wait = draft ? Math.max(0, betweenDraftsMs - (performance.now() - lastSent.current)) : 0;
    const timer = setTimeout(send, wait);
    return () => clearTimeout(timer);
  }, [wish]);

  return preview;
}

function aged(shown: ShownTile | undefined): ShownTile | undefined {
  return shown === undefined ? undefined : { ...shown, old: true };
}
