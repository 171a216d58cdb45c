import { useEffect, useState } from 'react';
import { cacheUrl } from '../../../../app/contract/cached-bytes.ts';
import type { PreviewTile } from '../../../../app/contract/commands.ts';
import { type DraftState, recipeOf } from '../../../../app/contract/recipe-draft.ts';
import { describeError, RequestFailed, request } from '../../../engine/client.ts';
import type { WantedTile } from '../use-preview.ts';
import { type Histogram, histogramOf } from './histogram.ts';

/** The two pictures of a comparison, large, with their levels. */
export interface Compared {
  readonly before: Side | null;
  readonly after: Side | null;
  readonly operations: PreviewTile['operations'];
  readonly error: string | null;
}

export interface Side {
  readonly picture: string;
  /** Of the copy as the run makes it. */
  readonly width: number;
  readonly height: number;
  /** Null until the picture was looked at. */
  readonly levels: Histogram | null;
}

interface ComparedWish {
  readonly datasetId: string;
  readonly state: DraftState;
  readonly tile: WantedTile;
  /** How many of the steps the earlier picture has seen; 0 for the original. */
  readonly from: number;
}

const SIZE = 1024;
let requests = 0;

export function useCompared({ datasetId, state, tile, from }: ComparedWish): Compared {
  const [before, setBefore] = useState<Side | null>(null);
  const [after, setAfter] = useState<{ side: Side | null; operations: PreviewTile['operations'] } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const recipe = JSON.stringify(recipeOf(state));
  const where = JSON.stringify([datasetId, tile]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts stand for the recipe and the tile
  useEffect(
    () =>
      asking(
        () => copyAfter('compare-after', { datasetId, state, tile }),
        (made) => {
          setError(made.failure?.message ?? null);
          setAfter({ side: sideOf(made), operations: made.operations });
          lookAt(made.picture, (levels) =>
            setAfter((known) => (known?.side == null ? known : { ...known, side: { ...known.side, levels } })),
          );
        },
        setError,
      ),
    [recipe, where],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts stand for the recipe and the tile
  useEffect(
    () =>
      asking<PlainPicture>(
        () =>
          from === 0
            ? request('preview.source', { datasetId, item: tile.item, size: SIZE })
            : copyAfter('compare-before', {
                ...{ datasetId, tile },
                state: { ...state, steps: state.steps.slice(0, from) },
              }),
        (made) => {
          setBefore(sideOf(made));
          lookAt(made.picture, (levels) => setBefore((known) => (known === null ? null : { ...known, levels })));
        },
        setError,
      ),
    [from === 0 ? '' : recipe, where, from],
  );
  return { before, after: after?.side ?? null, operations: after?.operations ?? [], error };
}

type PlainPicture = Pick<PreviewTile, 'picture' | 'width' | 'height'>;

function sideOf({ picture, width, height }: PlainPicture): Side | null {
  return picture === null ? null : { picture, width, height, levels: null };
}

async function copyAfter(slot: string, { datasetId, state, tile }: Omit<ComparedWish, 'from'>): Promise<PreviewTile> {
  const { tiles } = await request('preview.render', {
    ...{ slot, request: `${slot}-${++requests}`, datasetId, recipe: recipeOf(state), size: SIZE },
    tiles: [tile],
  });
  return tiles[0] as PreviewTile;
}

/** Asks, and tells the answer unless something newer was asked in the meantime. Returns what forgets it. */
function asking<Answer>(
  ask: () => Promise<Answer>,
  tell: (answer: Answer) => void,
  fail: (message: string) => void,
): () => void {
  let stale = false;
  ask().then(
    (answer) => {
      if (!stale) tell(answer);
    },
    (failure: unknown) => {
      if (stale || (failure instanceof RequestFailed && failure.code === 'cancelled')) return;
      fail(describeError(failure).message);
    },
  );
  return () => {
    stale = true;
  };
}

function lookAt(picture: string | null, tell: (levels: Histogram) => void): void {
  if (picture === null) return;
  const image = new Image();
  image.crossOrigin = 'anonymous';
  image.onload = () => {
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) return;
    context.drawImage(image, 0, 0);
    tell(histogramOf(context.getImageData(0, 0, canvas.width, canvas.height).data));
  };
  image.src = cacheUrl(picture);
}
