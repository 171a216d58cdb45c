import { availableParallelism } from 'node:os';

/** How much of the machine the engine may use, as it was configured; the command line leaves it at what is there. */

export interface Limits {
  /** Threads of a run; null for one for each core. */
  readonly workers: number | null;
  /** Bytes that a table may need; null for what is free. */
  readonly memoryBytes: number | null;
  /** Bytes of the cache of a project; null for no limit. */
  readonly cacheBytes: number | null;
}

let limits: Limits = { workers: null, memoryBytes: null, cacheBytes: null };

export function setLimits(next: Limits): void {
  limits = next;
}

export function runWorkers(): number {
  return limits.workers ?? availableParallelism();
}

/** Never more than is free. */
export function tableMemoryBytes(): number {
  const free = process.availableMemory();
  return limits.memoryBytes === null ? free : Math.min(free, limits.memoryBytes);
}

export function cacheLimitBytes(): number {
  return limits.cacheBytes ?? Number.POSITIVE_INFINITY;
}
