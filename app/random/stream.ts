import { philoxBlock } from './philox.ts';

/**
 * What a random number is for. The same key gives the same numbers, whatever was drawn before, by whichever worker.
 * `item` is a row index within its class, or `itemKey(path)` of a picture; `copy` the copy of a picture (or the class
 * of a row); `step` the position of the step in the recipe, counted depth first.
 */
export interface StreamKey {
  /** The run's seed, a whole number from 0 to 2^53 − 1. */
  readonly seed: number;
  readonly item: number;
  readonly copy: number;
  readonly step: number;
}

const TWO_32 = 0x100000000;
const TWO_53_INVERSE = 2 ** -53;

function countingUp(n: number): Uint32Array {
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  return order;
}

/** A seeded stream of random numbers, at most 2^34 words long. Cheap to point at another key: see `moveTo`. */
export class RandomStream {
  readonly #block = new Uint32Array(4);
  #keyLow = 0;
  #keyHigh = 0;
  #item = 0;
  #copy = 0;
  #step = 0;
  #blockIndex = 0;
  #used = 4;
  #spareNormal: number | undefined;

  constructor(key: StreamKey) {
    this.moveTo(key.seed, key.item, key.copy, key.step);
  }

  /** Starts the stream of another key, without allocating. */
  moveTo(seed: number, item: number, copy: number, step: number): void {
    this.#keyLow = (seed % TWO_32) >>> 0;
    this.#keyHigh = Math.floor(seed / TWO_32) >>> 0;
    this.#item = item >>> 0;
    this.#copy = copy >>> 0;
    this.#step = step >>> 0;
    this.#blockIndex = 0;
    this.#used = 4;
    this.#spareNormal = undefined;
  }

  /** Uniform on 0 … 2^32 − 1. */
  uint32(): number {
    if (this.#used === 4) {
      philoxBlock(this.#block, this.#blockIndex++, this.#step, this.#copy, this.#item, this.#keyLow, this.#keyHigh);
      this.#used = 0;
    }
    return this.#block[this.#used++] as number;
  }

  /** Uniform on [0, 1), with 53 random bits. */
  uniform(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 0x4000000 + low) * TWO_53_INVERSE;
  }

  /** Uniform on [low, high); `low` when both are equal. */
  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** Uniform on 0 … n − 1 without bias, for 1 ≤ n ≤ 2^32 (rejection of the incomplete last interval). */
  below(n: number): number {
    const limit = TWO_32 - (TWO_32 % n);
    let word = this.uint32();
    while (word >= limit) word = this.uint32();
    return word % n;
  }

  /** True with probability p. p ≥ 1 and p ≤ 0 draw nothing, as in Albumentations. */
  chance(p: number): boolean {
    if (p >= 1) return true;
    if (p <= 0) return false;
    return this.uniform() < p;
  }

  /** Standard normal, by the Box–Muller transform. */
  normal(): number {
    if (this.#spareNormal !== undefined) {
      const spare = this.#spareNormal;
      this.#spareNormal = undefined;
      return spare;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.#spareNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** A random order of 0 … n − 1 (Fisher–Yates). */
  permutation(n: number): Uint32Array {
    const order = countingUp(n);
    for (let i = n - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const held = order[i] as number;
      order[i] = order[j] as number;
      order[j] = held;
    }
    return order;
  }

  /** The first `count` of a random order of 0 … n − 1, with as many draws and no more (Fisher–Yates from the front). */
  sample(n: number, count: number): Uint32Array {
    const order = countingUp(n);
    const end = Math.min(count, n);
    for (let i = 0; i < end; i++) {
      const j = i + this.below(n - i);
      const held = order[i] as number;
      order[i] = order[j] as number;
      order[j] = held;
    }
    return order.subarray(0, end);
  }
}

/**
 * The stream item of something named, such as a picture by its path in the dataset (with `/` between folders): FNV-1a
 * over UTF-8. Adding or removing other pictures does not change it. Two names with the same value draw alike, which
 * is harmless.
 */
export function itemKey(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash;
}
