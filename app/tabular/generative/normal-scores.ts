/** Ranks of values as places on the normal curve, and the way back through the values seen. */

/** Past this the curve is flat to the last bit that matters here. */
const FLAT = 8;

/** The standard normal distribution function, by the series of Marsaglia (2004), to about 1e-15. */
export function normalShare(x: number): number {
  if (x <= -FLAT) return 0;
  if (x >= FLAT) return 1;
  let term = x;
  let sum = x;
  for (let n = 3; sum + term !== sum; n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + sum * density(x);
}

function density(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/**
 * The inverse of `normalShare` for shares between 0 and 1. Newton's steps from the middle never overshoot, since the
 * curve bends toward it on either side.
 */
export function normalScore(share: number): number {
  const wanted = Math.max(share, 1 - share);
  let x = 0;
  for (let round = 0; round < 100; round++) {
    const step = (wanted - normalShare(x)) / density(x);
    x += step;
    if (!(step > 1e-13)) break;
  }
  return share < 0.5 ? -x : x;
}

/** The scores Φ⁻¹((r − ½) / n) of values, equal ones sharing their mean rank r. */
export function scoresOf(values: Float64Array): Float64Array {
  const n = values.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => (values[a] as number) - (values[b] as number),
  );
  const scores = new Float64Array(n);
  for (let from = 0; from < n; ) {
    let end = from + 1;
    while (end < n && values[order[end] as number] === values[order[from] as number]) end++;
    const score = normalScore((from + end) / (2 * n));
    for (let i = from; i < end; i++) scores[order[i] as number] = score;
    from = end;
  }
  return scores;
}

export interface SeenValues {
  readonly sorted: Float64Array;
  /** Few or mostly tied values: only those seen are given back. */
  readonly snaps: boolean;
}

const FEW_VALUES = 20;

export function seenValues(values: Float64Array): SeenValues {
  const sorted = values.slice().sort();
  const distinct = new Set(sorted).size;
  const tied = sorted.filter((value, i) => value === sorted[i - 1] || value === sorted[i + 1]).length;
  return { sorted, snaps: distinct <= FEW_VALUES || tied > sorted.length / 2 };
}

/**
 * The value at a share of the distribution: linear between the values seen, of which the r-th stands at (r − ½) / n.
 * Beyond the outermost it is that one, or, with `extrapolate`, up to one gap of the two outermost further.
 */
export function valueAt({ sorted, snaps }: SeenValues, share: number, extrapolate: boolean): number {
  const last = sorted.length - 1;
  const position = share * sorted.length - 0.5;
  const inside = Math.min(last, Math.max(0, position));
  const below = Math.min(Math.floor(inside), Math.max(0, last - 1));
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, last)] as number;
  const part = inside - below;
  if (snaps) return part <= 0.5 ? low : high;
  const beyond = extrapolate ? 2 * (position - inside) : 0;
  return low === high ? low : low + (part + beyond) * (high - low);
}
