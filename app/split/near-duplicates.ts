import { FINGERPRINT_WORDS, fingerprintDistance } from './fingerprint.ts';
import type { JoinedSets } from './joined-sets.ts';

/**
 * Bits of 256 in which two pictures may differ and still count as the same scene. Re-encoding and resizing change up to
 * about ten; unrelated photographs differ in about a hundred.
 */
const NEAR = 10;

/** With 16 bands and at most ten differing bits, two near fingerprints agree in at least one whole band. */
const BANDS = 16;

/**
 * Joins samples whose fingerprints are near each other. Null fingerprints join nothing.
 * Candidates come from bands of 16 bits scattered over the fingerprint, so not every pair is compared.
 */
export function joinNearDuplicates(sets: JoinedSets, fingerprints: readonly (Uint32Array | null)[]): void {
  const distinct = joinEqual(sets, fingerprints);
  for (let band = 0; band < BANDS; band++) {
    const buckets = new Map<number, number[]>();
    for (const sample of distinct) {
      const key = bandOf(fingerprints[sample] as Uint32Array, band);
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [sample]);
      else bucket.push(sample);
    }
    for (const bucket of buckets.values()) joinWithin(sets, bucket, fingerprints);
  }
}

/** Joins equal fingerprints and returns one sample of each. */
function joinEqual(sets: JoinedSets, fingerprints: readonly (Uint32Array | null)[]): readonly number[] {
  const first = new Map<string, number>();
  fingerprints.forEach((print, sample) => {
    if (print === null) return;
    const key = print.join();
    const known = first.get(key);
    if (known === undefined) first.set(key, sample);
    else sets.join(known, sample);
  });
  return [...first.values()];
}

function joinWithin(sets: JoinedSets, bucket: readonly number[], prints: readonly (Uint32Array | null)[]): void {
  for (let i = 1; i < bucket.length; i++) {
    const sample = bucket[i] as number;
    const print = prints[sample] as Uint32Array;
    for (let j = 0; j < i; j++) {
      const other = bucket[j] as number;
      if (fingerprintDistance(print, prints[other] as Uint32Array) <= NEAR) sets.join(other, sample);
    }
  }
}

/** Sixteen bits that lie far apart in the picture: two of every word, at places that move with the band. */
function bandOf(print: Uint32Array, band: number): number {
  let key = 0;
  for (let word = 0; word < FINGERPRINT_WORDS; word++) {
    const low = (band + 5 * word) % BANDS;
    const bits = print[word] as number;
    key = (key << 2) | (((bits >>> low) & 1) << 1) | ((bits >>> (low + BANDS)) & 1);
  }
  return key;
}
