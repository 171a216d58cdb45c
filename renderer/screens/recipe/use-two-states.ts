import { useState } from 'react';
import { type DraftState, recipeOf } from '../../../app/contract/recipe-draft.ts';

export type Letter = 'A' | 'B';

/** Two states of one recipe to go to and fro between; the one that is shown is the recipe. */
export interface TwoStates {
  readonly shown: Letter;
  /** The other one is kept, so there is something to flip to. */
  readonly differs: boolean;
  readonly flip: () => void;
}

/** The first flip keeps the recipe as it stands under both letters; from then on each keeps its own edits. */
export function useTwoStates(state: DraftState | null, commit: (state: DraftState) => void): TwoStates {
  const [shown, setShown] = useState<Letter>('A');
  const [other, setOther] = useState<DraftState | null>(null);
  return {
    shown,
    differs: state !== null && other !== null && JSON.stringify(recipeOf(state)) !== JSON.stringify(recipeOf(other)),
    flip() {
      if (state === null) return;
      setOther(state);
      setShown(shown === 'A' ? 'B' : 'A');
      if (other !== null) commit(other);
    },
  };
}
