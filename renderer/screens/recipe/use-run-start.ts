import { useState } from 'react';
import { request } from '../../engine/client.ts';

interface RunWish {
  readonly datasetId: string;
  readonly recipe: Readonly<Record<string, unknown>>;
  readonly recipeName: string;
}

/** Starts a run once, however often it is asked for before the engine has answered. */
export function useRunStart(told: { readonly started: () => void; readonly failed: (error: unknown) => void }): {
  readonly starting: boolean;
  readonly start: (wish: RunWish) => void;
} {
  const [starting, setStarting] = useState(false);
  return {
    starting,
    start(wish) {
      if (starting) return;
      setStarting(true);
      request('run.start', wish).then(told.started, (failure: unknown) => {
        told.failed(failure);
        setStarting(false);
      });
    },
  };
}
