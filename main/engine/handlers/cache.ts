import { cacheLimitBytes } from '../limits.ts';
import { type CacheSize, cacheSize, pruneCache } from '../store/prune-cache.ts';
import type { EngineContext, Handlers } from './handler.ts';

const empty: CacheSize = { files: 0, bytes: 0 };

export const cacheHandlers: Pick<Handlers, 'cache.describe' | 'cache.clear'> = {
  'cache.describe': (_input, { workspace }) => (workspace.folder === undefined ? empty : cacheSize(workspace.folder)),
  'cache.clear': (_input, { workspace }) => (workspace.folder === undefined ? empty : pruneCache(workspace.folder, 0)),
};

/** Brings the cache of the open project below the limit. What fails is tried again the next time. */
export async function keepCacheSmall({ workspace, reportBug }: EngineContext): Promise<void> {
  const most = cacheLimitBytes();
  if (workspace.folder === undefined || !Number.isFinite(most)) return;
  await pruneCache(workspace.folder, most).catch(reportBug);
}
