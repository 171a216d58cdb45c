import { useEffect, useState } from 'react';
import type { CommandOutput } from '../../../app/contract/commands.ts';
import { request } from '../../engine/client.ts';

type Original = CommandOutput<'preview.source'>;

/** Pictures of a dataset as they are, asked for once each. One that cannot be read says so in its tile, not here. */
export function useOriginals(datasetId: string, items: readonly string[]): ReadonlyMap<string, Original> {
  const [known, setKnown] = useState<ReadonlyMap<string, Original>>(new Map());
  const wanted = [...new Set(items)].filter((item) => item !== '' && !known.has(item));
  const key = JSON.stringify([datasetId, wanted]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the dataset and the items
  useEffect(() => {
    let stale = false;
    for (const item of wanted) {
      request('preview.source', { datasetId, item, size: 512 }).then(
        (original) => {
          if (!stale) setKnown((before) => new Map(before).set(item, original));
        },
        () => undefined,
      );
    }
    return () => {
      stale = true;
    };
  }, [key]);
  return known;
}
