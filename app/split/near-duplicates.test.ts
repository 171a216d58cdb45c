import { describe, expect, it } from 'vitest';
import type { Raster } from '../image/raster.ts';
import { RandomStream } from '../random/stream.ts';
import { fingerprint, fingerprintDistance } from './fingerprint.ts';
import { JoinedSets } from './joined-sets.ts';
import { joinNearDuplicates } from './near-duplicates.ts';

/** Smooth blobs from a seed, drawn at any size: a stand-in for a photograph. */
function scene(seed: number, size = 96, noise = 0): Raster {
  const random = new RandomStream({ seed, item: 0, copy: 0, step: 0 });
  const blobs = Array.from(
    { length: 12 },
    () => [random.uniform(), random.uniform(), random.between(-120, 120)] as const,
  );
  const grain = new RandomStream({ seed: seed + 1000, item: 0, copy: 0, step: 0 });
  const data = Uint8Array.from({ length: size * size }, (_, i) => {
    const x = (i % size) / size;
    const y = Math.floor(i / size) / size;
    let value = 128;
    for (const [cx, cy, weight] of blobs) value += weight * Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) * 40);
    return Math.max(0, Math.min(255, value + noise * grain.between(-1, 1)));
  });
  return { width: size, height: size, channels: 1, data };
}

describe('joinNearDuplicates', () => {
  it('joins a resized and a noisy copy with the original and leaves other scenes apart', () => {
    const rasters = [scene(1), scene(2), scene(1, 160), scene(3), scene(1, 96, 6)];
    const sets = new JoinedSets(rasters.length);

    joinNearDuplicates(sets, rasters.map(fingerprint));

    expect([...sets.codes()]).toEqual([0, 1, 0, 3, 0]);
  });

  it('finds exactly the pairs that a comparison of all pairs finds', () => {
    const prints = Array.from({ length: 120 }, (_, i) => fingerprint(scene(i % 40, 64, (i % 5) * 3)));
    const fast = new JoinedSets(prints.length);
    const slow = new JoinedSets(prints.length);

    joinNearDuplicates(fast, prints);
    for (let a = 0; a < prints.length; a++) {
      for (let b = 0; b < a; b++) {
        const [first, second] = [prints[a], prints[b]];
        if (first && second && fingerprintDistance(first, second) <= 24) slow.join(a, b);
      }
    }

    expect(fast.codes()).toEqual(slow.codes());
  });

  it('says nothing about plain pictures', () => {
    const plain: Raster = { width: 20, height: 20, channels: 3, data: new Uint8Array(1200).fill(90) };

    expect(fingerprint(plain)).toBeNull();
  });

  it('takes pictures smaller than its grid and 16-bit ones', () => {
    const tiny: Raster = { width: 1, height: 1, channels: 1, data: Uint8Array.of(3) };
    const eight = scene(4);
    const sixteen: Raster = { ...eight, data: Uint16Array.from(eight.data, (v) => v * 257) };

    expect(fingerprint(tiny)).toBeNull();
    expect(fingerprint(sixteen)).toEqual(fingerprint(eight));
  });
});
