import { useState } from 'react';
import type { DraftState } from '../../../app/contract/recipe-draft.ts';
import { changeBase } from './draft-edits.ts';
import type { WantedTile } from './use-preview.ts';

/** The seed of the recipe, the seeds before it, and tiles that keep theirs. */
export interface Seeds {
  readonly seed: number;
  readonly change: (seed: number) => void;
  /** Takes the next seed. */
  readonly reroll: () => void;
  /** Takes the seed before; null where there is none. */
  readonly back: (() => void) | null;
  readonly rerolls: number;
  readonly pins: ReadonlyMap<string, WantedTile>;
  readonly pin: (key: string, tile: WantedTile) => void;
}

export function useSeeds(state: DraftState, commit: (state: DraftState) => void): Seeds {
  const [before, setBefore] = useState<readonly number[]>([]);
  const [pins, setPins] = useState<ReadonlyMap<string, WantedTile>>(new Map());
  const seed = typeof state.base.seed === 'number' ? state.base.seed : 0;
  const take = (next: number): void => commit(changeBase(state, { seed: next }));
  const previous = before.at(-1);
  return {
    seed,
    change(next) {
      setBefore([...before, seed]);
      take(next);
    },
    reroll() {
      setBefore([...before, seed]);
      take(seed >= Number.MAX_SAFE_INTEGER ? 0 : seed + 1);
    },
    back:
      previous === undefined
        ? null
        : () => {
            setBefore(before.slice(0, -1));
            take(previous);
          },
    rerolls: before.length,
    pins,
    pin(key, tile) {
      const next = new Map(pins);
      if (!next.delete(key)) next.set(key, { ...tile, seed });
      setPins(next);
    },
  };
}
