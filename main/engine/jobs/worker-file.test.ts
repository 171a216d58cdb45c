import { expect, test } from 'vitest';
import { workerFile } from './worker-file.ts';

test('finds the source of a worker beside its caller', () => {
  const file = workerFile('../rows/row-worker.ts', 'file:///twelvefold/main/engine/jobs/worker-pool.ts');

  expect(file.href).toBe('file:///twelvefold/main/engine/rows/row-worker.ts');
});

test('finds the bundle of a worker in the one folder of all bundles', () => {
  const file = workerFile('../rows/row-worker.ts', 'file:///twelvefold/dist/node/chunk-worker-pool.mjs');

  expect(file.href).toBe('file:///twelvefold/dist/node/row-worker.mjs');
});
