import { describe, expect, it } from 'vitest';
import { itemKey, RandomStream } from './stream.ts';

const key = { seed: 42, item: 7, copy: 3, step: 1 };

function take(stream: RandomStream, n: number): number[] {
  return Array.from({ length: n }, () => stream.uniform());
}

describe('RandomStream', () => {
  it('repeats itself for the same key', () => {
    expect(take(new RandomStream(key), 9)).toEqual(take(new RandomStream(key), 9));
  });

  it('starts anew when moved, whatever was drawn before', () => {
    const moved = new RandomStream({ ...key, item: 8 });
    moved.normal();

    moved.moveTo(key.seed, key.item, key.copy, key.step);

    expect(take(moved, 9)).toEqual(take(new RandomStream(key), 9));
  });

  it.each(['seed', 'item', 'copy', 'step'] as const)('differs when %s differs', (part) => {
    const other = { ...key, [part]: key[part] + 1 };

    expect(take(new RandomStream(key), 4)).not.toEqual(take(new RandomStream(other), 4));
  });

  it('tells seeds above 32 bits apart', () => {
    const high = { ...key, seed: key.seed + 2 ** 32 };

    expect(take(new RandomStream(key), 4)).not.toEqual(take(new RandomStream(high), 4));
  });

  it('is uniform: mean, spread and ten equal bins of 100,000 draws are as expected', () => {
    const stream = new RandomStream(key);
    const draws = take(stream, 100_000);
    const bins = new Array<number>(10).fill(0);
    for (const u of draws) bins[Math.floor(u * 10)]! += 1;

    const chiSquare = bins.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0);

    expect(Math.abs(draws.reduce((a, b) => a + b) / draws.length - 0.5)).toBeLessThan(0.004);
    expect(chiSquare).toBeLessThan(27.9); // 99.9th percentile of chi-square with 9 degrees of freedom
  });

  it('draws every whole number below n, and only those', () => {
    const stream = new RandomStream(key);

    const seen = new Set(Array.from({ length: 500 }, () => stream.below(7)));

    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('draws normals with mean 0 and variance 1', () => {
    const stream = new RandomStream(key);
    const draws = Array.from({ length: 100_000 }, () => stream.normal());
    const mean = draws.reduce((a, b) => a + b) / draws.length;
    const variance = draws.reduce((a, b) => a + (b - mean) ** 2, 0) / draws.length;

    expect(Math.abs(mean)).toBeLessThan(0.015);
    expect(Math.abs(variance - 1)).toBeLessThan(0.02);
  });

  it('takes every item once in a permutation', () => {
    const order = new RandomStream(key).permutation(50);

    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });

  it('draws nothing for a certain or an impossible chance', () => {
    const stream = new RandomStream(key);

    expect([stream.chance(1), stream.chance(0), stream.uniform()]).toEqual([
      true,
      false,
      take(new RandomStream(key), 1)[0],
    ]);
  });
});

describe('itemKey', () => {
  it('is FNV-1a of the UTF-8 bytes', () => {
    expect(itemKey('')).toBe(0x811c9dc5);
    expect(itemKey('foobar')).toBe(0xbf9cf968);
  });
});

describe('sample', () => {
  it('draws distinct numbers below n, each as likely to come first as any', () => {
    const first = new Array<number>(6).fill(0);

    for (let item = 0; item < 6000; item++) {
      const drawn = new RandomStream({ seed: 3, item, copy: 0, step: 0 }).sample(6, 3);
      expect(new Set(drawn).size).toBe(3);
      first[drawn[0] as number]!++;
    }

    expect(Math.min(...first)).toBeGreaterThan(850);
    expect(Math.max(...first)).toBeLessThan(1150);
  });

  it('gives all of them when more are asked for than there are', () => {
    const drawn = new RandomStream({ seed: 3, item: 0, copy: 0, step: 0 }).sample(5, 9);

    expect([...drawn].sort()).toEqual([0, 1, 2, 3, 4]);
  });
});
