/** Distributions as tables: the value that is not exceeded with the probability (i + 0.5) / 65,536. */

import { normalQuantiles } from './noise-field.ts';

export type Distribution =
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'gaussian'; readonly mean: number; readonly std: number }
  | { readonly kind: 'laplace'; readonly mean: number; readonly scale: number }
  /** From −scale to scale. */
  | { readonly kind: 'beta'; readonly alpha: number; readonly beta: number; readonly scale: number };

const LEVELS = 65_536;

export function quantilesOf(distribution: Distribution): Float32Array {
  switch (distribution.kind) {
    case 'uniform': {
      const { low, high } = distribution;
      return tableOf((share) => low + (high - low) * share);
    }
    case 'gaussian': {
      const { mean, std } = distribution;
      return normalQuantiles().map((value) => mean + std * value);
    }
    case 'laplace': {
      const { mean, scale } = distribution;
      return tableOf((share) =>
        share < 0.5 ? mean + scale * Math.log(2 * share) : mean - scale * Math.log(2 - 2 * share),
      );
    }
    case 'beta':
      return betaQuantiles(distribution.alpha, distribution.beta).map((x) => (2 * x - 1) * distribution.scale);
  }
}

function tableOf(quantile: (share: number) => number): Float32Array {
  return Float32Array.from({ length: LEVELS }, (_, i) => quantile((i + 0.5) / LEVELS));
}

/** Steps of the sum that stands for the integral of the density. */
const STEPS = 16_384;

/**
 * Of the beta distribution from 0 to 1. With x = sin² φ the density has no poles at the ends down to α, β = 0.5, so that
 * a plain sum over φ will do.
 */
function betaQuantiles(alpha: number, beta: number): Float32Array {
  const reached = new Float64Array(STEPS + 1);
  for (let i = 0; i < STEPS; i++) {
    const angle = ((i + 0.5) / STEPS) * (Math.PI / 2);
    const density = Math.exp((2 * alpha - 1) * Math.log(Math.sin(angle)) + (2 * beta - 1) * Math.log(Math.cos(angle)));
    reached[i + 1] = (reached[i] as number) + density;
  }
  const total = reached[STEPS] as number;
  let step = 0;
  return tableOf((share) => {
    while (step < STEPS - 1 && (reached[step + 1] as number) < share * total) step++;
    const [from, to] = [reached[step] as number, reached[step + 1] as number];
    const part = to === from ? 0.5 : Math.min(1, Math.max(0, (share * total - from) / (to - from)));
    return Math.sin(((step + part) / STEPS) * (Math.PI / 2)) ** 2;
  });
}
