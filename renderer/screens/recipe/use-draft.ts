import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft, DraftState } from '../../../app/contract/recipe-draft.ts';
import { request } from '../../engine/client.ts';

/** The recipe being edited: shown at once, kept by the engine edit by edit. */
export interface RecipeDraft {
  /** With what is being dragged or typed right now; null until the engine has answered. */
  readonly state: DraftState | null;
  /** Something is being dragged: the state is not an edit yet. */
  readonly moving: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly saving: 'saved' | 'saving' | 'failed';
  /** Why the last edit was not taken, or why there is no draft. */
  readonly error: unknown;
  readonly move: (state: DraftState) => void;
  /** Makes what was moved an edit. */
  readonly release: () => void;
  readonly commit: (state: DraftState) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

export function useDraft(datasetId: string): RecipeDraft {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [moved, setMoved] = useState<DraftState | null>(null);
  const [saving, setSaving] = useState<RecipeDraft['saving']>('saved');
  const [error, setError] = useState<unknown>(null);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  /** Counts what was asked: only the last answer may be shown. */
  const turn = useRef(0);
  const movedNow = useRef<DraftState | null>(null);

  /** Requests go one after the other, so that edits are kept in their order. */
  const ask = useCallback(
    (what: () => Promise<Draft>) => {
      const mine = ++turn.current;
      setSaving('saving');
      const show = (next: Draft): void => {
        if (mine === turn.current) setDraft(next);
      };
      line.current = line.current.then(what).then(
        (next) => {
          show(next);
          setError(null);
          if (mine === turn.current) setSaving('saved');
        },
        async (failure: unknown) => {
          setError(failure);
          setSaving('failed');
          // What could not be kept is not shown as if it were.
          await request('draft.open', { datasetId }).then(show, () => undefined);
        },
      );
    },
    [datasetId],
  );

  useEffect(() => {
    setDraft(null);
    ask(() => request('draft.open', { datasetId }));
  }, [ask, datasetId]);

  const setMoving = useCallback((state: DraftState | null) => {
    movedNow.current = state;
    setMoved(state);
  }, []);
  const commit = useCallback(
    (state: DraftState) => {
      setMoving(null);
      setDraft({ state, canUndo: true, canRedo: false });
      ask(() => request('draft.save', { datasetId, state }));
    },
    [ask, datasetId, setMoving],
  );
  return {
    state: moved ?? draft?.state ?? null,
    moving: moved !== null,
    canUndo: draft?.canUndo === true,
    canRedo: draft?.canRedo === true,
    saving,
    error,
    move: setMoving,
    release: useCallback(() => {
      if (movedNow.current !== null) commit(movedNow.current);
    }, [commit]),
    commit,
    undo: useCallback(() => ask(() => request('draft.undo', { datasetId })), [ask, datasetId]),
    redo: useCallback(() => ask(() => request('draft.redo', { datasetId })), [ask, datasetId]),
  };
}
