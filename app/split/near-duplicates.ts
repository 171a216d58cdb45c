import { FINGERPRINT_WORDS, fingerprintDistance } from './fingerprint.ts';
import type { JoinedSets } from './joined-sets.ts';

/**
 * Bits of 256 in which two pictures may differ and still count as the same scene. Measured on 69 photographs of six
 * kinds: shrunk to 100 pixels and stored as JPEG of quality 60 they differ from themselves in 6 to 27 bits (two of them in
 * more than this limit), from each other in 41 at least.
 */
const NEAR = 24;

/** With 32 bands and at most 31 differing bits, two near fingerprints agree in at least one whole band. */
const BANDS = 32;

/**
 * Joins samples whose fingerprints are near each other. Null fingerprints join nothing.
 * Candidates come from bands of 8 bits scattered over the fingerprint, so not every pair is compared.
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

/** Eight bits that lie far apart in the picture: one of every word, at places that move with the band. */
function bandOf(print: Uint32Array, band: number): number {
  let key = 0;
  for (let word = 0; word < FINGERPRINT_WORDS; word++) {
    key = (key << 1) | (((print[word] as number) >>> ((band + 5 * word) % BANDS)) & 1);
  }
  return key;
}
