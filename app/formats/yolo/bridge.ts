import type { Ring } from '../annotation.ts';

/**
 * One ring that goes around all of several: each further ring is entered and left by the same shortest line, which has no
 * width. Filled by the even-odd rule it covers what the rings cover.
 */
export function bridged(rings: readonly Ring[]): readonly number[] {
  const [first, ...others] = rings;
  let joined = [...(first?.points ?? [])];
  for (const { points } of others) {
    const { from, to } = nearest(joined, points);
    const around = [...points.slice(to), ...points.slice(0, to), ...points.slice(to, to + 2)];
    joined = [...joined.slice(0, from + 2), ...around, ...joined.slice(from)];
  }
  return joined;
}

function nearest(a: readonly number[], b: readonly number[]): { readonly from: number; readonly to: number } {
  let best = { from: 0, to: 0, distance: Infinity };
  for (let from = 0; from + 1 < a.length; from += 2) {
    for (let to = 0; to + 1 < b.length; to += 2) {
      const distance = Math.hypot((a[from] ?? 0) - (b[to] ?? 0), (a[from + 1] ?? 0) - (b[to + 1] ?? 0));
      if (distance < best.distance) best = { from, to, distance };
    }
  }
  return best;
}
