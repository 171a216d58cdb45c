import type { Border } from '../effect.ts';

/**
 * The index that stands for `i` in a row of `n` samples when `i` lies outside 0 … n − 1; −1 for a constant border.
 * reflect101 mirrors without repeating the edge (2 1 0 1 2), reflect repeats it (1 0 0 1), wrap starts again.
 */
export function borderIndex(i: number, n: number, border: Border): number {
  if (i >= 0 && i < n) return i;
  switch (border) {
    case 'constant':
      return -1;
    case 'replicate':
      return i < 0 ? 0 : n - 1;
    case 'wrap':
      return ((i % n) + n) % n;
    case 'reflect': {
      const period = 2 * n;
      const k = ((i % period) + period) % period;
      return k < n ? k : period - 1 - k;
    }
    case 'reflect101': {
      if (n === 1) return 0;
      const period = 2 * n - 2;
      const k = ((i % period) + period) % period;
      return k < n ? k : period - k;
    }
  }
}
