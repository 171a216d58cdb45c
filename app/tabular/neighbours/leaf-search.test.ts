import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matrixOf, plainNeighbours } from '../../../test/parity/references/plain-neighbours.ts';
import { RandomStream } from '../../random/stream.ts';
import { inThreadSearch } from './in-thread.ts';
import { sourceHash } from './leaf-filter.wasm.ts';
import type { NeighbourQuery } from './search.ts';

const control = { gate: async () => undefined, progress: () => undefined };

/** One number from the stream, in the manner of a kind of data. */
type Draw = (random: RandomStream) => number;

const kinds: Readonly<Record<string, Draw>> = {
  normal: (random) => random.normal(),
  'ties on a small grid': (random) => random.below(3),
  'an offset a billion times the spread': (random) => 1e9 + random.normal(),
  'heavy tails': (random) => Math.exp(6 * random.normal()),
  'numbers too small for f32': (random) => 1e-200 * random.normal(),
  'numbers too large for f32': (random) => 1e150 * random.normal(),
  'all the same': () => 4.25,
  'few outliers': (random) => (random.chance(0.01) ? 1e12 : random.normal()),
};

function draw(kind: Draw, rows: number, columns: number, seed: number) {
  const random = new RandomStream({ seed, item: rows, copy: columns, step: 0 });
  return matrixOf(Array.from({ length: rows }, () => Array.from({ length: columns }, () => kind(random))));
}

async function expectCanonical(query: NeighbourQuery): Promise<void> {
  const { positions, squaredDistances } = await inThreadSearch.search(query, control);

  const expected = plainNeighbours(query).flat();
  expect([...positions]).toEqual(expected.map(({ position }) => position));
  expect([...squaredDistances]).toEqual(expected.map(({ squared }) => squared));
}

describe('the search in leaves', () => {
  for (const [name, kind] of Object.entries(kinds)) {
    it.each([
      [2, 1, 1],
      [64, 3, 5],
      [65, 2, 64],
      [300, 1, 5],
      [500, 9, 7],
      [130, 70, 3],
    ])(`gives the canonical lists for ${name}: %i rows, %i columns, k = %i`, async (rows, columns, k) => {
      const points = draw(kind, rows, columns, 1);

      await expectCanonical({ points, queries: points, self: null, k, stage: '' });
    });
  }

  it('leaves a query out by its position among other points', async () => {
    const points = draw(kinds['ties on a small grid']!, 200, 2, 2);
    const self = Int32Array.from({ length: 40 }, (_, i) => i * 5);
    const queries = matrixOf([...self].map((row) => [...points.values.subarray(row * 2, row * 2 + 2)]));

    await expectCanonical({ points, queries, self, k: 6, stage: '' });
  });

  it('answers queries that are no points, also far away', async () => {
    const points = draw(kinds.normal!, 200, 4, 3);
    const queries = matrixOf([
      [1e6, 0, 0, 0],
      [0, 0, 0, 0],
      [-3, 1e30, 2, 1],
    ]);

    await expectCanonical({ points, queries, self: new Int32Array(3).fill(-1), k: 9, stage: '' });
  });
});

describe('the filter', () => {
  it('is compiled from the source that is here', () => {
    const source = readFileSync(new URL('./leaf-filter.as.ts', import.meta.url));

    expect(sourceHash).toBe(createHash('sha256').update(source).digest('hex'));
  });
});
