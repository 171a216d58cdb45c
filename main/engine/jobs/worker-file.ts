import { basename } from 'node:path';

/**
 * Where the program of a worker thread lies, from source and from the bundle alike:
 * `new Worker(workerFile('./row-worker.ts', import.meta.url))`.
 *
 * From source it is the file beside the caller, which Node runs as it is. For the bundle, vite.config.ts makes an entry of
 * every file of `main/engine` whose name ends in `-worker.ts`; all bundles lie in one folder, so only the base name
 * counts and must be unique (the build says so when it is not).
 */
export function workerFile(source: `${string}-worker.ts`, caller: string): URL {
  if (caller.endsWith('.ts')) return new URL(source, caller);
  return new URL(`./${basename(source, '.ts')}.mjs`, caller);
}
